// How the kiosk shows its pixels, by what the display can do.
#include <nlohmann/json.hpp>

#include "kiosk/platform/graphics_card.h"
#include "tests/journey/child.h"
#include "tests/journey/display.h"
#include "tests/support/catch.h"
#include "tests/support/skip.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

/// What a kiosk on this display says of itself once its first picture is there.
std::string surface_on(const Display& display) {
  World world;
  { const KioskStore store = world.new_kiosk("kiosk", {"tama"}); }
  Child kiosk(
      {"run", "--data", (world.folder() / "kiosk").string(), "--windowed", "480x640", "--json"},
      display.name());
  REQUIRE(kiosk.ask("") == "Showing the first picture.");
  return json::parse(last_line(kiosk.end())).at("surface");
}

bool is_there(const Display& display) {
  if (display.name().empty()) say_skipped("there is no Xvfb here, so no window was opened");
  return !display.name().empty();
}

}  // namespace

TEST_CASE("Drivers that draw with the processor are told from those of a card", "[program]") {
  for (const char* name : {"llvmpipe (LLVM 15.0.6, 256 bits)", "softpipe", "SWR (LLVM 7.0)",
                           "Software Rasterizer", "Mesa swrast"}) {
    INFO(name);
    CHECK(platform::is_software(name));
  }
  for (const char* name : {"Mesa Intel(R) UHD Graphics 620 (KBL GT2)", "AMD Radeon Graphics",
                           "V3D 4.2", "NVIDIA GeForce GT 1030/PCIe/SSE2", "virgl", ""}) {
    INFO(name);
    CHECK_FALSE(platform::is_software(name));
  }
}

TEST_CASE("On a display in memory no OpenGL is loaded, whatever card the machine has",
          "[journey][program][display]") {
  const Display display;
  if (!is_there(display)) return;
  CHECK(surface_on(display) == "memory");
}

TEST_CASE("A display that shares no memory is drawn on with OpenGL",
          "[journey][program][display]") {
  const Display display({"MIT-SHM"});
  if (!is_there(display)) return;
  CHECK(surface_on(display) == "opengl");
}

TEST_CASE("Where nothing can be shown, one plain sentence says so", "[journey][program][display]") {
  const Display display({"MIT-SHM", "GLX"});
  if (!is_there(display)) return;
  World world;
  { const KioskStore store = world.new_kiosk("kiosk", {"tama"}); }
  for (const std::vector<std::string>& wanted :
       {std::vector<std::string>{}, {"--surface", "memory"}, {"--surface", "opengl"}}) {
    std::vector<std::string> words{"run", "--data", (world.folder() / "kiosk").string(),
                                   "--windowed", "480x640"};
    words.insert(words.end(), wanted.begin(), wanted.end());
    const Ran ran = run_kiosk(words, display.name());
    INFO(ran.err);
    CHECK(ran.code == 1);
    CHECK(ran.err.find("display") != std::string::npos);
    CHECK(ran.err.find('\n') == ran.err.size() - 1);
  }
}
