#include "sync/office/import/amounts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <vector>

#include "sync/office/import/characters.h"

namespace tsudoi {
namespace {

constexpr std::uint32_t kNumberMax = 100'000'000;

struct Counted {
  std::uint32_t number = 0;
  std::string_view after;  // the text behind the number
};

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Every whole number, with commas between thousands ("1,000"; NFKC has made them ASCII).
std::vector<Counted> numbers_in(std::string_view text) {
  std::vector<Counted> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_digit(text[at])) {
      ++at;
      continue;
    }
    std::uint64_t number = 0;
    const auto comma_inside = [&] {
      return text[at] == ',' && at + 3 < text.size() && is_digit(text[at + 1]) &&
             is_digit(text[at + 2]) && is_digit(text[at + 3]);
    };
    for (; at < text.size() && (is_digit(text[at]) || comma_inside()); ++at)
      if (is_digit(text[at]) && number <= kNumberMax)
        number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
    if (number <= kNumberMax)
      found.push_back({static_cast<std::uint32_t>(number), text.substr(at)});
  }
  return found;
}

template <std::size_t N>
bool contains_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::ranges::any_of(words, [&](auto word) { return contains(text, word); });
}

std::optional<std::uint32_t> the_only(const std::vector<std::uint32_t>& numbers) {
  if (numbers.empty()) return std::nullopt;
  const bool same = std::ranges::all_of(numbers, [&](auto n) { return n == numbers.front(); });
  return same ? std::optional(numbers.front()) : std::nullopt;
}

}  // namespace

std::optional<std::uint32_t> read_whole_number(std::string_view text) {
  const std::string value = plain_value(text);
  const auto numbers = numbers_in(value);
  const bool only_digits = value.find_first_not_of("0123456789,") == std::string::npos;
  if (numbers.size() != 1 || !only_digits || !numbers[0].after.empty()) return std::nullopt;
  return numbers[0].number;
}

std::optional<std::uint32_t> read_yen(std::string_view text) {
  static constexpr std::array<std::string_view, 9> kUnsure{"から", "~",    "/月",  "月額", "年間",
                                                           "年額", "以上", "程度", "前後"};
  const std::string value = plain_value(text);
  if (const auto number = read_whole_number(value)) return number;
  std::vector<std::uint32_t> amounts;
  for (const Counted& counted : numbers_in(value))
    if (counted.after.starts_with("円")) amounts.push_back(counted.number);
  const bool free = contains(value, "無料") || value == "なし" || value == "無し" || value == "無";
  if (free) amounts.push_back(0);
  if (contains_any(value, kUnsure)) return std::nullopt;
  return the_only(amounts);
}

std::optional<std::uint32_t> read_capacity(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kUnsure{"各", "程度", "組", "約", "以上", "~"};
  const std::string value = plain_value(text);
  const auto number = read_whole_number(value);
  if (number) return *number > 0 ? number : std::nullopt;
  if (contains_any(value, kUnsure)) return std::nullopt;
  std::vector<std::uint32_t> heads;
  for (const Counted& counted : numbers_in(value))
    if (counted.after.starts_with("人") || counted.after.starts_with("名"))
      heads.push_back(counted.number);
  const auto only = the_only(heads);
  return only && *only > 0 ? only : std::nullopt;
}

std::optional<double> read_degrees(std::string_view text) {
  const std::string value = plain_value(text);
  double degrees = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), degrees);
  if (problem != std::errc{} || end != value.data() + value.size()) return std::nullopt;
  return degrees;
}

}  // namespace tsudoi
