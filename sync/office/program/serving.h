// What `serve` of an office and of a relay share: where they listen, and until when.
#pragma once

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

 private:
  sigset_t set_{};
};

/// Reads certificate and key, if there are any.
Result<web::HttpServerOptions> options_for(const Serve& serve);
void say_where(const web::HttpServerOptions& options, std::uint16_t port, Session& session);

}  // namespace tsudoi::office_program
