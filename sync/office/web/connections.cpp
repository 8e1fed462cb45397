#include "sync/office/web/connections.h"

#include <sys/socket.h>

#include <algorithm>
#include <chrono>

namespace tsudoi::web {

namespace {

// How late a deadline may be noticed: a tenth of it, within 20 ms and one second.
std::chrono::milliseconds tick_for(const ConnectionTable::Deadlines& deadlines) {
  const std::uint32_t shortest = std::min(deadlines.header_ms_max, deadlines.body_ms_max);
  return std::chrono::milliseconds(std::clamp(shortest / 10, 20u, 1000u));
}

}  // namespace

ConnectionTable::ConnectionTable(Deadlines deadlines)
    : deadlines_(deadlines), clock_(make_system_clock()), watcher_([this] { watch(); }) {}

ConnectionTable::~ConnectionTable() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  stop_asked_.notify_all();
  watcher_.join();
}

void ConnectionTable::opened(Key key, int socket) {
  const std::lock_guard hold(lock_);
  open_[key] = {socket, {clock_->steady().value + deadlines_.header_ms_max}, false};
}

void ConnectionTable::request_begun(Key key) {
  const std::lock_guard hold(lock_);
  const auto found = open_.find(key);
  if (found == open_.end() || found->second.in_request) return;
  found->second.in_request = true;
  found->second.deadline = {clock_->steady().value + deadlines_.body_ms_max};
  ++in_request_;
}

void ConnectionTable::request_done(Key key) {
  const std::lock_guard hold(lock_);
  const auto found = open_.find(key);
  if (found == open_.end() || !found->second.in_request) return;
  found->second.in_request = false;
  found->second.deadline = {clock_->steady().value + deadlines_.header_ms_max};
  --in_request_;
  request_over_.notify_all();
}

void ConnectionTable::closed(Key key) {
  const std::lock_guard hold(lock_);
  const auto found = open_.find(key);
  if (found == open_.end()) return;
  if (found->second.in_request) --in_request_;
  open_.erase(found);
  request_over_.notify_all();
}

bool ConnectionTable::wait_until_quiet(std::uint32_t wait_ms_max) {
  std::unique_lock hold(lock_);
  return request_over_.wait_for(hold, std::chrono::milliseconds(wait_ms_max),
                                [this] { return in_request_ == 0; });
}

void ConnectionTable::watch() {
  const auto tick = tick_for(deadlines_);
  std::unique_lock hold(lock_);
  while (!stop_asked_.wait_for(hold, tick, [this] { return stopping_; })) {
    shut_down_late_ones(clock_->steady());
  }
}

void ConnectionTable::shut_down_late_ones(SteadyMs now) {
  for (auto& [key, connection] : open_) {
    if (connection.socket < 0 || connection.deadline > now) continue;
    ::shutdown(connection.socket, SHUT_RDWR);  // the library then sees the end and cleans up
    connection.socket = -1;
  }
}

}  // namespace tsudoi::web
