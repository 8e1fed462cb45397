// What sealing leaves in memory [F53].
#include "storage/codec/codec.h"
#include "tests/support/catch.h"
#include "tests/support/own_memory.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kWishBytes = 24;

/// Never twice the same, and never a literal of this program.
Bytes hidden_wish() {
  Bytes wish(kWishBytes);
  make_system_random()->fill(wish);
  for (std::uint8_t& byte : wish) byte = static_cast<std::uint8_t>('a' + byte % 26) ^ kMask;
  return wish;
}

Answers answers_with(ByteView hidden_text) {
  Answers answers;
  std::string text(text_of(hidden_text));
  for (char& c : text) c = static_cast<char>(c ^ kMask);
  answers[{"wish"}] = std::move(text);
  return answers;
}

}  // namespace

TEST_CASE("What was typed is nowhere in memory once it is sealed [F53]", "[codec][personal]") {
  const Bytes wish = hidden_wish();
  CHECK(times_in_memory(wish) == 0);
  Answers answers = answers_with(wish);
  CHECK(times_in_memory(wish) >= 1);  // it would be found
  Bytes packed = codec::encode_personal(answers).value();
  crypto::wipe(std::get<std::string>(answers[{"wish"}]));
  crypto::wipe(packed);
  CHECK(times_in_memory(wish) == 0);
}
