// A year as people type it: 1950, or 昭和25.
#pragma once

#include <optional>
#include <string_view>

namespace tsudoi::input {

/// Its western year; empty for a year that an era never had (昭和65), and for what is no year.
std::optional<int> year_from(std::string_view typed);

}  // namespace tsudoi::input
