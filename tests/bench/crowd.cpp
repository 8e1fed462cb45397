#include "tests/bench/crowd.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>

#include "tests/bench/loopback.h"

namespace tsudoi::bench {
namespace {

constexpr int kAnswerMsMax = 30'000;

void wait_until(Steady::time_point due) {
  for (auto now = Steady::now(); now < due; now = Steady::now()) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(due - now);
    ::poll(nullptr, 0, static_cast<int>(left.count()));
  }
}

}  // namespace

void Caller::hang_up() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
}

/// A server that has answered and hung up may leave the rest unread.
bool Caller::send_all(const std::string& request) const {
  for (std::size_t sent = 0; sent < request.size();) {
    const auto size = ::send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
    if (size <= 0) return false;
    sent += static_cast<std::size_t>(size);
  }
  return true;
}

int Caller::ask(const std::string& request) {
  if (socket_ < 0) socket_ = connected_to(port_);
  if (socket_ < 0) return 0;
  send_all(request);
  std::string came;
  while (answer_bytes(came) == 0) {
    pollfd waiting{socket_, POLLIN, 0};
    char part[16 * 1024];
    const bool has_come = ::poll(&waiting, 1, kAnswerMsMax) > 0;
    const ssize_t got = has_come ? ::recv(socket_, part, sizeof part, 0) : 0;
    if (got <= 0) break;
    came.append(part, static_cast<std::size_t>(got));
  }
  constexpr std::size_t kStatusAt = sizeof "HTTP/1.1";
  const int status = came.size() > kStatusAt + 3 ? std::stoi(came.substr(kStatusAt, 3)) : 0;
  if (answer_bytes(came) == 0) hang_up();
  return status;
}

Idlers::Idlers(std::uint16_t port, int count) {
  const std::string half = "POST /v1/sync HTTP/1.1\r\nHost: office\r\nCont";
  const std::string slow =
      "POST /v1/sync HTTP/1.1\r\nHost: office\r\nContent-Length: 100000\r\n\r\n";
  const std::string begun[] = {"", half, slow};
  for (int i = 0; i < count; ++i) {
    sockets_.push_back(connected_to(port));
    const std::string& words = begun[i % 3];
    if (!words.empty()) ::send(sockets_.back(), words.data(), words.size(), MSG_NOSIGNAL);
  }
  dripper_ = std::thread([this] { drip(); });
}

Idlers::~Idlers() {
  {
    const std::lock_guard hold(lock_);
    is_over_ = true;
  }
  over_.notify_all();
  dripper_.join();
  for (const int socket : sockets_)
    if (socket >= 0) ::close(socket);
}

void Idlers::drip() {
  constexpr std::chrono::milliseconds kBetweenDrops{250};
  std::unique_lock hold(lock_);
  while (!over_.wait_for(hold, kBetweenDrops, [this] { return is_over_; }))
    for (std::size_t i = 2; i < sockets_.size(); i += 3)
      ::send(sockets_[i], "x", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

int Idlers::open() const {
  return static_cast<int>(std::ranges::count_if(sockets_, [](int socket) {
    char byte = 0;
    const ssize_t got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return socket >= 0 && got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
  }));
}

std::vector<Came> send_paced(std::uint16_t port, const std::vector<Sent>& all, double per_second,
                             int connections, Between between) {
  const auto begun = Steady::now();
  std::atomic<std::size_t> next{0};
  std::mutex lock;
  std::vector<Came> came;
  const auto send_some = [&] {
    Caller caller(port);
    for (std::size_t at = next++; at < all.size(); at = next++) {
      const auto due = begun + std::chrono::duration_cast<Steady::duration>(
                                   std::chrono::duration<double>(double(at) / per_second));
      wait_until(due);
      const int status = caller.ask(*all[at].request);
      const std::chrono::duration<double, std::milli> took = Steady::now() - due;
      if (between == Between::hang_up) caller.hang_up();
      const std::lock_guard hold(lock);
      const bool is_expected =
          status != 0 && (status == all[at].expected || status == all[at].or_else);
      came.push_back({all[at].kind, is_expected, took.count()});
    }
  };
  std::vector<std::thread> senders;
  for (int i = 0; i < connections; ++i) senders.emplace_back(send_some);
  for (std::thread& sender : senders) sender.join();
  return came;
}

}  // namespace tsudoi::bench
