// Which sockets are open and until when each may take. The HTTP library's own time-out starts
// again at every byte, so a client that drips one byte at a time would hold a connection for ever
// (slow-loris, F56); this table closes it from outside at a deadline that nothing extends.
//
// Thread: all calls may come from any thread; one inner lock. A socket is shut down under that
//         lock and `closed` takes it too, so a number that the system has given to somebody else
//         is never touched.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <thread>

#include "storage/base/clock.h"

namespace tsudoi::web {

class ConnectionTable {
 public:
  struct Deadlines {
    std::uint32_t header_ms_max;
    std::uint32_t body_ms_max;
  };

  explicit ConnectionTable(Deadlines deadlines);
  ConnectionTable(const ConnectionTable&) = delete;
  ConnectionTable& operator=(const ConnectionTable&) = delete;
  ~ConnectionTable();

  using Key = const void*;  // the library's name for a connection
  void opened(Key key, int socket);
  void request_begun(Key key);  // headers are complete
  void request_done(Key key);
  void closed(Key key);

  /// True when no request is under way, at the latest after `wait_ms_max`.
  bool wait_until_quiet(std::uint32_t wait_ms_max);

 private:
  struct Connection {
    int socket = -1;
    SteadyMs deadline;
    bool in_request = false;
  };
  void watch();
  void shut_down_late_ones(SteadyMs now);

  const Deadlines deadlines_;
  const std::unique_ptr<Clock> clock_;
  std::mutex lock_;
  std::condition_variable stop_asked_;
  std::condition_variable request_over_;
  std::map<Key, Connection> open_;
  std::size_t in_request_ = 0;
  bool stopping_ = false;
  std::thread watcher_;
};

}  // namespace tsudoi::web
