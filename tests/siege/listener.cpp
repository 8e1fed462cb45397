#include "tests/siege/listener.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "storage/base/crypto.h"

namespace tsudoi::siege {
namespace {

constexpr int kWaitingMax = 16;

}  // namespace

Socket listening_at(std::uint16_t port) {
  Socket socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const int yes = 1;
  ::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const bool is_ours =
      ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0 &&
      ::listen(socket.get(), kWaitingMax) == 0;
  return is_ours ? std::move(socket) : Socket();
}

std::uint16_t quiet_port() {
  constexpr std::uint16_t kFirst = 20'000, kPorts = 12'000;  // Linux gives out 32768 and above
  const auto chance = make_system_random();
  while (true) {
    const auto port = static_cast<std::uint16_t>(kFirst + read_be16(chance->array<2>()) % kPorts);
    if (listening_at(port).get() >= 0) return port;
  }
}

Socket::~Socket() {
  if (socket_ >= 0) ::close(socket_);
}

}  // namespace tsudoi::siege
