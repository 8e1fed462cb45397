// The one style sheet (assets/web/office.css), built into the program.
#pragma once

#include <string_view>

namespace tsudoi::web {

std::string_view style_sheet();
/// Its address, with a mark that changes with its content, so that browsers may keep it for ever.
std::string_view style_path();

}  // namespace tsudoi::web
