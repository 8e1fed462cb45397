#include "sync/office/program/pulling.h"

#include <chrono>
#include <cstdio>

namespace tsudoi::office_program {

Pulling::Pulling(Office& office, const Serve& serve, OfficeRelay::Alone alone)
    : office_(office), serve_(serve), alone_(std::move(alone)) {
  if (!serve_.pull.empty()) thread_ = std::thread([this] { work(); });
}

Pulling::~Pulling() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  stop_asked_.notify_all();
  if (thread_.joinable()) thread_.join();
}

void Pulling::work() {
  const auto line = make_relay_transport(serve_.pull);
  OfficeRelay relay(office_, *line, alone_);
  std::unique_lock hold(lock_);
  while (!stopping_) {
    hold.unlock();
    say(relay.pull());
    hold.lock();
    stop_asked_.wait_for(hold, std::chrono::seconds(serve_.pull_seconds),
                         [this] { return stopping_; });
  }
}

void Pulling::say(const Result<Pulled>& pulled) {
  std::string words;
  if (!pulled.ok()) words = "The relay: " + sentence_for(pulled.error());
  if (pulled.ok() && !pulled->refused.empty())
    words = "Not taken from the relay: " + sentence_for(pulled->refused.front());
  if (words == said_) return;
  std::fprintf(stderr, "%s\n", words.empty() ? "The relay can be reached again." : words.c_str());
  std::fflush(stderr);
  said_ = std::move(words);
}

}  // namespace tsudoi::office_program
