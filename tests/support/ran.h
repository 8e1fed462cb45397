// How a program came out that ran to its end.
#pragma once

#include <string>

namespace tsudoi::test {

struct Ran {
  int code = -1;  // 128 + signal when it was ended by one
  std::string out, err;
};

}  // namespace tsudoi::test
