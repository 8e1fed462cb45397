// The real window, on a display in memory.
#include <poll.h>

#include <nlohmann/json.hpp>
#include <utility>

#include "storage/base/files.h"
#include "tests/bench/sample_town.h"
#include "tests/journey/child.h"
#include "tests/journey/display.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

template <class Value>
CatalogueItem item(CatalogueKind kind, const Value& value) {
  return {kind, value.id.value, false, codec::encode(value)};
}

/// A kiosk that has the sample town, with its pictures; the folder of its data.
std::filesystem::path kiosk_of_sample(World& world) {
  SampleTown town = read_sample_town();
  Publication all;
  for (const Listing& one : town.listings) all.publish.push_back(item(CatalogueKind::listing, one));
  for (const Form& one : town.forms) all.publish.push_back(item(CatalogueKind::form, one));
  for (const Centre& one : town.centres) all.publish.push_back(item(CatalogueKind::centre, one));
  all.pictures = std::move(town.pictures);
  REQUIRE(world.office().publish(all).ok());
  KioskStore store = world.new_kiosk("kiosk", town.centre);
  REQUIRE(sync_once(store, world.line(), world.seams()).ok());
  return world.folder() / "kiosk";
}

void wait_a_little() {
  constexpr int kMs = 100;
  ::poll(nullptr, 0, kMs);
}

}  // namespace

TEST_CASE("While nobody touches it, the kiosk draws nothing and hardly wakes up",
          "[journey][program][display][figures]") {
  const Display display;
  if (display.name().empty()) {
    say_skipped("there is no Xvfb here, so the idle kiosk was not measured");
    return;
  }
  World world;
  const auto data = kiosk_of_sample(world);
  const Ran ran =
      run_kiosk({"run", "--data", data.string(), "--windowed", "1080x1920", "--measure", "30"},
                display.name());
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const json figures = json::parse(last_line(ran.out));
  CHECK(figures["surface"] == "memory");
  CHECK(figures["idle_frames"] == 0);
  constexpr int kWakesMax = 8;  // tries to reach an office, and the end of each wait
  CHECK(figures["idle_wakes"] <= kWakesMax);
  CHECK(figures["idle_ms"] == 30'000);
  // JIS X 0213 has 11,233 characters, and they are weighed in both weights.
  CHECK(figures["characters"] >= 2 * 11'233);
  CHECK(figures["pss_kib"] >= figures["idle_pss_kib"]);
#ifndef __SANITIZE_ADDRESS__
  CHECK(figures["pss_kib"] <= 100 * 1024);
#endif
  WARN("first picture after " << figures["first_paint_ms"] << " ms; " << figures["idle_pss_kib"]
                              << " KiB idle, " << figures["pss_kib"]
                              << " KiB after full use (all more with sanitizers)");
  WARN("processor time while idle, between two frames of the clock's minute: "
       << figures["idle_cpu_ms"] << " ms of " << figures["idle_ms"]);
}

TEST_CASE("With and without OpenGL the same pixels stand on the screen",
          "[journey][program][display]") {
  const Display display;
  if (display.name().empty()) {
    say_skipped("there is no Xvfb here, so the window was not looked at");
    return;
  }
  World world;
  const auto data = kiosk_of_sample(world);
  const auto clock = world.folder() / "clock";
  REQUIRE(write_file(clock, view_of("1795255200"), FileAccess::everyone_may_read).ok());
  const Bytes nothing = display.seen();
  const auto shown_by = [&](const std::string& surface) {
    const auto tree = world.folder() / surface;
    Child kiosk({"run", "--data", data.string(), "--clock-file", clock.string(), "--windowed",
                 "1080x1920", "--surface", surface, "--tree", tree.string()},
                display.name());
    for (int tries = 0; tries < 300 && !std::filesystem::exists(tree); ++tries) wait_a_little();
    REQUIRE(std::filesystem::exists(tree));  // after the picture
    Bytes seen = nothing, before;
    for (int tries = 0; tries < 300 && (seen == nothing || seen != before); ++tries) {
      wait_a_little();
      before = std::exchange(seen, display.seen());
    }
    kiosk.kill_now();
    for (int tries = 0; tries < 300 && display.seen() != nothing; ++tries) wait_a_little();
    return seen;
  };
  const Bytes with = shown_by("opengl");
  CHECK(with != nothing);
  CHECK(shown_by("memory") == with);
}

TEST_CASE("The tour fills in the sample town's forms to their end", "[journey][program]") {
  World world;
  const auto data = kiosk_of_sample(world);
  const auto clock = world.folder() / "clock", out = world.folder() / "tour";
  const std::string now = std::to_string(world.clock().now().value);
  REQUIRE(write_file(clock, view_of(now), FileAccess::everyone_may_read).ok());
  const Ran ran = run_kiosk({"tour", "--data", data.string(), "--clock-file", clock.string(),
                             "--out", out.string(), "--size", "480x640"});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  std::size_t confirms = 0;
  for (const auto& file : std::filesystem::directory_iterator(out))
    if (file.path().filename().string().find("-confirm.") != std::string::npos) ++confirms;
  CHECK(confirms == read_sample_town().forms.size());
}

TEST_CASE("The sample town is scrolled in a window", "[journey][program][display][figures]") {
  const Display display;
  if (display.name().empty()) {
    say_skipped("there is no Xvfb here, so scrolling was not measured");
    return;
  }
  const Ran ran = run_program({TSUDOI_UI_BENCH, display.name()}, {});
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  const json figures = json::parse(last_line(ran.out));
  REQUIRE(figures["frames"] == 240);
  CHECK(figures["rows_painted"] > figures["frames"]);  // something moved
  WARN("processor time of a scrolled frame: "
       << figures["scroll_cpu_ms_per_frame"] << " ms (asked: at most 10); drawing alone "
       << figures["draw_cpu_ms_per_frame"] << " ms, the worst " << figures["draw_cpu_ms_worst"]
       << " ms");
}
