#include "tests/journey/line.h"

namespace tsudoi::test {

void Bell::ring() {
  {
    const std::lock_guard hold(lock_);
    ++rings_;
  }
  rung_.notify_one();
}

void Bell::wait() {
  std::unique_lock hold(lock_);
  rung_.wait(hold, [this] { return rings_ > 0; });
  --rings_;
}

Result<Bytes> FakeLine::exchange(ByteView ask) {
  if (state_.holds) {
    state_.called.ring();
    state_.let_go.wait();
  }
  if (state_.is_down) return fail(ErrorCode::line_down, "the test cut it");
  return office_.exchange(ask);
}

Result<Bytes> FakeLine::picture(ByteView hash) {
  if (state_.is_down) return fail(ErrorCode::line_down, "the test cut it");
  return office_.picture(hash);
}

}  // namespace tsudoi::test
