#include "kiosk/program/stop_listener.h"

#include <pthread.h>
#include <signal.h>

namespace tsudoi {
namespace {

sigset_t stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  return signals;
}

}  // namespace

StopListener::StopListener(std::function<void()> on_stop) : on_stop_(std::move(on_stop)) {
  const sigset_t signals = stop_signals();
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  thread_ = std::thread([this] { listen(); });
}

StopListener::~StopListener() {
  ending_ = true;
  pthread_kill(thread_.native_handle(), SIGTERM);
  thread_.join();
}

void StopListener::listen() {
  const sigset_t signals = stop_signals();
  int signal = 0;
  sigwait(&signals, &signal);
  if (ending_) return;
  asked_ = true;
  on_stop_();
  sigwait(&signals, &signal);  // the destructor's, or a second one: already on the way out
}

}  // namespace tsudoi
