// Text that was made for web pages: tags and entities. What remains is plain text.
#pragma once

#include <string>
#include <string_view>

namespace tsudoi {

/// Without tags (<br> and the ends of blocks become line ends), without scripts, with entities
/// decoded. Angle brackets that are no tags stay ("<3", "＜参加費＞").
std::string without_markup(std::string_view text);

}  // namespace tsudoi
