#include "tests/codec/random_values.h"

namespace tsudoi::test {

std::uint64_t RandomValues::number() {
  return read_be64(random_->array<8>());
}

void RandomValues::fill(std::string& value) {
  static const std::vector<std::string_view> pieces = {
      "a", " ", "\n", std::string_view("\0", 1), "é", "花", "子", "𠮷", "髙", "が", "“"};
  for (std::size_t left = below(12); left > 0; --left) value += pieces[below(pieces.size())];
}

void RandomValues::fill(Date& value) {
  constexpr std::size_t kDays = 200'000;  // some five hundred years, to both sides of 1970
  value = add_days(Date{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}},
                   static_cast<int>(below(kDays)) - static_cast<int>(kDays / 2));
}

std::string RandomValues::text_id() {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789._-";
  std::string id;
  for (std::size_t left = below(kTextIdBytesMax + 1); left > 0; --left)
    id += kLetters[below(kLetters.size())];
  return id;
}

}  // namespace tsudoi::test
