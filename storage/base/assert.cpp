#include "storage/base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace tsudoi {

void assertion_failed(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "tsudoi: this must not happen: %s (%s:%d)\n", condition, file, line);
  std::abort();
}

}  // namespace tsudoi
