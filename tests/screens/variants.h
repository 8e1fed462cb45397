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

std::vector<Variant> all_variants();
/// Normal height and low reach, at the usual text size, for the screens of one language.
std::vector<Variant> reach_variants();

}  // namespace tsudoi::test
