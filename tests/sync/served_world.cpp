#include "tests/sync/served_world.h"

#include <stdexcept>

namespace tsudoi::test {

web::HttpServer serve(World& world) {
  auto server = web::HttpServer::start({}, [&world](const web::HttpRequest& request) {
    SyncAnswer answer = world.office().handle(request.body);
    web::HttpResponse response;
    response.status = answer.status;
    response.body = std::move(answer.body);
    return response;
  });
  if (!server) throw std::runtime_error(sentence_for(server.error()));
  return std::move(server).value();
}

std::string url_of(const web::HttpServer& server) {
  return "http://127.0.0.1:" + std::to_string(server.port());
}

}  // namespace tsudoi::test
