// Every screen, in every language, size, theme and resolution, keeps the promises of touch and
// text.
#include <algorithm>
#include <iterator>
#include <set>

#include "tests/screens/stand.h"
#include "tests/screens/variants.h"

using namespace tsudoi;
using test::book;
using test::named;
using test::Stand;

namespace {

Stand stand(std::string_view name, const flow::Settings& settings = {}) {
  return {named(test::all_screens(settings), name).view, {1080, 1920}};
}

void check_screens(const std::vector<test::Variant>& variants) {
  for (const test::Variant& variant : variants)
    for (const test::Fixture& fixture : test::all_screens(variant.settings)) {
      const Stand drawn(fixture.view, variant.screen);
      for (const auto& problem : ui::problems_of(drawn.harness.tree()))
        FAIL_CHECK(fixture.name << " " << variant.name << ": " << words_of(problem));
    }
}

template <class Wanted>
const Wanted& done(const Stand& on) {
  REQUIRE(on.action);
  REQUIRE(std::holds_alternative<Wanted>(*on.action));
  return std::get<Wanted>(*on.action);
}

}  // namespace

TEST_CASE("Every screen keeps the promises of touch and text in portrait", "[screens]") {
  check_screens(test::all_variants({1080, 1920}));
}

TEST_CASE("Every screen keeps the promises of touch and text in landscape", "[screens]") {
  check_screens(test::all_variants({1920, 1080}));
}

TEST_CASE("Every screen keeps the promises of touch and text at the door", "[screens]") {
  check_screens(test::all_variants({1280, 800}));
}

TEST_CASE("Low reach keeps them too", "[screens]") {
  check_screens(test::reach_variants());
}

TEST_CASE("In low reach nothing in the top third has to be touched", "[screens]") {
  flow::Settings settings;
  settings.reach = flow::Reach::low;
  for (const test::Fixture& fixture : test::all_screens(settings)) {
    const Stand drawn(fixture.view, {1080, 1920});
    for (const ui::Node& node : drawn.harness.tree().nodes()) {
      INFO(fixture.name << " " << node.id);
      CHECK((!node.touchable() || node.where.y >= 1920 / 3 - 1));
    }
  }
}

TEST_CASE("Every screen has a heading and tells where it is", "[screens]") {
  for (const test::Fixture& fixture : test::all_screens({})) {
    const Stand drawn(fixture.view, {1080, 1920});
    const auto& nodes = drawn.harness.tree().nodes();
    INFO(fixture.name);
    CHECK(std::any_of(nodes.begin(), nodes.end(),
                      [](const auto& node) { return node.role == ui::WidgetRole::heading; }));
  }
}

TEST_CASE("What the foot tells staff takes no line from a list, and stands on home in every size",
          "[screens]") {
  flow::Settings settings;
  const auto tells_staff = [&](const char* screen) {
    const auto all = test::all_screens(settings);
    return Stand(named(all, screen).view, {1280, 800}).harness.tree().says("本部と連絡");
  };
  CHECK(tells_staff("browse"));
  settings.text_size = flow::TextSize::largest;
  CHECK_FALSE(tells_staff("browse"));
  CHECK(tells_staff("home"));
}

TEST_CASE("On home what is on today tells its hours, on the lowest screen too", "[screens]") {
  const auto all = test::all_screens({});
  for (const ui::Size screen : {ui::Size{1080, 1920}, ui::Size{1280, 800}}) {
    const Stand home(named(all, "home").view, screen);
    CHECK(home.harness.tree().says("15:00–16:30"));
    CHECK_FALSE(home.harness.tree().says("11月21日(土) 15:00"));
  }
}

TEST_CASE("The six tiles of home are in sight before anything is scrolled, in portrait",
          "[screens]") {
  for (const Language language : {Language::japanese, Language::english}) {
    flow::Settings settings;
    settings.language = language;
    const Stand home = stand("home", settings);
    for (const ui::Node& node : home.harness.tree().nodes()) {
      if (!node.id.starts_with("home.")) continue;
      INFO(node.id);
      CHECK(node.visible.h > node.where.h - 2);  // rounded to pixels
    }
    CHECK(home.harness.tree().by_id("home.news") != nullptr);
  }
}

