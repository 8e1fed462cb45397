// The office's HTTP server: sockets, limits and time-outs. It knows nothing of what is served.
// Reading stops at the limits before a request value exists, so that a handler never sees a long
// or half request (F56).
//
// Owns: the listening socket, its threads and all connections.
// Thread: with handler_threads == 1 (the default) the handler is called by one internal thread,
//         one request at a time; with more, by several at once. start, port and stop belong to the
//         thread that made it.
// Order:  start -> stop. stop lets requests that have begun finish for up to drain_ms_max, then
//         closes everything; after it the handler is not called again. The destructor stops.
// Errors: start says `refused` with the reason (address in use, bad certificate). Nothing throws
//         out; a handler that throws is answered with 500.
#pragma once

#include <functional>
#include <memory>

#include "sync/office/web/http.h"

namespace tsudoi::web {

using HttpHandler = std::function<HttpResponse(const HttpRequest&)>;

struct HttpServerOptions {
  std::string host = "127.0.0.1";  // an IPv4 or IPv6 address in digits
  std::uint16_t port = 0;          // 0: the system chooses; see port()
  std::string tls_cert_pem;        // both or neither
  std::string tls_key_pem;
  std::uint32_t handler_threads = 1;
  std::uint32_t drain_ms_max = 5'000;
  HttpLimits limits;
};

/// "127.0.0.1:8080", "localhost:0", "[::1]:80"; ":8080" is this machine only.
Result<HttpServerOptions> listen_options_from(std::string_view host_and_port);

class HttpServer {
 public:
  static Result<HttpServer> start(const HttpServerOptions& options, HttpHandler handler);
  HttpServer(HttpServer&&) noexcept;
  HttpServer& operator=(HttpServer&&) noexcept;
  ~HttpServer();

  std::uint16_t port() const;
  void stop();

 private:
  struct Impl;
  explicit HttpServer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace tsudoi::web
