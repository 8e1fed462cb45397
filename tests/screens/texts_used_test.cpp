#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "kiosk/texts/text_key.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::texts;

namespace {

/// All that is written in the kiosk's own code, apart from the list of keys itself.
std::string kiosk_sources() {
  std::string all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(TSUDOI_KIOSK_SOURCES)) {
    if (entry.path().extension() != ".cpp") continue;
    std::ifstream in(entry.path());
    all.append(std::istreambuf_iterator<char>(in), {});
  }
  return all;
}

/// Keys that are reached through an enum, in its order.
std::set<TextKey> keys_of_enums() {
  std::set<TextKey> keys;
  for (const ErrorCode code : all_error_codes())
    keys.insert({resident_words_for(code), staff_words_for(code)});
  for (std::size_t i = 0; i < kProblems; ++i) keys.insert(words_for(static_cast<Problem>(i)));
  for (std::size_t i = 0; i < kAgeBands; ++i) keys.insert(words_for(static_cast<AgeBand>(i)));
  for (std::size_t i = 0; i < kListingKinds; ++i)
    keys.insert(words_for(static_cast<ListingKind>(i)));
  for (unsigned i = 0; i < 7; ++i) keys.insert(short_weekday(i));
  for (unsigned i = 1; i <= 12; ++i) keys.insert(month_name(i));
  return keys;
}

}  // namespace

TEST_CASE("Every text is used by the kiosk", "[texts]") {
  const std::string sources = kiosk_sources();
  const auto through_enums = keys_of_enums();
  for (const TextKey key : all_text_keys()) {
    if (through_enums.count(key) != 0) continue;
    INFO(name_of(key));
    CHECK(sources.find("TextKey::" + std::string(name_of(key))) != std::string::npos);
  }
}
