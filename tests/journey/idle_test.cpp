// The real window, on a display in memory.
#include <nlohmann/json.hpp>

#include "tests/journey/child.h"
#include "tests/journey/display.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

TEST_CASE("While nobody touches it, the kiosk draws nothing and hardly wakes up",
          "[journey][program][display][figures]") {
  const Display display;
  if (display.name().empty()) {
    WARN("Skipped: there is no Xvfb here, so the idle kiosk was not measured.");
    return;
  }
  World world;
  world.publish({shodo()});
  {
    KioskStore store = world.new_kiosk("kiosk", {"tama"});
    REQUIRE(sync_once(store, world.line(), world.seams()).ok());
  }
  const Ran ran = run_kiosk({"run", "--data", (world.folder() / "kiosk").string(), "--windowed",
                             "1080x1920", "--measure", "30"},
                            display.name());
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const json figures = json::parse(last_line(ran.out));
  CHECK(figures["idle_frames"] == 0);
  constexpr int kWakesMax = 8;  // tries to reach an office, and the end of each wait
  CHECK(figures["idle_wakes"] <= kWakesMax);
  constexpr double kCpuMsMax = 50;  // of 30 s: what the wakes may cost, with sanitizers on
  CHECK(figures["idle_cpu_ms"] <= kCpuMsMax);
  CHECK(figures["idle_ms"] == 30'000);
  // JIS X 0213 has 11,233 characters, and they are weighed in both weights.
  CHECK(figures["characters"] >= 2 * 11'233);
  CHECK(figures["pss_kib"] >= figures["idle_pss_kib"]);
  WARN("first picture after " << figures["first_paint_ms"] << " ms; " << figures["idle_pss_kib"]
                              << " KiB idle, " << figures["pss_kib"]
                              << " KiB after full use (all more with sanitizers)");
  WARN("processor time while idle: " << figures["idle_cpu_ms"] << " ms of " << figures["idle_ms"]);
}
