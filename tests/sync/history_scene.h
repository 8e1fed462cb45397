// A kiosk and its office, whose disks may become what they were.
#pragma once

#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

namespace tsudoi::test {

enum class Incarnation { of_image, of_today };

struct Scene {
  Scene() {
    world.publish({shodo()});
    sync();
  }
  SyncReport sync() {
    const auto report = sync_once(kiosk, world.line(), world.seams());
    REQUIRE(report.ok());
    return *report;
  }
  SavedEntry sign_up() { return *kiosk.sign_up(sign_up_for(shodo(), hanako())); }
  void sign_up_and_sync(int people) {
    for (int i = 0; i < people; ++i) sign_up();
    sync();
  }
  void reopen() {
    { const KioskStore closed = std::move(kiosk); }
    kiosk = world.open_kiosk("kiosk");
  }
  void image(const std::string& name) const {
    std::filesystem::copy(world.folder() / "kiosk", world.folder() / name,
                          std::filesystem::copy_options::recursive);
  }
  /// The disk is what it was when the image was taken; the file beside the store may not be.
  void go_back_to(const std::string& name, Incarnation which = Incarnation::of_image) {
    { const KioskStore closed = std::move(kiosk); }
    const auto folder = world.folder() / "kiosk";
    const Bytes today = *read_file(folder / "incarnation", 1000);
    std::filesystem::remove_all(folder);
    std::filesystem::copy(world.folder() / name, folder, std::filesystem::copy_options::recursive);
    if (which == Incarnation::of_today)
      REQUIRE(write_file(folder / "incarnation", today, FileAccess::owner_only).ok());
    kiosk = world.open_kiosk("kiosk");
  }
  KioskRecord at_office() { return world.office().kiosks()->front(); }

  World world;
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
};

}  // namespace tsudoi::test
