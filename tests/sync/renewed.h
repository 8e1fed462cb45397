// A kiosk on a machine of its own, in step with its office, to be enrolled again.
#pragma once

#include "sync/proof.h"
#include "sync/renewal.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

namespace tsudoi::test {

inline RoleId participant() {
  return {"participant"};
}

inline KioskStore kiosk_on_a_machine(World& world) {
  world.move_to(MachineId{{1}});
  return world.new_kiosk("kiosk", {"tama"});
}

struct Renewed {
  Renewed() {
    world.publish({shodo()});
    sync();
  }
  void close() { kiosk.reset(); }
  void reopen() {
    close();
    kiosk.emplace(world.open_kiosk("kiosk"));
  }
  Result<SyncReport> try_sync() { return sync_once(*kiosk, world.line(), world.seams()); }
  SyncReport sync() {
    const auto report = try_sync();
    INFO((report.ok() ? std::string() : sentence_for(report.error())));
    REQUIRE(report.ok());
    return *report;
  }
  SavedEntry sign_up() { return *kiosk->sign_up(sign_up_for(shodo(), hanako())); }
  void sign_up_and_sync() {
    sign_up();
    sync();
  }
  EnrolmentBundle bundle(const CentreId& centre = {"tama"}) {
    return *open_bundle(world.office().enrol(centre, "")->bundle);
  }
  void enrol_again() {
    const auto done = tsudoi::enrol_again(*kiosk, bundle(), world.seams());
    INFO((done.ok() ? std::string() : sentence_for(done.error())));
    REQUIRE(done.ok());
    reopen();
  }
  void image(const std::string& name) const {
    std::filesystem::copy(world.folder() / "kiosk", world.folder() / name,
                          std::filesystem::copy_options::recursive);
  }
  KioskId id() const { return kiosk->identity().bundle.kiosk; }
  KioskRecord at_office(const KioskId& id) {
    const auto all = *world.office().kiosks();
    for (const KioskRecord& record : all)
      if (record.kiosk == id) return record;
    return {};
  }
  std::uint64_t applications() { return world.office().status()->applications; }
  std::uint32_t seats() const { return kiosk->seats_left(shodo().id, participant())->seats; }
  void is_whole() {
    CHECK(kiosk->waiting()->entries == 0);
    CHECK(kiosk->verify().ok());
    CHECK(verify_chain(*kiosk).ok());
    CHECK(world.office().verify().ok());
  }

  World world;
  std::optional<KioskStore> kiosk = kiosk_on_a_machine(world);
};

}  // namespace tsudoi::test
