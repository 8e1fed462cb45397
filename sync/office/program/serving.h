// What `serve` of an office and of a relay share: where they listen, and until when.
#pragma once

#include <atomic>
#include <csignal>
#include <ctime>

#include "sync/office/program/session.h"
#include "sync/office/web/server.h"

namespace tsudoi::office_program {

/// SIGTERM and SIGINT wait until asked for; set before any thread starts, so that no thread is
/// ended by them.
class EndSignals {
 public:
  EndSignals();
  void wait() const;
  /// Whether one came within this time.
  bool came(std::time_t seconds) const;
  /// As if one came. From any thread.
  void ask() const;

 private:
  sigset_t set_{};
};

/// Answers, and ends the server when it had better be started again: a store takes no more writes
/// after a failed flush (F08), or memory ran out in the middle of something (F12). Whoever starts
/// it again is the system.
class Answering {
 public:
  explicit Answering(const EndSignals& end) : end_(end) {}
  web::HttpResponse answer(const web::HttpHandler& handler, const web::HttpRequest& request);
  /// Why it ended, if not by a signal.
  Result<void> outcome() const;

 private:
  const EndSignals& end_;
  std::atomic<bool> lacks_memory_ = false;
};

/// Reads certificate and key, if there are any.
Result<web::HttpServerOptions> options_for(const Serve& serve);
void say_where(const web::HttpServerOptions& options, std::uint16_t port, Session& session);

}  // namespace tsudoi::office_program
