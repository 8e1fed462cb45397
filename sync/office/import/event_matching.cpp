#include "sync/office/import/event_matching.h"

#include <algorithm>

#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

constexpr std::size_t kHashBytes = 8;

std::string first_time_of(const Listing& listing) {
  const auto date = first_date(listing);
  if (!date) return {};
  const auto& session = listing.sessions.front();
  return to_iso(*date) + (session.from ? "T" + to_iso(*session.from) : "");
}

/// Days between two periods; 0 when they overlap. Listings without a date are near each other.
int days_apart(const Listing& a, const Listing& b) {
  const auto a_first = first_date(a), b_first = first_date(b);
  if (!a_first || !b_first) return a_first.has_value() == b_first.has_value() ? 0 : kCourseGapDays;
  const int gap =
      std::max(days_between(*last_date(a), *b_first), days_between(*last_date(b), *a_first));
  return std::max(gap, 0);
}

bool is_plain_id(std::string_view id) {
  return !id.empty() && is_text_id(text_id_from(id)) && text_id_from(id).size() == id.size();
}

/// An office's own words come with ids of its own: those can be trusted.
bool has_own_id(const EventGroup& group) {
  return group.rows.front()->words.any && is_text_id(group.original_id);
}

/// Days of which no date can be made are known by their words alone: "4月5日" in one list and
/// "5月3日" in the next are two listings, and so are "4月の試合日程" and "5月の試合日程".
bool says_other_days(const EventGroup& group, const Listing& listing) {
  const bool in_words = std::ranges::any_of(group.rows.front()->notices, [](const Notice& notice) {
    return notice.code == NoticeCode::year_missing || notice.code == NoticeCode::date_unreadable;
  });
  if (!in_words || first_date(group.listing)) return false;
  const auto words = [](const Listing& of) {
    return of.sessions.empty() ? std::string() : of.sessions.front().note;
  };
  return first_date(listing) || words(listing) != words(group.listing);
}

}  // namespace

std::string short_hash(std::initializer_list<std::string_view> parts) {
  Bytes joined;
  for (const std::string_view part : parts) {
    append(joined, view_of(part));
    joined.push_back(0);
  }
  const crypto::Hash hash = crypto::hash(joined);
  std::string text = to_base32(ByteView(hash).first(kHashBytes));
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return text;
}

EventMatcher::EventMatcher(std::span<const Listing> existing) {
  for (const Listing& listing : existing) {
    const Source& source = listing.source;
    ids_.insert(listing.id);
    by_name_.emplace(std::pair(source.publisher, name_key_of(listing)), &listing);
    if (!source.original_id.empty())
      by_original_id_.emplace(std::pair(source.publisher, source.original_id), &listing);
  }
}

const Listing* EventMatcher::claim(const Listing* listing) {
  if (listing != nullptr) claimed_.insert(listing);
  return listing;
}

bool EventMatcher::is_same(const EventGroup& group, const Listing& listing) const {
  const EventRow& lead = *group.rows.front();
  if (has_own_id(group)) return listing.id.value == group.original_id;
  if (says_other_days(group, listing)) return false;
  if (name_key_of(listing) == lead.name_key)
    return days_apart(group.listing, listing) <= kCourseGapDays;
  return place_key_of(listing) == lead.place_key && first_date(listing) &&
         first_date(listing) == first_date(group.listing);
}

const Listing* EventMatcher::take_match(const EventGroup& group) {
  const EventRow& lead = *group.rows.front();
  const std::string& publisher = group.listing.source.publisher;
  const auto by_id = by_original_id_.equal_range({publisher, group.original_id});
  if (!group.original_id.empty())
    for (auto at = by_id.first; at != by_id.second; ++at)
      if (!claimed_.contains(at->second) && is_same(group, *at->second)) return claim(at->second);
  if (has_own_id(group)) return nullptr;
  const Listing* nearest = nullptr;
  const auto by_name = by_name_.equal_range({publisher, lead.name_key});
  for (auto at = by_name.first; at != by_name.second; ++at) {
    const Listing* listing = at->second;
    if (claimed_.contains(listing) || place_key_of(*listing) != lead.place_key) continue;
    if (says_other_days(group, *listing)) continue;
    const int apart = days_apart(group.listing, *listing);
    const bool both_undated = !first_date(*listing) && !first_date(group.listing);
    const bool near =
        both_undated ? listing->description == group.listing.description : apart < kCourseGapDays;
    if (near && (nearest == nullptr || apart < days_apart(group.listing, *nearest)))
      nearest = listing;
  }
  return claim(nearest);
}

ListingId EventMatcher::new_id(const EventGroup& group) {
  const EventRow& lead = *group.rows.front();
  const std::string publisher = text_id_from(group.listing.source.publisher);
  const std::string prefix = publisher.empty() ? "" : publisher + "-";
  const std::string& id = group.original_id;
  ListingId chosen;
  if (has_own_id(group)) chosen.value = id;
  if (chosen.empty() && is_plain_id(id)) chosen.value = prefix + text_id_from(id);
  for (int attempt = 0; !is_text_id(chosen.value) || ids_.contains(chosen); ++attempt) {
    const std::string again = attempt == 0 ? "" : std::to_string(attempt);
    const std::string hash =
        short_hash({publisher, lead.name_key, first_time_of(lead.listing), lead.place_key, again});
    chosen.value = prefix.size() <= kTextIdBytesMax - hash.size() ? prefix + hash : hash;
  }
  ids_.insert(chosen);
  return chosen;
}

}  // namespace tsudoi