TEST_CASE("What the foot tells staff stands on one line at the door", "[screens]") {
  const Stand home(named(test::all_screens({}), "home").view, {1280, 800});
  const auto& texts = home.harness.tree().texts();
  const auto foot = std::ranges::find_if(
      texts, [](const ui::DrawnText& text) { return text.text.starts_with("本部と連絡"); });
  REQUIRE(foot != texts.end());
  CHECK(foot->needed.h < 30);  // of a line of 24 pixels
}

TEST_CASE("A card that is alone on home takes the whole row", "[screens]") {
  auto view = named(test::all_screens({}), "home").view;
  std::get<flow::HomeView>(view.screen).cards.resize(1);
  const Stand home(view, {1080, 1920});
  CHECK(home.harness.tree().by_id("home.card.0")->where.w > 900);
}

TEST_CASE("Where the clock is wrong, staff are told and no time is shown [F32]", "[screens]") {
  const Stand home = stand("home-clock-wrong");
  CHECK(home.harness.tree().says("時計が合っていません"));
  CHECK_FALSE(home.harness.tree().says("14:05"));
}

TEST_CASE("Language, text size and contrast can be changed on every screen", "[screens]") {
  for (const test::Fixture& fixture : test::all_screens({})) {
    if (fixture.view.frame.sheet != flow::Sheet::none) continue;
    Stand drawn(fixture.view, {1080, 1920});
    INFO(fixture.name);
    CHECK(drawn.harness.tap("frame.language"));
    CHECK(done<flow::OpenSheet>(drawn).sheet == flow::Sheet::language);
    CHECK(drawn.harness.tap("frame.text_size"));
    CHECK(done<flow::OpenSheet>(drawn).sheet == flow::Sheet::text_size);
    CHECK(drawn.harness.tap("frame.contrast"));
    CHECK(done<flow::SetContrast>(drawn).contrast == flow::Contrast::high);
  }
}

TEST_CASE("The time stands on home in every language and size", "[screens]") {
  for (const test::Variant& variant : test::all_variants()) {
    const Stand home(named(test::all_screens(variant.settings), "home").view, variant.screen);
    INFO(variant.name);
    CHECK(home.harness.tree().says("14:05"));
  }
}

TEST_CASE("A tile of home opens its group", "[screens]") {
  Stand home = stand("home");
  REQUIRE(home.harness.tap("home.talk"));
  CHECK(done<flow::OpenBrowse>(home).group == flow::Group::talk);
  REQUIRE(home.harness.tap("home.card.0"));
  CHECK(done<flow::OpenListing>(home).listing == ListingId{"shodo"});
  REQUIRE(home.harness.tap("frame.reach"));
  CHECK(done<flow::SetReach>(home).reach == flow::Reach::low);
}

TEST_CASE("A listing far down the list is reached by scrolling", "[screens]") {
  Stand browse = stand("browse");
  REQUIRE(browse.harness.scroll_to("browse.list", "browse.card.6"));
  REQUIRE(browse.harness.tap("browse.card.6"));
  CHECK(done<flow::OpenListing>(browse).listing == ListingId{"news"});
  REQUIRE(browse.harness.tap("browse.filter.1"));
  CHECK(done<flow::ToggleFilter>(browse).filter == flow::Filter::weekend);
}

TEST_CASE("A key on the glass gives its press, and a candidate its place", "[screens]") {
  Stand form = stand("form-name");
  REQUIRE(form.harness.tap("key.0.9"));
  CHECK(done<flow::PressKey>(form).key == input::KeyPress{input::KeyRole::character, "あ"});
  REQUIRE(form.harness.tap("candidate.2"));
  CHECK(done<flow::ChooseCandidate>(form).index == 2);
  REQUIRE(form.harness.tap("form.name.reading"));
  CHECK(done<flow::Focus>(form).slot.part == flow::Part::reading);
}

TEST_CASE("Consent is given and taken back at the same place", "[screens]") {
  Stand form = stand("form-consent");
  REQUIRE(form.harness.scroll_to("form.fields", "form.photo"));
  REQUIRE(form.harness.tap("form.photo"));
  CHECK(done<flow::GiveConsent>(form).given == flow::YesNo::yes);
}

