// serve: the HTTP server around Office::handle and the web pages, until somebody ends it. With
// --pull it also goes to its relay, again and again.
#include <cstdio>
#include <ctime>
#include <optional>

#include "sync/office/backend/office_backend.h"
#include "sync/office/backup.h"
#include "sync/office/group_intake.h"
#include "sync/office/program/commands.h"
#include "sync/office/program/pulling.h"
#include "sync/office/program/serving.h"
#include "sync/office/purge.h"
#include "sync/office/web/router.h"

namespace tsudoi::office_program {
namespace {

// Each holds one ask at a time: as many may share a commit. Two of them may check passphrases.
constexpr std::uint32_t kHandlerThreads = 16;

// A day that has begun, and a store that another process was reading, wait no longer than this.
constexpr std::time_t kPurgeLookSeconds = 300;
constexpr std::time_t kDrillLookSeconds = 1;  // its clock is a file, which may leap

std::time_t seconds_between_looks(const Session& session) {
  return session.common().clock_file.empty() ? kPurgeLookSeconds : kDrillLookSeconds;
}

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
  std::optional<GroupIntake> intake;  // takes turns with the router, which needs it before
  const auto sync = [&](ByteView ask) {
    if (OfficeBackup::has_note(session.common().data)) intake->alone(take_note);
    SyncAnswer answer = intake->handle(ask);
    return web::SyncAnswer{answer.status, std::move(answer.body)};
  };
  const auto transport =
      options.tls_cert_pem.empty() ? web::CookieTransport::plain : web::CookieTransport::tls;
  web::Router router({backend, sync, session.clock(), session.random(), transport});
  intake.emplace(office, [&](const std::function<void()>& work) { router.alone(work); });
  Answering answering(end);
  const auto route = [&](const web::HttpRequest& request) { return router.answer(request); };
  TRY_ASSIGN(web::HttpServer server,
             web::HttpServer::start(options, [&](const web::HttpRequest& request) {
               return answering.answer(route, request);
             }));
  say_where(options, server.port(), session);
  {
    const Pulling pulling(office, serve, [&](const std::function<void()>& work) {
      intake->alone([&] {
        take_note();
        work();
      });
    });
    while (!end.came(seconds_between_looks(session)))
      intake->alone([&] { OfficePurge::daily(office).ignore(); });
  }
  server.stop();
  return answering.outcome();
}

}  // namespace tsudoi::office_program
