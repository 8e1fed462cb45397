#include "tests/powercut/recorder.h"

#include "tests/powercut/watch.h"

namespace tsudoi::powercut {

void start_recording(const std::filesystem::path& root, Recording& into) {
  into.lay(root);
  start_watching(root, [&into](Event event) { into.take(std::move(event)); });
}

void stop_recording() {
  stop_watching();
}

void note(const Promised& promised) {
  Event event;
  event.promised = promised;
  tell(std::move(event));
}

}  // namespace tsudoi::powercut
