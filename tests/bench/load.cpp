#include "tests/bench/load.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <string>

#include "tests/bench/loopback.h"

namespace tsudoi::bench {
namespace {

using Steady = std::chrono::steady_clock;

class Client {
 public:
  Client(std::uint16_t port, const std::vector<Bytes>& asks)
      : asks_(asks), socket_(connected_to(port)) {
    send_next();
  }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;
  ~Client() {
    if (socket_ >= 0) ::close(socket_);
  }

  bool is_done() const { return socket_ < 0; }
  int socket() const { return socket_; }

  void receive(Load& load) {
    char bytes[16 * 1024];
    const auto size = ::recv(socket_, bytes, sizeof bytes, 0);
    if (size <= 0) return give_up(load);
    came_.append(bytes, static_cast<std::size_t>(size));
    const std::size_t whole = answer_bytes(came_);
    if (whole == 0) return;
    const std::chrono::duration<double, std::milli> took = Steady::now() - sent_at_;
    load.answer_ms.push_back(took.count());
    load.refused += came_.starts_with("HTTP/1.1 200") ? 0 : 1;
    came_.erase(0, whole);
    send_next();
  }

 private:
  /// A request fits what the socket takes without waiting, or this waits for the server to read.
  void send_next() {
    if (socket_ < 0) return;
    if (next_ == asks_.size()) return close();
    const Bytes& ask = asks_[next_++];
    std::string request =
        "POST /v1/sync HTTP/1.1\r\nHost: office\r\nContent-Length: " + std::to_string(ask.size()) +
        "\r\n\r\n";
    request.append(text_of(ask));
    sent_at_ = Steady::now();
    for (std::size_t sent = 0; sent < request.size();) {
      const auto size = ::send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
      if (size <= 0) return;  // the next read says so
      sent += static_cast<std::size_t>(size);
    }
  }

  void give_up(Load& load) {
    load.refused += static_cast<int>(asks_.size() - next_) + 1;
    close();
  }

  void close() {
    ::close(socket_);
    socket_ = -1;
  }

  const std::vector<Bytes>& asks_;
  std::size_t next_ = 0;
  int socket_ = -1;
  std::string came_;
  Steady::time_point sent_at_;
};

}  // namespace

double Load::quantile_ms(double part) const {
  if (answer_ms.empty()) return 0;
  const auto place = static_cast<std::size_t>(part * static_cast<double>(answer_ms.size()));
  return answer_ms[std::min(place, answer_ms.size() - 1)];
}

Load send_all(std::uint16_t port, const std::vector<std::vector<Bytes>>& all) {
  Load load;
  const auto begun = Steady::now();
  std::vector<std::unique_ptr<Client>> clients;
  for (const auto& asks : all) clients.push_back(std::make_unique<Client>(port, asks));
  std::vector<pollfd> waits;
  std::vector<Client*> who;
  for (;;) {
    waits.clear();
    who.clear();
    for (const auto& client : clients) {
      if (client->is_done()) continue;
      waits.push_back({client->socket(), POLLIN, 0});
      who.push_back(client.get());
    }
    if (waits.empty()) break;
    if (::poll(waits.data(), waits.size(), -1) < 0) continue;
    for (std::size_t i = 0; i < waits.size(); ++i)
      if (waits[i].revents != 0) who[i]->receive(load);
  }
  load.seconds = std::chrono::duration<double>(Steady::now() - begun).count();
  std::ranges::sort(load.answer_ms);
  return load;
}

}  // namespace tsudoi::bench
