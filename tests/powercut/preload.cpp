// What is preloaded (LD_PRELOAD) into tsudoi-kiosk and tsudoi-office: calls.cpp, and a witness that
// writes the log.
#include <cstdlib>

#include "storage/base/assert.h"
#include "tests/powercut/log.h"
#include "tests/powercut/watch.h"

namespace {

using namespace tsudoi::powercut;

__attribute__((constructor)) void begin() {
  const char* folder = std::getenv("TSUDOI_POWERCUT_FOLDER");
  const char* file = std::getenv("TSUDOI_POWERCUT_LOG");
  if (folder == nullptr || file == nullptr) return;
  const int log = open_log(file);
  TSUDOI_ASSERT(log >= 0);
  start_watching(folder, [log](Event event) { add_to_log(log, event); });
}

}  // namespace
