// Which listing of the store a group of rows is, and which id a new one gets.
#pragma once

#include <map>
#include <set>
#include <span>

#include "sync/office/import/event_groups.h"

namespace tsudoi {

/// Finds listings by where they came from. Each existing listing is given out once.
///
/// Order: an id that names the group, when the name, or place and first day, still agree (offices
/// number every list from 1 again); else the same name and place not further away than
/// kCourseGapDays; days of which no date can be made only where the same words were there.
/// `existing` must outlive the matcher.
class EventMatcher {
 public:
  explicit EventMatcher(std::span<const Listing> existing);

  const Listing* take_match(const EventGroup& group);
  /// For a group without a match. An office's own ids are kept; else publisher and id where the id
  /// names the group; else publisher and a hash of name, place and first time. Never an id that is
  /// in use.
  ListingId new_id(const EventGroup& group);

 private:
  bool is_same(const EventGroup& group, const Listing& listing) const;
  const Listing* claim(const Listing* listing);

  std::multimap<std::pair<std::string, std::string>, const Listing*> by_original_id_;
  std::multimap<std::pair<std::string, std::string>, const Listing*> by_name_;
  std::set<const Listing*> claimed_;
  std::set<ListingId> ids_;
};

/// 13 characters of Crockford base 32 in lower case, from BLAKE2b of the parts.
std::string short_hash(std::initializer_list<std::string_view> parts);

}  // namespace tsudoi
