// serve: the HTTP server around Office::handle and the web pages, until somebody ends it. With
// --pull it also goes to its relay, again and again.
#include <cstdio>
#include <ctime>

#include "sync/office/backend/office_backend.h"
#include "sync/office/backup.h"
#include "sync/office/program/commands.h"
#include "sync/office/program/pulling.h"
#include "sync/office/program/serving.h"
#include "sync/office/purge.h"
#include "sync/office/web/router.h"

namespace tsudoi::office_program {
namespace {

// As many as may check passphrases, and as many again for kiosks and pages.
constexpr std::uint32_t kHandlerThreads = 2 * web::kPassphraseChecksMax;

// A day that has begun, and a store that another process was reading, wait no longer than this.
constexpr std::time_t kPurgeLookSeconds = 300;

}  // namespace

Result<void> run(const Serve& serve, Session& session) {
  TRY_ASSIGN(auto options, options_for(serve));
  options.handler_threads = kHandlerThreads;
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  const EndSignals end;
  OfficeBackend backend(office, session.clock());
  const auto take_note = [&] {
    // A backup is not worth failing for: kiosks only keep their copies longer.
    OfficeBackup::take_note(office, session.common().data).ignore();
  };
  const auto sync = [&](ByteView ask) {
    take_note();
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
  {
    const Pulling pulling(office, serve, [&](const std::function<void()>& work) {
      router.alone([&] {
        take_note();
        work();
      });
    });
    while (!end.came(kPurgeLookSeconds)) router.alone([&] { OfficePurge::daily(office).ignore(); });
  }
  server.stop();
  return {};
}

}  // namespace tsudoi::office_program
