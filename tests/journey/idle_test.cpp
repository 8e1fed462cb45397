// The real window, on a display in memory.
#include <nlohmann/json.hpp>

#include "tests/journey/child.h"
#include "tests/journey/display.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

TEST_CASE("While nobody touches it, the kiosk draws nothing and takes no processor time",
          "[journey][program][display]") {
  const Display display;
  if (display.name().empty()) {
    WARN("There is no Xvfb here: the idle kiosk was not measured.");
    return;
  }
  World world;
  world.publish({shodo()});
  {
    KioskStore store = world.new_kiosk("kiosk", {"tama"});
    REQUIRE(sync_once(store, world.line(), world.seams()).ok());
  }
  constexpr double kCpuMsMax = 30;  // 1 % of the time
  const Ran ran = run_kiosk({"run", "--data", (world.folder() / "kiosk").string(), "--windowed",
                             "1080x1920", "--measure", "3"},
                            display.name());
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const json figures = json::parse(last_line(ran.out));
  CHECK(figures["idle_frames"] == 0);
  CHECK(figures["idle_cpu_ms"] < kCpuMsMax);
}
