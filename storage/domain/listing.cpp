#include "storage/domain/listing.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace tsudoi {
namespace {

constexpr Minutes kMidnight{24 * 60};
constexpr std::array<std::string_view, kLanguages> kTags{"ja", "ja-Hira", "en", "zh-Hans", "ko",
                                                         "es", "pt",      "vi", "fil"};
constexpr std::array<std::string_view, kListingKinds> kKindNames{
    "event",        "course",      "project",  "circle", "meeting", "open_call",
    "consultation", "association", "registry", "survey", "need",    "notice"};
constexpr std::array<std::string_view, 4> kModeNames{"walk_in", "first_come", "draw", "office"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view tag_of(Language language) {
  return kTags.at(static_cast<std::size_t>(language));
}
std::optional<Language> language_from_tag(std::string_view tag) {
  return find_name<Language>(kTags, tag);
}
std::string_view name_of(ListingKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}
std::optional<ListingKind> listing_kind_from(std::string_view name) {
  return find_name<ListingKind>(kKindNames, name);
}
std::string_view name_of(SeatMode mode) {
  return kModeNames.at(static_cast<std::size_t>(mode));
}
std::optional<SeatMode> seat_mode_from(std::string_view name) {
  return find_name<SeatMode>(kModeNames, name);
}

const std::string& Text::in(Language language) const {
  for (const auto& [tag, text] : others)
    if (tag == language) return text;
  return ja;
}

bool Text::has(Language language) const {
  if (language == Language::japanese) return true;
  return std::ranges::any_of(others, [&](const auto& other) { return other.first == language; });
}

std::optional<Date> first_date(const Listing& listing) {
  std::optional<Date> first;
  for (const Session& session : listing.sessions)
    if (session.date && (!first || *session.date < *first)) first = session.date;
  return first;
}

std::optional<Date> last_date(const Listing& listing) {
  std::optional<Date> last;
  for (const Session& session : listing.sessions) {
    const auto end = session.last_date ? session.last_date : session.date;
    if (end && (!last || *end > *last)) last = end;
  }
  return last;
}

bool has_ended(const Session& session, LocalTime now) {
  const auto end = session.last_date ? session.last_date : session.date;
  if (!end) return false;
  const LocalTime last{*end, session.to.value_or(kMidnight)};
  return from_tokyo(last).value <= from_tokyo(now).value;  // it may end after midnight
}

const Session* next_session(const Listing& listing, LocalTime now) {
  const auto begins = [](const Session& session) { return std::tuple(session.date, session.from); };
  const Session* next = nullptr;
  for (const Session& session : listing.sessions) {
    if ((!session.date && !session.last_date) || has_ended(session, now)) continue;
    if (next == nullptr || begins(session) < begins(*next)) next = &session;
  }
  return next;
}

const Role* role_of(const Listing& listing, const RoleId& id) {
  const auto at = std::ranges::find(listing.roles, id, &Role::id);
  return at == listing.roles.end() ? nullptr : &*at;
}

}  // namespace tsudoi
