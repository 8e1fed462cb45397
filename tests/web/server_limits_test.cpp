#include <vector>

#include "storage/base/clock.h"
#include "sync/office/web/server.h"
#include "tests/support/catch.h"
#include "tests/web/browser.h"
#include "tests/web/raw_socket.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

/// A server that counts what reaches its handler.
struct Counting {
  std::size_t handled = 0;
  HttpServer server;

  explicit Counting(const HttpServerOptions& options = {})
      : server(HttpServer::start(options, [this](const HttpRequest&) {
                 ++handled;
                 return text_response(200, "ok");
               }).value()) {}
  std::string url() const { return "http://127.0.0.1:" + std::to_string(server.port()) + "/"; }
};

HttpServerOptions with_header_ms(std::uint32_t header_ms_max) {
  HttpServerOptions options;
  options.limits.header_ms_max = header_ms_max;
  return options;
}

}  // namespace

TEST_CASE("A body over the limit is 413 and never reaches the handler [F56]", "[web][limits]") {
  Counting counting;
  const std::string body(kHttpLimits.body_bytes_max + 1, 'x');
  const Fetched told = fetch({.url = counting.url(), .method = "POST", .body = body});
  REQUIRE(told.status == 413);
  const Fetched chunked = fetch(
      {.url = counting.url(), .method = "POST", .body = body, .framing = BodyFraming::chunked});
  REQUIRE(chunked.status != 200);
  counting.server.stop();
  REQUIRE(counting.handled == 0);
}

TEST_CASE("A length of 4 GiB or of nonsense is refused from the headers alone [F39]",
          "[web][limits]") {
  Counting counting;
  for (const auto* length : {"4294967296", "18446744073709551616", "-1", "1x"}) {
    RawSocket socket(counting.server.port());
    REQUIRE(socket.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::string(length) +
                        "\r\n\r\n"));
    const std::string answer = socket.receive(10'000);
    CAPTURE(length, answer);
    REQUIRE(answer.rfind("HTTP/1.1 4", 0) == 0);
  }
  counting.server.stop();
  REQUIRE(counting.handled == 0);
}

TEST_CASE("Two body lengths are refused, so that no proxy and we disagree [F56]", "[web][limits]") {
  Counting counting;
  for (const auto* lines : {"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                            "Content-Length: 5\r\nContent-Length: 6\r\n"}) {
    RawSocket socket(counting.server.port());
    REQUIRE(socket.send("POST / HTTP/1.1\r\nHost: a\r\n" + std::string(lines) + "\r\n0\r\n\r\n"));
    REQUIRE(socket.receive(10'000).rfind("HTTP/1.1 400", 0) == 0);
  }
  counting.server.stop();
  REQUIRE(counting.handled == 0);
}

TEST_CASE("Headers of 16 KiB pass, of 40 KiB do not [F56]", "[web][limits]") {
  Counting counting;
  const auto status = [&](std::size_t bytes) {
    return fetch({.url = counting.url(),
                  .body = {},
                  .headers = {"X-Long: " + std::string(bytes, 'x')}})
        .status;
  };
  REQUIRE(status(16 * 1024) == 200);
  REQUIRE(status(40 * 1024) == 431);
  counting.server.stop();
  REQUIRE(counting.handled == 1);
}

TEST_CASE("A client that drips its headers is cut off at the deadline [F56]", "[web][limits]") {
  Counting counting(with_header_ms(300));
  RawSocket socket(counting.server.port());
  REQUIRE(socket.send("GET / HTTP/1.1\r\nHost: a\r\nX-Slow: "));
  bool closed = false;
  int drips = 0;
  for (; drips < 400 && !closed; ++drips) {
    socket.send("x");
    closed = socket.closed_within(25);
  }
  REQUIRE(closed);
  REQUIRE(drips > 5);  // it was let live for a while: the deadline cut it, not the first byte
}

TEST_CASE("A client that never says anything is cut off too [F56]", "[web][limits]") {
  Counting counting(with_header_ms(100));
  RawSocket socket(counting.server.port());
  REQUIRE(socket.closed_within(10'000));
}

TEST_CASE("A kept connection is used again within its time [F56]", "[web][limits]") {
  Counting counting;
  RawSocket socket(counting.server.port());
  for (int i = 0; i < 3; ++i) {
    REQUIRE(socket.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n"));
    REQUIRE(socket.receive(10'000).rfind("HTTP/1.1 200", 0) == 0);
  }
  counting.server.stop();
  REQUIRE(counting.handled == 3);
}

TEST_CASE("200 idle and half-open connections do not delay a good upload [F56]", "[web][limits]") {
  HttpServerOptions options;
  options.handler_threads = GENERATE(1u, 4u);
  Counting counting(options);
  std::vector<RawSocket> idle;
  for (int i = 0; i < 200; ++i) {
    idle.emplace_back(counting.server.port());
    REQUIRE(idle.back().connected());
    if (i % 2 == 0) REQUIRE(idle.back().send("POST /v1/sync HTTP/1.1\r\nHost: a\r\nCont"));
  }
  const std::string batch(1024 * 1024, 'b');
  const auto clock = make_system_clock();
  const SteadyMs before = clock->steady();
  const Fetched got = fetch({.url = counting.url(), .method = "POST", .body = batch});
  REQUIRE(got.status == 200);
  REQUIRE(clock->steady().value - before.value < 2000);  // F56's own bound
}

TEST_CASE("Connections above the limit are turned away, and room is made again [F56]",
          "[web][limits]") {
  HttpServerOptions options = with_header_ms(200);
  options.limits.connections_max = 5;
  Counting counting(options);
  std::vector<RawSocket> crowd;
  for (int i = 0; i < 8; ++i) crowd.emplace_back(counting.server.port());
  for (RawSocket& socket : crowd) REQUIRE(socket.closed_within(10'000));
  REQUIRE(fetch({.url = counting.url()}).status == 200);
}
