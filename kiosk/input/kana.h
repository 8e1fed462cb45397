// Small facts about kana: which key cycles to what, and katakana for hiragana.
#pragma once

#include <string>
#include <string_view>

namespace tsudoi::input {

/// The next in the cycle of the ゛゜ key: か が か, は ば ぱ は. The same kana where there is none.
std::string voiced_after(const std::string& kana);
/// The next in the cycle of the 小 key: つ っ つ.
std::string small_after(const std::string& kana);

std::string katakana_of(std::string_view hiragana);
bool has_kana(std::string_view text);

}  // namespace tsudoi::input
