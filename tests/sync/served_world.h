// The office of a world behind a real HTTP server on loopback: the sync part alone, no pages.
#pragma once

#include "sync/office/web/server.h"
#include "tests/sync/world.h"

namespace tsudoi::test {

/// `world` outlives the server.
web::HttpServer serve(World& world);
std::string url_of(const web::HttpServer& server);

}  // namespace tsudoi::test
