#include "storage/base/last_words.h"

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>

#include "storage/base/error.h"

namespace tsudoi {
namespace {

[[noreturn]] void end_at_once() {
  try {
    if (std::current_exception() != nullptr) throw;
  } catch (const std::bad_alloc&) {
    std::_Exit(say_no_memory());
  } catch (...) {
    std::fputs("tsudoi: this must not happen: an exception that nobody expected\n", stderr);
  }
  std::abort();
}

}  // namespace

void prepare_last_words() {
  std::set_terminate(&end_at_once);
}

int say_no_memory() {
  std::fputs("There is not enough memory.\n", stderr);
  return static_cast<int>(ExitCode::refused);
}

}  // namespace tsudoi