TEST_CASE("What is wrong is said right above its input, in a team at that member", "[screens]") {
  struct Wrong {
    std::string_view screen, input;
    Problem problem;
  };
  const Wrong all[] = {{"form-contact", "form.phone", Problem::phone_digits},
                       {"form-team", "form.team.reading.2", Problem::not_a_reading},
                       {"form-consent", "form.guardian.phone", Problem::missing}};
  for (const test::Variant& variant : test::all_variants())
    for (const Wrong& wrong : all) {
      const Stand form(named(test::all_screens(variant.settings), wrong.screen).view,
                       variant.screen);
      const ui::Tree& tree = form.harness.tree();
      const auto& words = book().in(variant.settings.language)[texts::words_for(wrong.problem)];
      const ui::Node* said = tree.find(ui::WidgetRole::text, words);
      const ui::Node* input = tree.by_id(wrong.input);
      INFO(variant.name << " " << wrong.input);
      REQUIRE((said != nullptr && input != nullptr));
      const float between = input->where.y - said->where.bottom();
      CHECK((between >= -1 && between <= 16 * tree.scale()));
    }
}

TEST_CASE("What could not be saved is said on the confirm screen", "[screens]") {
  CHECK(stand("confirm-not-saved").harness.tree().says("紙か 窓口で"));
}

TEST_CASE("What has to be chosen and is not is brought into sight", "[screens]") {
  for (const test::Variant& variant : test::all_variants({1280, 800})) {
    Stand form(named(test::all_screens(variant.settings), "form-choices").view, variant.screen);
    form.harness.settle();
    const bool english = variant.settings.language == Language::english;
    const std::string_view said =
        english ? "Please choose 3 or more." : "3個 以上 えらんでください。";
    const ui::Node* problem = form.harness.tree().find(ui::WidgetRole::text, said);
    INFO(variant.name);
    REQUIRE(problem != nullptr);
    CHECK(problem->visible.h >= problem->where.h - 1);
  }
}

TEST_CASE("Each answer can be mended from the confirm screen", "[screens]") {
  Stand confirm = stand("confirm");
  REQUIRE(confirm.harness.tap("confirm.fix.f1"));
  CHECK(done<flow::FixField>(confirm).field == FieldId{"f1"});
  REQUIRE(confirm.harness.tap("confirm.send"));
  done<flow::Confirm>(confirm);
}

TEST_CASE("The slip says what was promised, and no more", "[screens]") {
  CHECK(stand("slip").harness.tree().says("お席を おとりしました"));
  CHECK(stand("slip").harness.tree().says("かざすだけで"));
  CHECK(stand("slip-received").harness.tree().says("お預かりしました"));
  CHECK_FALSE(stand("slip-received").harness.tree().says("かざすだけで"));
  const Stand noted = stand("slip-noted");
  CHECK(noted.harness.tree().says("ありがとうございました"));
  CHECK_FALSE(noted.harness.tree().says("受付番号"));
  CHECK(stand("slip").harness.tree().says("あと 42秒で"));
}

TEST_CASE("The way to more time is in sight in every size [F48]", "[screens]") {
  for (const test::Variant& variant : test::all_variants({1280, 800})) {
    Stand over(named(test::all_screens(variant.settings), "over-time").view, variant.screen);
    INFO(variant.name);
    REQUIRE(over.harness.tap("over_time.longer"));
    done<flow::ExtendTime>(over);
  }
}

TEST_CASE("The number of the slip is in sight before anything is scrolled", "[screens]") {
  std::vector<test::Variant> variants = test::all_variants();
  std::ranges::copy(test::reach_variants(), std::back_inserter(variants));
  for (const test::Variant& variant : variants)
    for (const std::string_view name : {"slip", "slip-received"}) {
      const Stand slip(named(test::all_screens(variant.settings), name).view, variant.screen);
      const ui::Node* code = slip.harness.tree().find(ui::WidgetRole::text, "4K7-29F-QX0");
      INFO(name << " " << variant.name);
      REQUIRE(code != nullptr);
      CHECK(code->visible.h >= code->where.h - 1);
      CHECK(code->where.h <= slip.harness.tree().scale() * 150);  // one line
    }
}

