// A real HTTP client (libcurl) on the loopback, for tests of the server.
#pragma once

#include <string>
#include <vector>

namespace tsudoi::test {

struct Fetched {
  bool connected = false;  // false: no whole answer came
  long status = 0;
  std::string headers;  // as received
  std::string body;
};

enum class BodyFraming { with_length, chunked };

struct Fetch {
  std::string url;
  std::string method = "GET";
  std::string body{};
  std::vector<std::string> headers{};
  BodyFraming framing = BodyFraming::with_length;
};

/// One request on a connection of its own; gives up after 20 s.
Fetched fetch(const Fetch& what);

}  // namespace tsudoi::test
