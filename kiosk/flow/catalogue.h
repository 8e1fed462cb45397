// What the office publishes, prepared once for looking up and searching: the kiosk makes a new one
// when a sync has changed it, and flow only reads.
//
// Owns: the listings, forms, centres and areas. Pointers from it live as long as it does.
// Limits: `find` over 2,000 listings takes well under a frame.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "storage/domain/form.h"

namespace tsudoi::flow {

struct Published {
  std::vector<Listing> listings;
  std::vector<Form> forms;
  std::vector<Centre> centres;
  std::vector<Area> areas;
};

class Catalogue {
 public:
  explicit Catalogue(Published published);

  const std::vector<Listing>& listings() const { return published_.listings; }
  const Listing* listing(const ListingId& id) const;
  const Form* form(const FormId& id) const;
  const Centre* centre(const CentreId& id) const;
  const Area* area(const AreaId& id) const;

  /// The folded words of listings()[index], in which a folded query is looked for.
  const std::string& haystack(std::size_t index) const { return haystacks_[index]; }
  /// The same by sound, long vowels made short.
  const std::string& sounds(std::size_t index) const { return sounds_[index]; }

 private:
  std::string haystack_of(const Listing& listing) const;

  Published published_;
  std::unordered_map<std::string, std::size_t> listings_, forms_, centres_, areas_;
  std::vector<std::string> haystacks_, sounds_;
};

}  // namespace tsudoi::flow