TEST_CASE("No phrase of the promise is broken in two", "[screens]") {
  for (const test::Variant& variant : test::all_variants())
    for (const std::string_view name : {"slip", "slip-received", "slip-noted"}) {
      const Stand slip(named(test::all_screens(variant.settings), name).view, variant.screen);
      const auto& nodes = slip.harness.tree().nodes();
      const auto promise = std::ranges::find_if(nodes, [&](const ui::Node& node) {
        return node.role == ui::WidgetRole::heading && node.scrolls;
      });
      REQUIRE(promise != nodes.end());
      const auto& drawn = slip.harness.tree().texts();
      const auto text = std::ranges::find(drawn, promise->label, &ui::DrawnText::text);
      REQUIRE(text != drawn.end());
      INFO(name << " " << variant.name << " " << promise->label);
      const auto phrases = 1 + std::ranges::count(promise->label, ' ');
      const float line = slip.harness.tree().scale() * 56 * 1.5f * 1.5f;
      CHECK(text->needed.h < line * (static_cast<float>(phrases) + 0.5f));
    }
}

TEST_CASE("All letters of a board have one size", "[screens]") {
  for (const test::Variant& variant : test::all_variants()) {
    const Stand form(named(test::all_screens(variant.settings), "form-name").view, variant.screen);
    std::set<float> heights;
    for (const ui::DrawnText& text : form.harness.tree().texts())
      for (const std::string_view letter : {"わ", "ら", "ま", "は", "く", "、"})
        if (text.text == letter) heights.insert(text.needed.h);
    INFO(variant.name);
    CHECK(heights.size() == 1);
  }
}

TEST_CASE("A key says its whole word in every size", "[screens]") {
  for (const test::Variant& variant : test::all_variants()) {
    const texts::Texts& words = book().in(variant.settings.language);
    const Stand form(named(test::all_screens(variant.settings), "form-name").view, variant.screen);
    for (const auto key : {texts::TextKey::key_romaji, texts::TextKey::key_digits}) {
      INFO(variant.name << " " << words[key]);
      CHECK(form.harness.tree().find(ui::WidgetRole::key, words[key]) != nullptr);
      const auto& drawn = form.harness.tree().texts();
      CHECK(std::any_of(drawn.begin(), drawn.end(), [&](const ui::DrawnText& text) {
        return text.text == words[key] && text.needed.h <= text.room.h && !text.cut;
      }));
    }
  }
}

TEST_CASE("An arrow to a month without a day to choose cannot be pressed", "[screens]") {
  const Stand form = stand("form-date");
  CHECK_FALSE(form.harness.tree().by_id("form.day.earlier")->enabled);
  CHECK(form.harness.tree().by_id("form.day.later")->enabled);
}

TEST_CASE("How many may be chosen is said", "[screens]") {
  flow::View view = named(test::all_screens({}), "form-choices").view;
  CHECK(Stand(view, {1080, 1920}).harness.tree().says("いくつでも えらべます"));
  std::get<flow::FormView>(view.screen).fields[1].limits.most = 2;
  const Stand limited(view, {1080, 1920});
  CHECK(limited.harness.tree().says("2個まで えらべます"));
  CHECK_FALSE(limited.harness.tree().says("いくつでも"));
}

TEST_CASE("The input that is wrong is the one that is marked, even while it is typed into",
          "[screens]") {
  flow::View view = named(test::all_screens({}), "form-name").view;
  auto& name = std::get<flow::FormView>(view.screen).fields[0];
  name.problem = Problem::missing;
  name.inputs[0].problem = name.problem;
  name.inputs[0].text.clear();
  name.inputs[0].caret = name.inputs[0].compose_from = name.inputs[0].compose_to = 0;
  const Stand form(view, {1080, 1920});
  const ui::Node* written = form.harness.tree().by_id("form.name.written");
  REQUIRE(written != nullptr);
  CHECK(written->wrong);
  CHECK(written->focused);
  const ui::Node* reading = form.harness.tree().by_id("form.name.reading");
  REQUIRE(reading != nullptr);
  CHECK_FALSE(reading->wrong);
}

TEST_CASE("What is scrolled keeps off the bars of the steps", "[screens]") {
  for (const test::Variant& variant : test::all_variants({1280, 800})) {
    const Stand form(named(test::all_screens(variant.settings), "form-name").view, variant.screen);
    const ui::Node* steps = form.harness.tree().by_id("steps");
    const ui::Node* fields = form.harness.tree().by_id("form.fields");
    INFO(variant.name);
    REQUIRE((steps != nullptr && fields != nullptr));
    CHECK(fields->where.y >= steps->where.bottom() + 8);
  }
}
