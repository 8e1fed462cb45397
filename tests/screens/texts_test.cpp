#include "kiosk/texts/texts.h"

#include <algorithm>
#include <fstream>
#include <set>

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::texts;

namespace {

TextBook book() {
  return TextBook::load(TSUDOI_TEXTS_DIR).value();
}

std::set<std::string> placeholders_in(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
    names.insert(text.substr(at, text.find('}', at) - at + 1));
  return names;
}

}  // namespace

TEST_CASE("Every key has words in every language that is there", "[texts]") {
  const TextBook all = book();
  for (const Language language : all.languages())
    for (const TextKey key : all_text_keys()) {
      INFO(tag_of(language) << " " << msgid_of(key));
      CHECK(all.in(language).has(key));
      CHECK_FALSE(all.in(language)[key].empty());
    }
}

TEST_CASE("Japanese and English are there", "[texts]") {
  const auto languages = book().languages();
  REQUIRE(languages.size() >= 2);
  CHECK(languages.front() == Language::japanese);
  CHECK(std::count(languages.begin(), languages.end(), Language::english) == 1);
}

TEST_CASE("No translation asks for a value that its place does not have", "[texts]") {
  const TextBook all = book();
  // Date patterns choose among the parts they are given, so they are left out here.
  for (const Language language : all.languages())
    for (const TextKey key : all_text_keys()) {
      if (name_of(key).substr(0, 5) == "date_") continue;
      INFO(tag_of(language) << " " << msgid_of(key));
      CHECK(placeholders_in(all.in(language)[key]) ==
            placeholders_in(all.in(Language::japanese)[key]));
    }
}

TEST_CASE("Each failure speaks to residents and to staff in words of its own", "[texts]") {
  const TextBook all = book();
  for (const Language language : all.languages())
    for (const ErrorCode code : all_error_codes()) {
      INFO(tag_of(language) << " " << tsudoi::name_of(code));
      CHECK(all.in(language)[resident_words_for(code)] != all.in(language)[staff_words_for(code)]);
    }
}

TEST_CASE("Counted words follow the plural rule of the language", "[texts]") {
  const TextBook all = book();
  CHECK(all.in(Language::english).counted(TextKey::count_seats_left, 1) == "1 seat left");
  CHECK(all.in(Language::english).counted(TextKey::count_seats_left, 4) == "4 seats left");
  CHECK(all.in(Language::japanese).counted(TextKey::count_seats_left, 4) == "あと 4席");
}

TEST_CASE("A language without a file speaks Japanese", "[texts]") {
  const test::TempDir folder;
  std::filesystem::copy_file(std::filesystem::path(TSUDOI_TEXTS_DIR) / "ja.mo", folder / "ja.mo");
  const TextBook alone = TextBook::load(folder.path()).value();
  CHECK(alone.languages() == std::vector{Language::japanese});
  CHECK(alone.in(Language::english)[TextKey::frame_back] == "もどる");
}

TEST_CASE("A folder without Japanese is refused, and a damaged file is not offered", "[texts]") {
  const test::TempDir folder;
  CHECK(TextBook::load(folder.path()).error().code == ErrorCode::not_found);
  std::filesystem::copy_file(std::filesystem::path(TSUDOI_TEXTS_DIR) / "ja.mo", folder / "ja.mo");
  std::ofstream(folder / "en.mo") << "this is not a file of words";
  CHECK(TextBook::load(folder.path()).value().languages().size() == 1);
}

TEST_CASE("Placeholders are filled by name, and unknown ones stay", "[texts]") {
  CHECK(filled("{b} {a} {c}", {{"a", "1"}, {"b", "2"}}) == "2 1 {c}");
  CHECK(filled("open { end", {{"a", "1"}}) == "open { end");
  CHECK(filled("", {}).empty());
}
