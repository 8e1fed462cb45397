// Carries asks to the office and answers back, beside the logic thread: it has the Transport and
// bytes, and never sees the store.
//
// Owns: its thread and the transport. Thread: all methods from the logic thread; `on_news` is
//   called from the worker and only wakes somebody up.
// Order: give() only after the last answer was taken. The destructor waits for the running
//   exchange, HttpLimits::total_ms_max at most.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "sync/transport.h"

namespace tsudoi {

class SyncWorker {
 public:
  enum class Errand : std::uint8_t { exchange, picture };

  SyncWorker(std::unique_ptr<Transport> transport, std::function<void()> on_news);
  SyncWorker(const SyncWorker&) = delete;
  SyncWorker& operator=(const SyncWorker&) = delete;
  ~SyncWorker();

  void give(Errand errand, Bytes bytes);
  /// The answer, once; empty: still under way, or nothing was given.
  std::optional<Result<Bytes>> take();

 private:
  struct Job {
    Errand errand;
    Bytes bytes;
  };
  void work();

  std::unique_ptr<Transport> transport_;
  std::function<void()> on_news_;
  std::mutex lock_;
  std::condition_variable given_;
  std::optional<Job> job_;
  std::optional<Result<Bytes>> answer_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tsudoi
