#include "kiosk/ui/harness.h"
#include "kiosk/ui/stage.h"
#include "tests/support/catch.h"
#include "tests/ui/gallery.h"

using namespace tsudoi;
using namespace tsudoi::ui;

namespace {

/// One button at 100,100 and one below it, counting presses.
struct TwoButtons {
  int first = 0;
  int second = 0;
  ButtonState state = ButtonState::ready;

  void operator()(Ui& ui) {
    if (ui.button({.id = "first",
                   .where = {100, 100, 400, 112},
                   .label = "はい",
                   .kind = ButtonKind::primary,
                   .state = state}))
      ++first;
    if (ui.button({.id = "second", .where = {100, 300, 400, 112}, .label = "いいえ"})) ++second;
  }
};

}  // namespace

TEST_CASE("A press acts once, on release", "[ui][touch]") {
  Harness harness;
  TwoButtons buttons;
  harness.show(std::ref(buttons));
  harness.press({200, 150});
  harness.frame();
  CHECK(buttons.first == 0);
  harness.release();
  harness.settle();
  harness.frame();
  CHECK(buttons.first == 1);
  CHECK(buttons.second == 0);
}

TEST_CASE("A press that slides off does nothing, and back on it acts", "[ui][touch]") {
  Harness harness;
  TwoButtons buttons;
  harness.show(std::ref(buttons));
  harness.press({200, 150});
  harness.drag_to({200, 350});
  harness.release();
  harness.settle();
  CHECK(buttons.first + buttons.second == 0);
  harness.press({200, 150});
  harness.drag_to({200, 350});
  harness.drag_to({200, 160});
  harness.release();
  harness.settle();
  CHECK(buttons.first == 1);
}

TEST_CASE("A second finger is ignored", "[ui][touch]") {
  Harness harness;
  TwoButtons buttons;
  harness.show(std::ref(buttons));
  harness.press({200, 150});
  harness.press({200, 350});
  harness.release();
  harness.settle();
  CHECK(buttons.first + buttons.second == 0);
}

TEST_CASE("A disabled button cannot be tapped", "[ui][touch]") {
  Harness harness;
  TwoButtons buttons;
  buttons.state = ButtonState::disabled;
  harness.show(std::ref(buttons));
  CHECK_FALSE(harness.tap("first"));
  harness.press({200, 150});
  harness.release();
  harness.settle();
  CHECK(buttons.first == 0);
}

TEST_CASE("A press is seen before it acts", "[ui][touch]") {
  auto stage = Stage::create({600, 600});
  REQUIRE(stage.ok());
  TwoButtons buttons;
  const auto draw = [&](Ui& ui) { buttons(ui); };
  (*stage)->frame({}, SteadyMs{0}, draw);
  CHECK((*stage)->frame({}, SteadyMs{16}, draw).changed.empty());
  const PointerEvent press{PointerEvent::Kind::press, {200, 150}, 0};
  CHECK_FALSE((*stage)->frame({&press, 1}, SteadyMs{32}, draw).changed.empty());
}

TEST_CASE("A finger on a list scrolls it and presses nothing", "[ui][touch]") {
  Harness harness;
  std::string pressed;
  harness.show([&](Ui& ui) { draw_list(ui, 200, pressed); });
  const float before = harness.tree().by_id("list.card.2")->where.y;
  harness.press({500, 900});
  harness.drag_to({500, 800});
  harness.drag_to({500, 700});
  CHECK(harness.tree().by_id("list.card.2")->where.y == Approx(before - 200).margin(2));
  harness.release();
  harness.settle();
  CHECK(pressed.empty());
  CHECK(harness.tree().by_id("list.card.2") == nullptr);  // it glided on, out of sight
}

TEST_CASE("Every card of a long list can be reached and pressed", "[ui][touch]") {
  Harness harness;
  std::string pressed;
  harness.show([&](Ui& ui) { draw_list(ui, 60, pressed); });
  REQUIRE(harness.scroll_to("list", "list.card.59"));
  REQUIRE(harness.tap("list.card.59"));
  CHECK(pressed == "list.card.59");
}

TEST_CASE("A touch on a gliding list stops it and presses nothing", "[ui][touch]") {
  Harness harness;
  std::string pressed;
  harness.show([&](Ui& ui) { draw_list(ui, 200, pressed); });
  harness.press({500, 900});
  for (const float y : {800.0f, 700.0f, 600.0f}) harness.drag_to({500, y});
  harness.release();
  harness.frame();
  harness.press({500, 900});
  harness.release();
  harness.settle();
  CHECK(pressed.empty());
}

TEST_CASE("Behind a sheet nothing can be touched, beside it closes", "[ui][touch]") {
  Harness harness;
  GalleryState state;
  harness.show([&](Ui& ui) { draw_gallery(ui, state); });
  REQUIRE(harness.tap("tile.card"));
  REQUIRE(state.sheet_open);
  CHECK_FALSE(harness.tap("tile.events"));
  CHECK(problems_of(harness.tree()).empty());
  harness.press({20, 20});
  harness.release();
  harness.settle();
  CHECK_FALSE(state.sheet_open);
  CHECK(state.pressed.empty());
}
