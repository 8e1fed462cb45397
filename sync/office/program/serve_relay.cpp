// serve --relay: the HTTP server around a relay. No pages: there is nothing here to look at.
#include "sync/office/program/commands.h"
#include "sync/office/program/serving.h"
#include "sync/office/web/picture_route.h"
#include "sync/relay/relay.h"

namespace tsudoi::office_program {
namespace {

constexpr std::string_view kPicturePath = "/v1/picture/";

web::HttpResponse response_of(SyncAnswer answer) {
  const bool is_frame = answer.status == 200;
  return {answer.status,
          is_frame ? "application/octet-stream" : "text/plain; charset=utf-8",
          std::move(answer.body),
          {{"Cache-Control", "no-store"}, {"X-Content-Type-Options", "nosniff"}}};
}

web::HttpResponse picture(const Relay& relay, const web::HttpRequest& request) {
  const auto hash = from_hex(request.path.substr(kPicturePath.size()));
  if (!hash.ok() || hash->size() != sizeof(ContentHash))
    return web::text_response(404, "no such picture\n");
  auto bytes = relay.picture({array_of<sizeof(ContentHash)>(*hash)});
  if (!bytes.ok() || !*bytes) return web::text_response(404, "no such picture\n");
  return web::picture_response(std::move(**bytes), request);
}

web::HttpResponse answer(Relay& relay, const web::HttpRequest& request) {
  const bool posts = request.method == web::Method::post;
  const bool reads = request.method == web::Method::get || request.method == web::Method::head;
  if (posts && request.path == "/v1/sync") return response_of(relay.handle(request.body));
  if (posts && request.path == "/v1/relay") return response_of(relay.handle_pull(request.body));
  if (reads && request.path == "/healthz") return web::text_response(200, "ok\n");
  if (reads && request.path.starts_with(kPicturePath)) return picture(relay, request);
  return web::text_response(404, "this is a relay: only kiosks and their office talk to it\n");
}

}  // namespace

Result<void> run(const ServeRelay& wanted, Session& session) {
  TRY_ASSIGN(auto options, options_for(wanted.serve));
  options.limits.body_bytes_max = kPullBytesMax;
  TRY_ASSIGN(Relay relay, Relay::open(session.common().data, OpenTo::work, session.seams()));
  const EndSignals end;
  Answering answering(end);
  const auto hand_on = [&](const web::HttpRequest& request) { return answer(relay, request); };
  TRY_ASSIGN(web::HttpServer server,
             web::HttpServer::start(options, [&](const web::HttpRequest& request) {
               return answering.answer(hand_on, request);
             }));
  say_where(options, server.port(), session);
  end.wait();
  server.stop();
  return answering.outcome();
}

}  // namespace tsudoi::office_program
