// Kiosks and officers at the real server at the same time; the thread sanitizer runs this too.
#include <future>

#include "sync/office/web/server.h"
#include "tests/office/desk.h"
#include "tests/support/catch.h"
#include "tests/web/browser.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr int kRounds = 12;

Listing hall() {
  Listing listing = shodo();
  listing.roles.front().capacity = 1000;
  return listing;
}

/// Enrolled, with chance of its own, as on a machine of its own.
struct FarKiosk {
  FarKiosk(World& world, const std::string& name, const CentreId& centre)
      : clock(world.clock()), folder(world.folder() / name) {
    world.new_kiosk(name, centre);
  }

  /// Signs up and syncs again and again; whether all went well.
  bool work(const std::string& url) {
    const Seams seams{clock, *random};
    auto store = KioskStore::open(folder, OpenTo::work, seams);
    const auto line = make_http_transport(url);
    bool all_well = store.ok();
    for (int i = 0; all_well && i < kRounds; ++i)
      all_well = store->sign_up(sign_up_for(hall(), hanako())).ok() &&
                 sync_once(*store, *line, seams).ok();
    return all_well;
  }

  Clock& clock;
  std::filesystem::path folder;
  std::unique_ptr<Random> random = make_system_random();
};

bool read_pages(const std::string& url) {
  for (int i = 0; i < kRounds; ++i)
    if (fetch({url + "/login"}).status != 200) return false;
  return true;
}

}  // namespace

TEST_CASE("Kiosks and pages at once leave one whole office", "[office][threads]") {
  World world;
  world.publish({hall()});
  FarKiosk host(world, "host", {"tama"}), elsewhere(world, "elsewhere", {"ikuta"});
  Desk desk(world);
  web::HttpServerOptions options;
  options.handler_threads = 4;
  auto server = web::HttpServer::start(
      options, [&](const web::HttpRequest& request) { return desk.answer(request); });
  REQUIRE(server.ok());
  const std::string url = "http://127.0.0.1:" + std::to_string(server->port());
  auto first = std::async(std::launch::async, [&] { return host.work(url); });
  auto second = std::async(std::launch::async, [&] { return elsewhere.work(url); });
  auto pages = std::async(std::launch::async, [&] { return read_pages(url); });
  for (int i = 0; i < kRounds; ++i) CHECK(desk.get("/applications?names=shown").status == 200);
  CHECK(first.get());
  CHECK(second.get());
  CHECK(pages.get());
  server->stop();
  CHECK(world.office().status()->applications == 2 * kRounds);
  CHECK(world.office().verify().ok());
}
