// Ports on the loopback.
#pragma once

#include <cstdint>
#include <utility>

namespace tsudoi::siege {

/// Closed at the end.
class Socket {
 public:
  explicit Socket(int socket = -1) : socket_(socket) {}
  Socket(Socket&& other) noexcept : socket_(std::exchange(other.socket_, -1)) {}
  Socket& operator=(Socket&& other) noexcept {
    std::swap(socket_, other.socket_);
    return *this;
  }
  ~Socket();
  int get() const { return socket_; }

 private:
  int socket_ = -1;
};

/// -1: the port is somebody's.
Socket listening_at(std::uint16_t port);

/// On the loopback, free now, and of those that the system gives to nobody by itself: it is still
/// free after its owner was away.
std::uint16_t quiet_port();

}  // namespace tsudoi::siege
