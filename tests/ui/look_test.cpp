#include "kiosk/ui/theme.h"
#include "tests/support/catch.h"

using namespace tsudoi::ui;

namespace {

/// Every ink on every ground that a widget puts it on.
constexpr std::pair<Ink, Tint> kPairs[] = {
    {Ink::ink, Tint::ground},       {Ink::ink, Tint::surface},        {Ink::ink, Tint::foot},
    {Ink::ink, Tint::keys},         {Ink::soft, Tint::ground},        {Ink::soft, Tint::surface},
    {Ink::soft, Tint::foot},        {Ink::accent, Tint::ground},      {Ink::accent, Tint::surface},
    {Ink::accent_deep, Tint::foot}, {Ink::accent_deep, Tint::ground}, {Ink::warm, Tint::surface},
};

}  // namespace

TEST_CASE("Words stand out at least 7 to 1 from their ground in both themes", "[ui][look]") {
  for (const Contrast contrast : {Contrast::light, Contrast::high}) {
    for (const auto& [ink, tint] : kPairs) {
      CAPTURE(static_cast<int>(ink), static_cast<int>(tint), static_cast<int>(contrast));
      CHECK(contrast_ratio(colour_of(ink, contrast), colour_of(tint, contrast)) >= 7.0);
    }
    for (int i = 0; i <= static_cast<int>(Tint::leaf); ++i) {
      const auto tint = static_cast<Tint>(i);
      CAPTURE(i, static_cast<int>(contrast));
      CHECK(contrast_ratio(colour_of(ink_on(tint), contrast), colour_of(tint, contrast)) >= 7.0);
    }
  }
}

TEST_CASE("Black on white is 21 to 1", "[ui][look]") {
  CHECK(contrast_ratio({0, 0, 0, 255}, {255, 255, 255, 255}) == Approx(21));
}

TEST_CASE("The type scale grows with the text size", "[ui][look]") {
  CHECK(size_of(TextStep::display, TextSize::normal) == 56);
  CHECK(size_of(TextStep::caption, TextSize::normal) == 26);
  CHECK(size_of(TextStep::body, TextSize::large) == 40);
  CHECK(size_of(TextStep::title, TextSize::largest) == 60);
}
