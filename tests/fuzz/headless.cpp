// Lines of JSON to a kiosk without a screen. Each line gets one object back, and what was saved
// stays whole.
#include "kiosk/app/headless.h"

#include <nlohmann/json.hpp>

#include "storage/base/assert.h"
#include "tests/fuzz/target.h"
#include "tests/sync/world.h"

namespace tsudoi {
namespace {

/// A kiosk in step with its office; both begin anew before their stores grow large.
class Lobby {
 public:
  Lobby() {
    world_.publish({test::shodo()});
    KioskStore store = world_.new_kiosk("kiosk", {"tama"});
    TSUDOI_ASSERT(sync_once(store, world_.line(), world_.seams()).ok());
  }
  std::string answer(std::string_view line) {
    if (!kiosk_) kiosk_ = Kiosk::open(world_.folder() / "kiosk", world_.seams()).value();
    return Headless(*kiosk_, &world_.line()).answer(line);
  }
  bool is_large() const { return kiosk_ && kiosk_->store().waiting()->saved > 500; }

 private:
  test::World world_;
  std::unique_ptr<Kiosk> kiosk_;
};

}  // namespace
}  // namespace tsudoi

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  return tsudoi::crypto::start() ? 0 : 1;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  static auto lobby = std::make_unique<Lobby>();
  if (lobby->is_large()) lobby = std::make_unique<Lobby>();
  const auto answered =
      nlohmann::json::parse(lobby->answer(text_of(ByteView(data, size))), nullptr, false);
  TSUDOI_ASSERT(answered.is_object() && !answered.empty());
  return 0;
}
