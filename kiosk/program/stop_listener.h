// Hears SIGTERM and SIGINT at once, also while the window sleeps: a thread waits for them, and
// wakes the logic thread.
//
// Order: made before any other thread, so that all of them leave these signals to it.
#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace tsudoi {

class StopListener {
 public:
  explicit StopListener(std::function<void()> on_stop);
  StopListener(const StopListener&) = delete;
  StopListener& operator=(const StopListener&) = delete;
  ~StopListener();

  bool asked() const { return asked_; }

 private:
  void listen();

  std::function<void()> on_stop_;
  std::atomic<bool> asked_ = false;
  std::atomic<bool> ending_ = false;
  std::thread thread_;
};

}  // namespace tsudoi
