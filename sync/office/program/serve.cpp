// serve: the HTTP server around Office::handle and the web pages, until somebody ends it.
#include <csignal>
#include <cstdio>
#include <ctime>

#include "storage/base/files.h"
#include "sync/office/backend/office_backend.h"
#include "sync/office/backup.h"
#include "sync/office/program/commands.h"
#include "sync/office/web/router.h"
#include "sync/office/web/server.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kPemBytesMax = 256 * 1024;
// As many as may check passphrases, and as many again for kiosks and pages.
constexpr std::uint32_t kHandlerThreads = 2 * web::kPassphraseChecksMax;

// A day that has begun, and a store that another process was reading, wait no longer than this.
constexpr std::time_t kPurgeLookSeconds = 300;

/// SIGTERM and SIGINT wait until asked for; set before any thread starts, so that no thread is
/// ended by them.
class EndSignals {
 public:
  EndSignals() {
    sigemptyset(&set_);
    sigaddset(&set_, SIGTERM);
    sigaddset(&set_, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
  }
  /// Whether one came within this time.
  bool came(std::time_t seconds) const {
    const timespec longest{seconds, 0};
    return ::sigtimedwait(&set_, nullptr, &longest) > 0;
  }

 private:
  sigset_t set_{};
};

Result<web::HttpServerOptions> options_for(const Serve& serve) {
  TRY_ASSIGN(auto options, web::listen_options_from(serve.listen));
  options.handler_threads = kHandlerThreads;
  if (serve.tls_cert.empty()) return options;
  TRY_ASSIGN(const Bytes cert, read_file(serve.tls_cert, kPemBytesMax));
  TRY_ASSIGN(Bytes key, read_file(serve.tls_key, kPemBytesMax));
  options.tls_cert_pem = text_of(cert);
  options.tls_key_pem = text_of(key);
  crypto::wipe(key);
  return options;
}

void say_where(const web::HttpServerOptions& options, std::uint16_t port, Session& session) {
  const bool is_v6 = options.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + options.host + "]" : options.host;
  const std::string address = std::string(options.tls_cert_pem.empty() ? "http://" : "https://") +
                              host + ":" + std::to_string(port);
  JsonLine line;
  line.text("listening", address).number("port", port);
  session.tell(line);
  std::printf("Listening on %s\n", address.c_str());
  std::fflush(stdout);
}

}  // namespace

Result<void> run(const Serve& serve, Session& session) {
  TRY_ASSIGN(const auto options, options_for(serve));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  const EndSignals end;
  OfficeBackend backend(office, session.clock());
  const auto sync = [&](ByteView ask) {
    // A backup is not worth failing for: kiosks only keep their copies longer.
    OfficeBackup::take_note(office, session.common().data).ignore();
    SyncAnswer answer = office.handle(ask);
    return web::SyncAnswer{answer.status, std::move(answer.body)};
  };
  const auto transport =
      options.tls_cert_pem.empty() ? web::CookieTransport::plain : web::CookieTransport::tls;
  web::Router router({backend, sync, session.clock(), session.random(), transport});
  TRY_ASSIGN(web::HttpServer server,
             web::HttpServer::start(
                 options, [&](const web::HttpRequest& request) { return router.answer(request); }));
  say_where(options, server.port(), session);
  while (!end.came(kPurgeLookSeconds)) router.alone([&] { OfficePurge::daily(office).ignore(); });
  server.stop();
  return {};
}

}  // namespace tsudoi::office_program
