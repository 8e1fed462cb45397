#include "kiosk/texts/text_key.h"

#include <array>
#include <string>
#include <vector>

#include "storage/base/assert.h"

namespace tsudoi::texts {

namespace {

#define TSUDOI_TEXT_NAME(name) #name,
constexpr std::array kNames{TSUDOI_TEXT_KEYS(TSUDOI_TEXT_NAME)};
#undef TSUDOI_TEXT_NAME

template <std::size_t... I>
constexpr auto key_array(std::index_sequence<I...>) {
  return std::array{static_cast<TextKey>(I)...};
}
constexpr auto kKeys = key_array(std::make_index_sequence<kNames.size()>{});

std::vector<std::string> msgids() {
  std::vector<std::string> all(kNames.begin(), kNames.end());
  for (std::string& id : all) id[id.find('_')] = '.';
  return all;
}

/// The key `steps` after `first`: for enums whose keys stand in the enum's own order.
template <class Enum>
TextKey after(TextKey first, Enum steps) {
  return static_cast<TextKey>(static_cast<std::size_t>(first) + static_cast<std::size_t>(steps));
}

}  // namespace

static_assert(static_cast<std::size_t>(TextKey::problem_team_too_large) -
                  static_cast<std::size_t>(TextKey::problem_missing) + 1 ==
              kProblems);
static_assert(static_cast<std::size_t>(TextKey::kind_notice) -
                  static_cast<std::size_t>(TextKey::kind_event) + 1 ==
              kListingKinds);
static_assert(static_cast<std::size_t>(TextKey::age_eighty_up) -
                  static_cast<std::size_t>(TextKey::age_unknown) + 1 ==
              kAgeBands);

std::span<const TextKey> all_text_keys() {
  return kKeys;
}

std::string_view msgid_of(TextKey key) {
  static const std::vector<std::string> kMsgids = msgids();
  return kMsgids[static_cast<std::size_t>(key)];
}

std::string_view name_of(TextKey key) {
  return kNames[static_cast<std::size_t>(key)];
}

TextKey resident_words_for(ErrorCode code) {
  return after(TextKey::error_wrong_use, code);
}
TextKey staff_words_for(ErrorCode code) {
  return after(TextKey::staff_wrong_use, code);
}
TextKey words_for(Problem problem) {
  return after(TextKey::problem_missing, problem);
}
TextKey words_for(AgeBand band) {
  return after(TextKey::age_unknown, band);
}
TextKey words_for(ListingKind kind) {
  return after(TextKey::kind_event, kind);
}

TextKey short_weekday(unsigned weekday) {
  TSUDOI_ASSERT(weekday < 7);
  return after(TextKey::weekday_sunday, weekday);
}

TextKey month_name(unsigned month) {
  TSUDOI_ASSERT(month >= 1 && month <= 12);
  return after(TextKey::month_january, month - 1);
}

}  // namespace tsudoi::texts
