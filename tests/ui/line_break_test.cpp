#include "kiosk/ui/line_break.h"

#include "kiosk/ui/layout.h"
#include "tests/support/catch.h"

using namespace tsudoi::ui;

namespace {

std::string pieces(std::string_view text, BreakLevel level, std::string_view language = "ja") {
  LineBreaker breaker;
  std::string out;
  std::size_t from = 0;
  for (const std::size_t end : breaker.breaks(text, language, level)) {
    out += std::string(text.substr(from, end - from)) + "|";
    from = end;
  }
  return out;
}

std::vector<std::string> lines(std::string_view text, float width) {
  auto fonts = Fonts::create();
  REQUIRE(fonts.ok());
  Layouts layouts(**fonts);
  const LaidText& laid = layouts.lay({text, 32, Weight::regular, width, 0});
  std::vector<std::string> out;
  for (std::size_t i = 0; i < laid.lines.size(); ++i) {
    const std::size_t from = laid.lines[i].glyphs.front().byte;
    const std::size_t to =
        i + 1 < laid.lines.size() ? laid.lines[i + 1].glyphs.front().byte : text.size();
    out.emplace_back(text.substr(from, to - from));
  }
  return out;
}

}  // namespace

TEST_CASE("Japanese breaks between phrases", "[ui][lines]") {
  CHECK(pieces("お名前は申込みの連絡だけに使います。", BreakLevel::phrase) ==
        "お名前は|申込みの|連絡だけに|使います。|");
  CHECK(pieces("わたしのカード", BreakLevel::phrase) == "わたしの|カード|");
}

TEST_CASE("Hours stay on one line, and no character is left alone on the last", "[ui][lines]") {
  CHECK(pieces("12月3日(木) 19:00–20:30", BreakLevel::phrase).find("19:00–20:30|") !=
        std::string::npos);
  CHECK(pieces("Thu 3 Dec, 19:00–20:30", BreakLevel::word, "en") == "Thu |3 |Dec, |19:00–20:30|");
  CHECK(pieces("南原のこれからを話す会", BreakLevel::phrase).ends_with("話す会|"));
  CHECK(pieces("会", BreakLevel::phrase) == "会|");
}

TEST_CASE("A word in hiragana is never cut", "[ui][lines]") {
  CHECK(pieces("新聞紙であそびながら、手がかりをおぼえます。", BreakLevel::phrase)
            .find("あそびながら") != std::string::npos);
}

TEST_CASE("An ending stays with its kanji", "[ui][lines]") {
  CHECK(pieces("話したことは、外に出しません。", BreakLevel::phrase) ==
        "話したことは、|外に|出しません。|");
  CHECK(pieces("ことばを使う", BreakLevel::phrase) == "ことばを|使う|");
  CHECK(pieces("「自習室」に、人が来ました。", BreakLevel::phrase).starts_with("「自習室」に、|"));
  CHECK(
      pieces("1週間ほどでご連絡します。", BreakLevel::phrase).ends_with("ほどで|ご連絡します。|"));
  CHECK(pieces("いちご大福とりんご飴", BreakLevel::phrase).find("|ご") == std::string::npos);
  CHECK(pieces("みどり県さくら川市", BreakLevel::phrase).find("県|さくら") != std::string::npos);
}

TEST_CASE("A verb of two verbs and a town's name stay whole", "[ui][lines]") {
  CHECK(pieces("いつでも取り消せます。", BreakLevel::phrase) == "いつでも|取り消せます。|");
  CHECK(pieces("お申込みの取り消しは窓口で。", BreakLevel::phrase).find("取り|") ==
        std::string::npos);
  CHECK(pieces("受け付けています。", BreakLevel::phrase).find("受け|") == std::string::npos);
  CHECK(pieces("神奈川県さくら川市桜丘", BreakLevel::phrase) == "神奈川県|さくら川市|桜丘|");
  CHECK(pieces("茨城県つくば市谷田部", BreakLevel::phrase).starts_with("茨城県|つくば市"));
  CHECK(pieces("さくら川市民館", BreakLevel::phrase).starts_with("さくら川市民館"));
}

TEST_CASE("A suffix stays with its word, and a house number is whole", "[ui][lines]") {
  CHECK(pieces("連絡網と訓練だけ", BreakLevel::phrase).starts_with("連絡網と|"));
  CHECK(pieces("あたらしい入り方です。", BreakLevel::phrase).ends_with("|入り方です。|"));
  CHECK(pieces("南原1丁目6番2号", BreakLevel::phrase).ends_with("6番2号|"));
}

TEST_CASE("A long sentence after a short word begins in its line", "[ui][lines]") {
  const auto shown = lines("まちの花を ふやしたいので、土曜日の朝に毎週お手伝いします。", 720);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].starts_with("まちの花を ふ"));
}

TEST_CASE("A line never begins with what kinsoku forbids", "[ui][lines]") {
  CHECK(pieces("きゃっ、「あ」ー。", BreakLevel::word) == "きゃっ、|「あ」ー。|");
}

TEST_CASE("Japanese keeps its own rules on a page in another language", "[ui][lines]") {
  CHECK(pieces("お名前は申込みの連絡だけに使います。", BreakLevel::phrase, "en") ==
        "お名前は|申込みの|連絡だけに|使います。|");
}

TEST_CASE("English breaks between words", "[ui][lines]") {
  CHECK(pieces("Sign up in a minute", BreakLevel::word, "en") == "Sign |up |in |a |minute|");
}

TEST_CASE("A combined character stays whole", "[ui][lines]") {
  CHECK(pieces("か\u3099e\u0301", BreakLevel::cluster) == "か\u3099|e\u0301|");
}

TEST_CASE("Malformed bytes end where the text ends", "[ui][lines]") {
  const std::string broken = "あ\xFF\xE3\x81";
  LineBreaker breaker;
  for (const auto level : {BreakLevel::space, BreakLevel::phrase, BreakLevel::cluster})
    CHECK(breaker.breaks(broken, "ja", level).back() == broken.size());
}

TEST_CASE("The blanks that the author wrote break first", "[ui][lines]") {
  CHECK(lines("お席を おとりしました", 300) ==
        std::vector<std::string>{"お席を ", "おとりしました"});
}

TEST_CASE("A word wider than the line is still shown whole, on more lines", "[ui][lines]") {
  const auto shown = lines("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 100);
  CHECK(shown.size() > 3);
  std::string all;
  for (const std::string& line : shown) all += line;
  CHECK(all == "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
}

TEST_CASE("What does not fit the lines allowed ends in dots and is told", "[ui][lines]") {
  auto fonts = Fonts::create();
  REQUIRE(fonts.ok());
  Layouts layouts(**fonts);
  const LaidText& laid = layouts.lay({"子育て支援者養成講座のおしらせ", 32, Weight::bold, 200, 1});
  CHECK(laid.cut);
  CHECK(laid.lines.size() == 1);
  CHECK(laid.width <= 200);
}

TEST_CASE("Marks without a shape take no room", "[ui][lines]") {
  auto fonts = Fonts::create();
  REQUIRE(fonts.ok());
  Layouts layouts(**fonts);
  const float plain = layouts.lay({"渡辺", 32, Weight::regular, 0, 0}).width;
  CHECK(layouts.lay({"渡\u202E\u200B辺\U000E0101", 32, Weight::regular, 0, 0}).width == plain);
}
