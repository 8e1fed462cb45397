// A hostile line between kiosks and their office, on the loopback: each request that is whole goes
// through a HostileLine, one at a time.
//
// Owns: its thread, its sockets. Thread: every method from the test's.
// Order: lead_to() before the first ask; start() and stop() as often as wanted, the port stays.
#pragma once

#include <atomic>
#include <condition_variable>
#include <thread>

#include "tests/siege/hostile_line.h"
#include "tests/siege/listener.h"

namespace tsudoi::siege {

class Proxy final : private ToOffice {
 public:
  explicit Proxy(std::uint64_t seed);
  ~Proxy() override;

  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_); }
  void lead_to(std::uint16_t office) { office_ = office; }
  void start();
  void stop();
  HostileLine& line() { return line_; }

  /// Whether an ask is on its way, or its answer.
  bool is_carrying() const;
  /// Until one is; at most this long.
  void wait_for_ask(std::chrono::milliseconds wait_max);

 private:
  struct Client {
    Socket socket;
    std::string heard;
    After state = After::stays;
  };
  std::string bring(std::string_view ask) override;
  void begin(std::string_view part) override;
  void work();
  void serve(Client& client);
  After carry(Client& client, const std::string& ask);
  void note_carrying(int change);

  HostileLine line_;
  const std::uint16_t port_ = quiet_port();
  std::atomic<std::uint16_t> office_ = 0;
  Socket listener_, stop_asked_;
  std::thread thread_;
  mutable std::mutex lock_;
  std::condition_variable changed_;
  int carrying_ = 0;
};

}  // namespace tsudoi::siege
