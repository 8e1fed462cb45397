// What was typed must not be found in the memory of the process once the stage has forgotten it.
#include <array>
#include <cstdint>
#include <fstream>
#include <sstream>

#include "kiosk/ui/stage.h"
#include "storage/base/crypto.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::ui;

namespace {

/// Never in memory as a whole except where the test puts it.
constexpr std::array<unsigned char, 24> kHidden{
    0x41 ^ 0x5A, 0x7A ^ 0x5A, 0x51 ^ 0x5A, 0x38 ^ 0x5A, 0x6B ^ 0x5A, 0x4D ^ 0x5A,
    0x32 ^ 0x5A, 0x76 ^ 0x5A, 0x58 ^ 0x5A, 0x39 ^ 0x5A, 0x70 ^ 0x5A, 0x4C ^ 0x5A,
    0x35 ^ 0x5A, 0x77 ^ 0x5A, 0x52 ^ 0x5A, 0x33 ^ 0x5A, 0x6E ^ 0x5A, 0x42 ^ 0x5A,
    0x37 ^ 0x5A, 0x66 ^ 0x5A, 0x48 ^ 0x5A, 0x31 ^ 0x5A, 0x64 ^ 0x5A, 0x4A ^ 0x5A};

std::string canary() {
  std::string out;
  out.reserve(64);
  for (const unsigned char c : kHidden) out.push_back(static_cast<char>(c ^ 0x5A));
  return out;
}

bool is_canary(const char* at) {
  for (std::size_t i = 0; i < kHidden.size(); ++i)
    if (static_cast<unsigned char>(at[i]) != (kHidden[i] ^ 0x5A)) return false;
  return true;
}

/// Copies of the canary in every writable private mapping but the stack.
int copies_in_memory() {
  std::ifstream maps("/proc/self/maps");
  std::ifstream memory("/proc/self/mem", std::ios::binary);
  std::vector<char> page(1u << 20);
  int found = 0;
  for (std::string line; std::getline(maps, line);) {
    std::uint64_t from = 0, to = 0;
    char dash = 0;
    std::string rights;
    std::istringstream(line) >> std::hex >> from >> dash >> to >> rights;
    const bool wanted = rights == "rw-p" && line.find("[stack]") == std::string::npos;
    if (!wanted || to - from > (1u << 28)) continue;  // sanitizers' shadows are larger
    for (std::uint64_t at = from; at < to; at += page.size() - kHidden.size()) {
      memory.clear();
      memory.seekg(static_cast<std::streamoff>(at));
      memory.read(page.data(),
                  static_cast<std::streamsize>(std::min<std::uint64_t>(page.size(), to - at)));
      const auto got = static_cast<std::size_t>(std::max<std::streamsize>(0, memory.gcount()));
      for (std::size_t i = 0; i + kHidden.size() <= got; ++i)
        if (is_canary(page.data() + i)) ++found;
      crypto::wipe(std::span(reinterpret_cast<std::uint8_t*>(page.data()), page.size()));
    }
  }
  return found;
}

}  // namespace

TEST_CASE("What a resident typed is in no memory once it is forgotten", "[ui][F53]") {
  auto stage = Stage::create({800, 600});
  REQUIRE(stage.ok());
  std::string typed = canary();
  const auto draw = [&](Ui& ui) {
    ui.field({.id = "name",
              .where = {0, 0, 700, 112},
              .label = "お名前",
              .value = typed,
              .focused = true,
              .caret = typed.size()});
    ui.text({0, 200, 300, 0}, {}, typed);
  };
  for (int i = 0; i < 5; ++i) (*stage)->frame({}, SteadyMs{i * 16}, draw);
  CHECK(copies_in_memory() > 1);
  crypto::wipe(typed);
  (*stage)->forget();
  CHECK(copies_in_memory() == 0);
}
