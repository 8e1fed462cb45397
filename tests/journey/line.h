// A line to the office for the sync worker: it can be down, and it can hold a call until it is let
// go. And the bell that the worker rings.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>

#include "sync/transport.h"

namespace tsudoi::test {

/// Counts rings, so that none is missed.
class Bell {
 public:
  void ring();
  void wait();

 private:
  std::mutex lock_;
  std::condition_variable rung_;
  int rings_ = 0;
};

struct LineState {
  std::atomic<bool> is_down = false;
  std::atomic<bool> holds = false;
  std::atomic<bool> is_gone = false;  // the transport was destroyed
  Bell called, let_go;                // only while `holds`
};

class FakeLine final : public Transport {
 public:
  FakeLine(LineState& state, Transport& office) : state_(state), office_(office) {}
  ~FakeLine() override { state_.is_gone = true; }
  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

 private:
  LineState& state_;
  Transport& office_;
};

}  // namespace tsudoi::test
