// Clients of an office that all want something at the same time, each in a thread or a socket of
// its own, at a pace that does not depend on the answers.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "storage/base/bytes.h"

namespace tsudoi::bench {

using Steady = std::chrono::steady_clock;

/// One connection to the loopback. Waits at most kAnswerMsMax for each answer.
class Caller {
 public:
  explicit Caller(std::uint16_t port) : port_(port) {}
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;
  ~Caller() { hang_up(); }

  /// The status that came; 0: none. Connects when it is not connected.
  int ask(const std::string& request);
  void hang_up();

 private:
  bool send_all(const std::string& request) const;

  std::uint16_t port_;
  int socket_ = -1;
};

/// Sockets that take room and time: silent ones, half a header, a body that drips.
class Idlers {
 public:
  Idlers(std::uint16_t port, int count);
  Idlers(const Idlers&) = delete;
  Idlers& operator=(const Idlers&) = delete;
  ~Idlers();

  int open() const;  // that the office has not closed

 private:
  void drip();

  std::vector<int> sockets_;
  std::mutex lock_;
  std::condition_variable over_;
  bool is_over_ = false;
  std::thread dripper_;
};

struct Sent {
  const std::string* request = nullptr;
  int expected = 0;
  int or_else = 0;  // likewise expected; 0: no other
  std::size_t kind = 0;
};
struct Came {
  std::size_t kind = 0;
  bool is_expected = false;
  double ms = 0;  // since it was due
};

enum class Between : std::uint8_t { keep_the_line, hang_up };

/// Sends them in order, `per_second`, over so many connections. Late ones count from when they were
/// due.
std::vector<Came> send_paced(std::uint16_t port, const std::vector<Sent>& all, double per_second,
                             int connections, Between between);

}  // namespace tsudoi::bench
