// Every way of seeing the kiosk: two languages, three sizes, two themes, three screens.
#pragma once

#include <string>
#include <vector>

#include "kiosk/flow/settings.h"
#include "kiosk/ui/geometry.h"

namespace tsudoi::test {

struct Variant {
  std::string name;  // "1080x1920.ja.large.high"
  ui::Size screen;
  flow::Settings settings;
};

/// On one screen.
std::vector<Variant> all_variants(ui::Size screen);
/// On all of them.
std::vector<Variant> all_variants();
/// Low reach, in the light theme, on all of them.
std::vector<Variant> reach_variants();

}  // namespace tsudoi::test
