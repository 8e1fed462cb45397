// Pulls from a relay again and again, beside `serve`.
//
// Owns: its thread. What goes wrong is said once on standard error, and when it is over.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "sync/office/program/command_line.h"
#include "sync/office/relay.h"

namespace tsudoi::office_program {

class Pulling {
 public:
  /// Does nothing when no relay is asked for.
  Pulling(Office& office, const Serve& serve, OfficeRelay::Alone alone);
  Pulling(const Pulling&) = delete;
  Pulling& operator=(const Pulling&) = delete;
  /// Waits for the call that is under way.
  ~Pulling();

 private:
  void work();
  void say(const Result<Pulled>& pulled);

  Office& office_;
  const Serve serve_;
  OfficeRelay::Alone alone_;
  std::string said_;  // what went wrong last; empty: nothing
  std::mutex lock_;
  std::condition_variable stop_asked_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tsudoi::office_program
