#include "sync/office/web/server.h"

#include <future>

#include "tests/support/catch.h"
#include "tests/web/browser.h"
#include "tests/web/fake_office.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

std::string url_of(const HttpServer& server, std::string_view path) {
  return "http://127.0.0.1:" + std::to_string(server.port()) + std::string(path);
}

/// A server that answers with what `handler` says, with default limits.
HttpServer serving(HttpHandler handler) {
  return HttpServer::start({}, std::move(handler)).value();
}

}  // namespace

TEST_CASE("A request arrives as it was sent", "[web][server]") {
  HttpRequest seen;
  HttpServer server = serving([&](const HttpRequest& request) {
    seen = request;
    return text_response(201, "done");
  });
  const Fetched got = fetch({.url = url_of(server, "/a%20b?q=%E5%B1%B1&flag"),
                             .method = "POST",
                             .body = std::string("x\0y", 3),
                             .headers = {"X-Test: One", "Cookie: tsudoi=abc; lang=en"}});
  server.stop();
  REQUIRE(got.status == 201);
  REQUIRE(got.body == "done");
  REQUIRE(seen.method == Method::post);
  REQUIRE(seen.path == "/a b");
  REQUIRE(seen.query == Pairs{{"q", "山"}, {"flag", ""}});
  REQUIRE(value_or(seen.headers, "x-test", "") == "One");
  REQUIRE(seen.cookies == Pairs{{"tsudoi", "abc"}, {"lang", "en"}});
  REQUIRE(seen.body == Bytes{'x', 0, 'y'});
  REQUIRE(seen.peer == "127.0.0.1");
}

TEST_CASE("A whole batch and a whole reply pass unchanged", "[web][server]") {
  HttpServer server = serving([](const HttpRequest& request) {
    return HttpResponse{200, "application/octet-stream", request.body, {}};
  });
  std::string body(kHttpLimits.body_bytes_max, '\0');
  for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>(i * 31 >> 3);
  const auto framing = GENERATE(BodyFraming::with_length, BodyFraming::chunked);
  const Fetched got =
      fetch({.url = url_of(server, "/"), .method = "POST", .body = body, .framing = framing});
  REQUIRE(got.status == 200);
  REQUIRE((got.body == body));
}

TEST_CASE("HEAD gives the headers of GET and no body", "[web][server]") {
  HttpServer server = serving([](const HttpRequest&) { return text_response(200, "12345"); });
  const Fetched got = fetch({.url = url_of(server, "/"), .method = "HEAD"});
  REQUIRE(got.status == 200);
  REQUIRE(got.headers.find("Content-Length: 5") != std::string::npos);
  REQUIRE(got.body.empty());
}

TEST_CASE("A handler that throws is a 500, and the server goes on", "[web][server]") {
  HttpServer server = serving([](const HttpRequest& request) -> HttpResponse {
    if (request.path == "/bad") throw 1;
    return text_response(200, "fine");
  });
  REQUIRE(fetch({.url = url_of(server, "/bad")}).status == 500);
  REQUIRE(fetch({.url = url_of(server, "/")}).status == 200);
}

TEST_CASE("A header with a line break in it is not sent [F54]", "[web][server]") {
  HttpServer server = serving([](const HttpRequest&) {
    HttpResponse response = text_response(200, "x");
    response.headers.emplace_back("X-A", "b\r\nSet-Cookie: evil=1");
    return response;
  });
  const Fetched got = fetch({.url = url_of(server, "/")});
  REQUIRE(got.status == 200);
  REQUIRE(got.headers.find("evil") == std::string::npos);
}

TEST_CASE("The pages work over a real connection", "[web][server]") {
  Visit visit;
  HttpServer server =
      serving([&](const HttpRequest& request) { return visit.router.answer(request); });
  REQUIRE(fetch({.url = url_of(server, "/healthz")}).body == "ok\n");
  const Fetched form = fetch({.url = url_of(server, "/login")});
  REQUIRE(form.headers.find("SameSite=Strict") != std::string::npos);
  REQUIRE(form.body.find("name=\"passphrase\"") != std::string::npos);
  const Fetched sync =
      fetch({.url = url_of(server, "/v1/sync"), .method = "POST", .body = "batch"});
  REQUIRE(sync.body == "batch");
  server.stop();
}

TEST_CASE("Stopping lets a request that has begun finish", "[web][server]") {
  std::promise<void> begun, go_on;
  HttpServer server = serving([&](const HttpRequest&) {
    begun.set_value();
    go_on.get_future().wait();
    return text_response(200, "finished");
  });
  const std::string url = url_of(server, "/");
  auto got = std::async(std::launch::async, [&] { return fetch({.url = url}); });
  begun.get_future().wait();
  auto stopped = std::async(std::launch::async, [&] { server.stop(); });
  go_on.set_value();
  stopped.wait();
  REQUIRE(got.get().body == "finished");
  REQUIRE(!fetch({.url = url}).connected);
}

TEST_CASE("With several handler threads a slow request does not hold up a quick one",
          "[web][server]") {
  std::promise<void> begun, go_on;
  HttpServerOptions options;
  options.handler_threads = 4;
  const auto handler = [&](const HttpRequest& request) {
    if (request.path == "/slow") {
      begun.set_value();
      go_on.get_future().wait();
    }
    return text_response(200, request.path);
  };
  HttpServer server = HttpServer::start(options, handler).value();
  auto slow =
      std::async(std::launch::async, [&] { return fetch({.url = url_of(server, "/slow")}); });
  begun.get_future().wait();
  // Which thread takes a connection is the system's choice, so some of these may wait their turn.
  std::vector<std::future<Fetched>> quick;
  for (int i = 0; i < 16; ++i)
    quick.push_back(
        std::async(std::launch::async, [&] { return fetch({.url = url_of(server, "/q")}); }));
  bool one_passed = false;
  while (!one_passed) {
    for (auto& got : quick)
      one_passed =
          one_passed || got.wait_for(std::chrono::milliseconds(5)) == std::future_status::ready;
  }
  go_on.set_value();
  REQUIRE(slow.get().body == "/slow");
  for (auto& got : quick) REQUIRE(got.get().body == "/q");
}

TEST_CASE("An address in use, half a certificate and a bad one are refused in words",
          "[web][server]") {
  const auto handler = [](const HttpRequest&) { return text_response(200, ""); };
  HttpServer first = serving(handler);
  HttpServerOptions options;
  options.port = first.port();
  REQUIRE(HttpServer::start(options, handler).error().code == ErrorCode::refused);
  options = {};
  options.tls_cert_pem = "not a certificate";
  REQUIRE(HttpServer::start(options, handler).error().code == ErrorCode::wrong_use);
  options.tls_key_pem = "not a key";
  REQUIRE(HttpServer::start(options, handler).error().code == ErrorCode::refused);
  options = {};
  options.host = "nowhere.example";
  REQUIRE(HttpServer::start(options, handler).error().code == ErrorCode::wrong_use);
}

TEST_CASE("HOST:PORT is read as people write it", "[web][server]") {
  REQUIRE(listen_options_from("0.0.0.0:8080")->host == "0.0.0.0");
  REQUIRE(listen_options_from("0.0.0.0:8080")->port == 8080);
  REQUIRE(listen_options_from("[::1]:0")->host == "::1");
  REQUIRE(listen_options_from("localhost:1")->host == "127.0.0.1");
  REQUIRE(listen_options_from(":1")->host == "127.0.0.1");
  for (const auto* bad : {"8080", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "a.b:1"})
    REQUIRE(listen_options_from(bad).error().code == ErrorCode::wrong_use);
}
