#include "tests/web/raw_socket.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace tsudoi::test {

RawSocket::RawSocket(std::uint16_t port)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0) return;
  ::close(socket_);
  socket_ = -1;
}

RawSocket::RawSocket(RawSocket&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}

RawSocket::~RawSocket() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawSocket::send(std::string_view bytes) {
  return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
         static_cast<ssize_t>(bytes.size());
}

std::string RawSocket::receive(int wait_ms_max) {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, wait_ms_max) <= 0) return {};
  char part[4096];
  const ssize_t got = ::recv(socket_, part, sizeof part, 0);
  return got > 0 ? std::string(part, static_cast<std::size_t>(got)) : std::string();
}

bool RawSocket::closed_within(int wait_ms_max) {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, wait_ms_max) <= 0) return false;
  char part[4096];
  return ::recv(socket_, part, sizeof part, 0) <= 0;
}

}  // namespace tsudoi::test
