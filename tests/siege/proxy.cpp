#include "tests/siege/proxy.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <list>
#include <stdexcept>

#include "tests/siege/http_message.h"
#include "tests/web/raw_socket.h"

namespace tsudoi::siege {
namespace {

constexpr int kSilenceMs = 60;
constexpr int kOfficeMsMax = 60'000;  // a busy machine; a dead office hangs up at once

void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the kiosk is gone, and will ask again
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

bool is_ready(const pollfd& socket) {
  return socket.revents != 0;
}

}  // namespace

Proxy::Proxy(std::uint64_t seed) : line_(*this, seed) {}

Proxy::~Proxy() {
  stop();
}

void Proxy::start() {
  listener_ = listening_at(port_);
  stop_asked_ = Socket(::eventfd(0, EFD_CLOEXEC));
  if (listener_.get() < 0 || stop_asked_.get() < 0)
    throw std::runtime_error("no port for the line");
  thread_ = std::thread([this] { work(); });
}

void Proxy::stop() {
  if (!thread_.joinable()) return;
  ::eventfd_write(stop_asked_.get(), 1);
  thread_.join();
  listener_ = Socket();
}

bool Proxy::is_carrying() const {
  const std::lock_guard hold(lock_);
  return carrying_ > 0;
}

void Proxy::wait_for_ask(std::chrono::milliseconds wait_max) {
  std::unique_lock hold(lock_);
  changed_.wait_for(hold, wait_max, [this] { return carrying_ > 0; });
}

void Proxy::note_carrying(int change) {
  const std::lock_guard hold(lock_);
  carrying_ += change;
  changed_.notify_all();
}

std::string Proxy::bring(std::string_view ask) {
  test::RawSocket office(office_);
  std::string answer;
  if (!office.connected() || !office.send(ask)) return {};
  while (!message_bytes(answer)) {
    const std::string part = office.receive(kOfficeMsMax);
    if (part.empty()) return {};
    answer += part;
  }
  return answer;
}

void Proxy::begin(std::string_view part) {
  test::RawSocket office(office_);
  if (office.connected()) office.send(part);
}

void Proxy::work() {
  std::list<Client> clients;
  while (true) {
    std::vector<pollfd> sockets{{stop_asked_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
    bool has_silent = false;
    for (const Client& client : clients) {
      sockets.push_back({client.socket.get(), POLLIN, 0});
      has_silent = has_silent || client.state == After::silent;
    }
    const int ready = ::poll(sockets.data(), sockets.size(), has_silent ? kSilenceMs : -1);
    if (is_ready(sockets[0])) return;
    auto at = sockets.begin() + 2;
    for (Client& client : clients) {
      if (is_ready(*at++)) serve(client);
      if (ready == 0 && client.state == After::silent) client.state = After::gone;
    }
    clients.remove_if([](const Client& client) { return client.state == After::gone; });
    if (is_ready(sockets[1]))
      clients.push_back({Socket(::accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC)), {}});
  }
}

void Proxy::serve(Client& client) {
  char part[16'384];
  const ssize_t got = ::recv(client.socket.get(), part, sizeof part, 0);
  if (got <= 0) client.state = After::gone;
  if (got <= 0 || client.state != After::stays) return;
  client.heard.append(part, static_cast<std::size_t>(got));
  while (const auto bytes = message_bytes(client.heard)) {
    const std::string ask = client.heard.substr(0, *bytes);
    client.heard.erase(0, *bytes);
    client.state = carry(client, ask);
    if (client.state != After::stays) return;
  }
}

After Proxy::carry(Client& client, const std::string& ask) {
  note_carrying(1);
  const Back back = line_.carry(ask);
  send_all(client.socket.get(), back.bytes);
  note_carrying(-1);
  return back.after;
}

}  // namespace tsudoi::siege
