#include "sync/office/import/municipality.h"

#include <algorithm>

#include "sync/office/import/characters.h"

namespace tsudoi {
namespace {

constexpr std::size_t kCodeDigits = 6;

bool is_right(std::string_view code) {
  if (code.size() != kCodeDigits) return false;
  if (!std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) return false;
  return check_digit_of(code.substr(0, 5)) == code[5] - '0' && !code.starts_with("00");
}

/// There are 47 prefectures; a repair that leads elsewhere is none.
bool is_of_a_prefecture(std::string_view code) {
  const int prefecture = (code[0] - '0') * 10 + (code[1] - '0');
  return prefecture >= 1 && prefecture <= 47;
}

std::string with_check_digit(const std::string& five) {
  return five + static_cast<char>('0' + check_digit_of(five));
}

/// The repairs, most careful first.
std::string mended(const std::string& digits) {
  std::string code;
  if (digits.size() == 5 && is_right("0" + digits)) code = "0" + digits;
  if (digits.size() == 5 && code.empty()) code = with_check_digit(digits);
  if (digits.size() == 4) code = with_check_digit("0" + digits);
  if (digits.size() == 2) code = with_check_digit(digits + "000");
  if (digits.size() == 1) code = with_check_digit("0" + digits + "000");
  return is_right(code) && is_of_a_prefecture(code) ? code : std::string();
}

}  // namespace

int check_digit_of(std::string_view five_digits) {
  int sum = 0;
  for (std::size_t i = 0; i < five_digits.size() && i < 5; ++i)
    sum += (five_digits[i] - '0') * (6 - static_cast<int>(i));
  return sum < 11 ? (11 - sum) % 10 : (11 - sum % 11) % 10;
}

MunicipalityCode read_code(std::string_view text) {
  std::string digits = plain_value(text);
  if (digits.ends_with(".0")) digits.resize(digits.size() - 2);
  if (digits.empty()) return {};
  if (is_right(digits)) return {digits, CodeState::right};
  const bool all_digits = std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
  const std::string repaired = all_digits ? mended(digits) : std::string();
  if (repaired.empty()) return {digits, CodeState::wrong};
  return {repaired, CodeState::mended};
}

std::string code_in_file_name(std::string_view file_name) {
  const std::string_view head = file_name.substr(0, kCodeDigits);
  return is_right(head) ? std::string(head) : std::string();
}

}  // namespace tsudoi
