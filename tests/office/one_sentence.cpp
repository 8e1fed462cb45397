#include <algorithm>

#include "tests/office/program.h"
#include "tests/support/catch.h"

namespace tsudoi::test {

void is_one_sentence(const Ran& ran) {
  INFO(ran.err);
  CHECK(std::ranges::count(ran.err, '\n') == 1);
  CHECK(ran.err.size() > 10);
  CHECK(ran.err.ends_with(".\n"));
  const auto is_foreign = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  CHECK(std::ranges::count_if(ran.err, is_foreign) <= 4);  // a character of the file, quoted
}

}  // namespace tsudoi::test
