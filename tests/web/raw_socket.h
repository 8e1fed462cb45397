// A bare TCP connection on the loopback, for clients that behave badly.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tsudoi::test {

class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port);
  RawSocket(RawSocket&& other) noexcept;
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;
  ~RawSocket();

  bool connected() const { return socket_ >= 0; }
  bool send(std::string_view bytes);
  /// What has come so far, after waiting until something came or the other side closed.
  std::string receive(int wait_ms_max);
  /// True when the other side has closed within this time.
  bool closed_within(int wait_ms_max);

 private:
  int socket_ = -1;
};

}  // namespace tsudoi::test
