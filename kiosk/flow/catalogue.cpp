#include "kiosk/flow/catalogue.h"

#include "kiosk/flow/sounds.h"
#include "storage/domain/characters.h"

namespace tsudoi::flow {
namespace {

template <class T>
std::unordered_map<std::string, std::size_t> index_of(const std::vector<T>& things) {
  std::unordered_map<std::string, std::size_t> index;
  for (std::size_t at = 0; at < things.size(); ++at) index.emplace(things[at].id.value, at);
  return index;
}

template <class T>
const T* found_in(const std::unordered_map<std::string, std::size_t>& index,
                  const std::vector<T>& things, const std::string& id) {
  const auto at = index.find(id);
  return at == index.end() ? nullptr : &things[at->second];
}

void add_line(std::string& lines, std::string_view text) {
  const std::string folded = search_fold(text);
  if (!folded.empty()) lines += folded + '\n';
}
void add_line(std::string& lines, const Text& text) {
  add_line(lines, text.ja);
  for (const auto& [language, other] : text.others) add_line(lines, other);
}

}  // namespace

Catalogue::Catalogue(Published published)
    : published_(std::move(published)),
      listings_(index_of(published_.listings)),
      forms_(index_of(published_.forms)),
      centres_(index_of(published_.centres)),
      areas_(index_of(published_.areas)) {
  for (const Listing& listing : published_.listings) {
    haystacks_.push_back(haystack_of(listing));
    sounds_.push_back(sound_of(haystacks_.back()));
  }
}

const Listing* Catalogue::listing(const ListingId& id) const {
  return found_in(listings_, published_.listings, id.value);
}
const Form* Catalogue::form(const FormId& id) const {
  return found_in(forms_, published_.forms, id.value);
}
const Centre* Catalogue::centre(const CentreId& id) const {
  return found_in(centres_, published_.centres, id.value);
}
const Area* Catalogue::area(const AreaId& id) const {
  return found_in(areas_, published_.areas, id.value);
}

/// One line for each thing, so that no word matches across two of them.
std::string Catalogue::haystack_of(const Listing& listing) const {
  std::string lines;
  add_line(lines, listing.title);
  add_line(lines, listing.title_kana);
  add_line(lines, listing.summary);
  add_line(lines, listing.place.name);
  if (const Centre* host = centre(listing.centre)) {
    add_line(lines, host->name);
    add_line(lines, host->name_kana);
  }
  for (const std::string& tag : listing.tags) add_line(lines, tag);
  add_line(lines, listing.category);
  add_line(lines, listing.organiser);
  return lines;
}

}  // namespace tsudoi::flow
