#include "tests/support/skip.h"

#include <iostream>

namespace tsudoi::test {
namespace {

bool& has_skipped() {
  static bool said = false;
  return said;
}

}  // namespace

void say_skipped(const std::string& why) {
  std::cerr << "Skipped: " << why << ".\n";
  has_skipped() = true;
}

bool was_skipped() {
  return has_skipped();
}

}  // namespace tsudoi::test
