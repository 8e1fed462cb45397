// 全国地方公共団体コード: six digits, of which the last is a check digit. Spreadsheets eat the
// leading zero, offices leave out the check digit.
#pragma once

#include <optional>
#include <string>

namespace tsudoi {

enum class CodeState : std::uint8_t { right, mended, wrong, absent };

struct MunicipalityCode {
  std::string value;  // six digits when right or mended; else as published
  CodeState state = CodeState::absent;
};

/// Of the first five digits: s = sum of digit * (6,5,4,3,2); below 11: 11 - s, else
/// (11 - s mod 11) mod 10; holds for all 1,788 codes.
int check_digit_of(std::string_view five_digits);

/// Mends "92011" (leading zero), "13101" (check digit), "1100" (both), "13" (a prefecture) and
/// "131016.0" (a spreadsheet's number).
MunicipalityCode read_code(std::string_view text);

/// The code with which such files are named ("232025_event.csv"); empty when there is none.
std::string code_in_file_name(std::string_view file_name);

}  // namespace tsudoi
