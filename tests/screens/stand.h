// A screen in a harness, and what was done on it last.
#pragma once

#include "kiosk/screens/draw.h"
#include "kiosk/ui/harness.h"
#include "tests/screens/fixtures.h"
#include "tests/support/catch.h"

namespace tsudoi::test {

inline const texts::TextBook& book() {
  static const texts::TextBook kBook = texts::TextBook::load(TSUDOI_TEXTS_DIR).value();
  return kBook;
}

class Stand {
 public:
  Stand(const flow::View& view, ui::Size screen)
      : harness({.size = screen, .settings = screens::ui_settings_of(view.frame.settings)}),
        view_(view) {
    harness.show([this](ui::Ui& ui) {
      if (auto done = screens::draw(view_, book(), ui)) action = std::move(done);
    });
  }

  ui::Harness harness;
  std::optional<flow::Action> action;

 private:
  flow::View view_;
};

inline const Fixture& named(const std::vector<Fixture>& all, std::string_view name) {
  for (const Fixture& one : all)
    if (one.name == name) return one;
  FAIL("no screen named " << name);
  return all.front();
}

}  // namespace tsudoi::test
