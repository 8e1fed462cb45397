#include "kiosk/screens/answer_words.h"

#include <map>

#include "kiosk/ui/harness.h"
#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

/// The answer as the confirm screen tells it, in Japanese.
std::string told(FieldKind kind, Answer answer) {
  static const texts::TextBook kBook = texts::TextBook::load(TSUDOI_TEXTS_DIR).value();
  flow::AnswerView view;
  view.kind = kind;
  view.answer = std::move(answer);
  view.options = {{"料理", false}, {"音楽", false}};
  std::string words;
  ui::Harness harness;
  harness.show([&](ui::Ui& ui) {
    const flow::FrameView frame{};
    const screens::Page page{ui, kBook.in(Language::japanese), frame, {}};
    words = words_of(page, view);
  });
  return words;
}

}  // namespace

TEST_CASE("Answers are told as people write them", "[screens]") {
  CHECK(told(FieldKind::name, PersonName{"渡邉 花子", "わたなべ はなこ"}) ==
        "渡邉 花子 (わたなべ はなこ)");
  CHECK(told(FieldKind::name, PersonName{"はなこ", "はなこ"}) == "はなこ");
  CHECK(told(FieldKind::text, std::string("09012345678")) == "09012345678");
  CHECK(told(FieldKind::address, PostalAddress{"2140014", "登戸1-2"}) == "〒214-0014 登戸1-2");
  CHECK(told(FieldKind::birth_year, std::int64_t{1958}) == "1958年(昭和33年)");
  CHECK(told(FieldKind::number, std::int64_t{1958}) == "1958");
  CHECK(told(FieldKind::date, *date_from_iso("2026-11-21")) == "令和8年11月21日(土)");
}

TEST_CASE("A phone number is grouped where its shape is sure, and else left as it is",
          "[screens]") {
  const std::map<std::string, std::string> kToldAs{
      {"05000001234", "050-0000-1234"}, {"06000001234", "060-0000-1234"},
      {"07000001234", "070-0000-1234"}, {"08012345678", "080-1234-5678"},
      {"09012345678", "090-1234-5678"}, {"08000001234", "0800-000-1234"},
      {"0120001234", "0120-001-234"},   {"0570001234", "0570-001-234"},
      {"0300001234", "03-0000-1234"},   {"0600001234", "06-0000-1234"},
      {"0110001234", "011-000-1234"},   {"0440001234", "044-000-1234"},
      {"0450001234", "045-000-1234"},   {"0520001234", "052-000-1234"},
      {"0750001234", "075-000-1234"},   {"0780001234", "078-000-1234"},
      {"0422001234", "0422001234"},     {"03000012345", "03000012345"}};
  for (const auto& [digits, words] : kToldAs) CHECK(told(FieldKind::phone, digits) == words);
}

TEST_CASE("Choices, consent and people are told in words, one a line", "[screens]") {
  CHECK(told(FieldKind::choices, std::vector{OptionId{"a"}, OptionId{"b"}}) == "料理\n音楽");
  CHECK(told(FieldKind::age_band, AgeBand::eighty_up) == "80歳以上");
  CHECK(told(FieldKind::yes_no, false) == "いいえ");
  CHECK(told(FieldKind::consent, ConsentGiven{ConsentId{"photo"}, 1, true}) == "同意します");
  CHECK(told(FieldKind::guardian, Guardian{{"髙﨑", "たかさき"}, "09000005678"}) ==
        "髙﨑 (たかさき)\n090-0000-5678");
  CHECK(told(FieldKind::team,
             std::vector<TeamMember>{{{"山田", "やまだ"}, 2010}, {{"林", ""}, {}}}) ==
        "山田 (やまだ)  2010年(平成22年)\n林");
}

TEST_CASE("An answer left empty says so", "[screens]") {
  CHECK(told(FieldKind::text, std::monostate{}) == "(なし)");
  CHECK(told(FieldKind::text, std::string()) == "(なし)");
  CHECK(told(FieldKind::guardian, Guardian{}) == "(なし)");
  CHECK(told(FieldKind::consent, ConsentGiven{}) == "(なし)");
}
