#include "kiosk/flow/search.h"

#include <algorithm>

#include "kiosk/flow/sign_up.h"
#include "kiosk/flow/sounds.h"
#include "storage/domain/characters.h"

namespace tsudoi::flow {
namespace {

constexpr Date kNoDate{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

std::vector<Needle> needles_of(const std::string& text) {
  std::vector<Needle> needles;
  const std::string words = single_blanks(nfkc(text));
  for (std::size_t from = 0; from < words.size();) {
    const std::size_t to = std::min(words.find(' ', from), words.size());
    Needle needle = needle_of(std::string_view(words).substr(from, to - from));
    if (!needle.written.empty()) needles.push_back(std::move(needle));
    from = to + 1;
  }
  return needles;
}

bool is_found(const Needle& needle, const Catalogue& catalogue, std::size_t index) {
  if (needle.undecided) return true;
  if (catalogue.haystack(index).find(needle.written) != std::string::npos) return true;
  return !needle.sound.empty() && catalogue.sounds(index).find(needle.sound) != std::string::npos;
}

}  // namespace

LocalTime next_time(const Listing& listing, LocalTime now) {
  const Session* next = next_session(listing, now);
  if (next == nullptr) return {kNoDate, {}};
  const Date date = next->date.value_or(now.date);
  const bool under_way = date < now.date;
  return {under_way ? now.date : date, under_way ? Minutes{} : next->from.value_or(Minutes{})};
}

std::vector<const Listing*> find_listings(const Query& query, const World& world) {
  const LocalTime now = world.local_now();
  const std::vector<Needle> needles = needles_of(query.text);
  std::vector<std::pair<LocalTime, const Listing*>> found;
  const std::vector<Listing>& listings = world.catalogue->listings();
  for (std::size_t at = 0; at < listings.size(); ++at) {
    const Listing& listing = listings[at];
    if (!holds(query.group, listing.kind) || !is_shown(listing, now.date)) continue;
    const bool is_news = listing.kind == ListingKind::notice;
    if (needles.empty() && !is_news && is_over(listing, now)) continue;
    const auto in_listing = [&](const Needle& n) { return is_found(n, *world.catalogue, at); };
    if (!std::ranges::all_of(needles, in_listing)) continue;
    const auto passed = [&](Filter filter) { return passes(filter, listing, world); };
    if (std::ranges::all_of(query.filters, passed))
      found.emplace_back(next_time(listing, now), &listing);
  }
  std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
  std::vector<const Listing*> out;
  for (const auto& [when, listing] : found) out.push_back(listing);
  return out;
}

}  // namespace tsudoi::flow
