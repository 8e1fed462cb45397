// Numbers in free text, told only when one number is plainly meant.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace tsudoi {

/// "500円（資料代）" is 500, "無料" and "なし" are 0. Two different amounts, 無料 beside an amount,
/// "から", "～" or a monthly or yearly price are no number.
std::optional<std::uint32_t> read_yen(std::string_view text);

/// "50", "20名", "先着30人" are numbers of people. Two numbers, groups (組), "各日" and "程度" are
/// not.
std::optional<std::uint32_t> read_capacity(std::string_view text);

/// The whole text is one whole number ("1,000" too).
std::optional<std::uint32_t> read_whole_number(std::string_view text);

/// The whole text is one decimal number.
std::optional<double> read_degrees(std::string_view text);

}  // namespace tsudoi
