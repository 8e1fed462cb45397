#include "kiosk/ui/harness.h"
#include "tests/support/catch.h"
#include "tests/ui/gallery.h"

using namespace tsudoi;
using namespace tsudoi::ui;
using Kind = TreeProblem::Kind;

namespace {

std::vector<Kind> kinds_of(const Tree& tree) {
  std::vector<Kind> out;
  for (const TreeProblem& problem : problems_of(tree)) out.push_back(problem.kind);
  return out;
}

std::vector<Kind> kinds_when(const Harness::Draw& draw) {
  Harness harness;
  harness.show(draw);
  return kinds_of(harness.tree());
}

std::string all_words(const Tree& tree) {
  std::string out;
  for (const TreeProblem& problem : problems_of(tree)) out += words_of(problem) + "\n";
  return out;
}

}  // namespace

TEST_CASE("A page of every widget keeps the promises of touch and text", "[ui]") {
  Harness harness;
  GalleryState state;
  for (const Contrast contrast : {Contrast::light, Contrast::high}) {
    harness.set({contrast, TextSize::normal, "ja"});
    harness.show([&](Ui& ui) { draw_gallery(ui, state); });
    CHECK(all_words(harness.tree()).empty());
    CHECK(harness.tree().nodes().size() > 20);
  }
}

TEST_CASE("The tree tells role, name, value and state of each widget", "[ui]") {
  Harness harness;
  GalleryState state;
  harness.show([&](Ui& ui) { draw_gallery(ui, state); });
  const Node* name = harness.tree().by_id("name");
  REQUIRE(name != nullptr);
  CHECK(name->role == WidgetRole::field);
  CHECK(name->label == "お名前");
  CHECK(name->value == "渡邉はなこ");
  CHECK(name->focused);
  const Node* choice = harness.tree().find(WidgetRole::choice, "参加する");
  REQUIRE(choice != nullptr);
  CHECK(choice->selected);
  CHECK(harness.tree().says("さがす・申し込む"));
}

TEST_CASE("A target without a name is found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.button({.id = "a", .where = {0, 0, 200, 100}, .label = ""});
        }) == std::vector{Kind::unnamed});
}

TEST_CASE("Two targets of one id are found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.button({.id = "a", .where = {0, 0, 200, 100}, .label = "あ"});
          ui.button({.id = "a", .where = {0, 200, 200, 100}, .label = "い"});
        }) == std::vector{Kind::duplicate_id});
}

TEST_CASE("A target too small for a finger is found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.button({.id = "a", .where = {0, 0, 60, 100}, .label = "あ", .kind = ButtonKind::key});
        }) == std::vector{Kind::small_target});
}

TEST_CASE("A target partly off the screen is found unless a list holds it", "[ui]") {
  const auto button = [](Ui& ui, float y) {
    ui.button({.id = "a", .where = {0, y, 200, 100}, .label = "あ"});
    return 2000.0f;
  };
  CHECK(kinds_when([&](Ui& ui) { button(ui, 1880); }) == std::vector{Kind::off_screen});
  CHECK(kinds_when([&](Ui& ui) {
          ui.scroll({"list", {0, 0, 400, 400}}, [&](const Rect&) { return button(ui, 1880); });
        }).empty());
}

TEST_CASE("Targets over each other are found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.button({.id = "a", .where = {0, 0, 200, 100}, .label = "あ"});
          ui.button({.id = "b", .where = {100, 50, 200, 100}, .label = "い"});
        }) == std::vector{Kind::overlapping_targets});
}

TEST_CASE("Text that does not fit is found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.text({0, 0, 100, 40}, {}, "おなまえをおしえてください");
        }) == std::vector{Kind::clipped_text});
  CHECK(kinds_when([](Ui& ui) {
          TextStyle one;
          one.lines_max = 1;
          ui.text({0, 0, 100, 0}, one, "おなまえをおしえてください");
        }) == std::vector{Kind::clipped_text});
}

TEST_CASE("A character without a glyph is found", "[ui]") {
  CHECK(kinds_when([](Ui& ui) {
          ui.text({0, 0, 400, 0}, {}, "\U0010FFFD");
        }) == std::vector{Kind::missing_glyph});
}
