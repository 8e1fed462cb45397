// Runs of the product, recorded: each real call with its promise noted the moment it returned.
#pragma once

#include <optional>

#include "sync/office/office.h"
#include "tests/powercut/recorder.h"
#include "tests/sync/world.h"

namespace tsudoi::powercut {

enum class KioskIs : std::uint8_t { on_this_disk, elsewhere };
enum class DiskRots : std::uint8_t { never, at_times };

/// What the judge must know of a run beside its record.
struct Ground {
  test::TempDir keys;  // the office's key file is never on the disk that is cut
  std::optional<OfficeUnlock> unlock;
  std::optional<EnrolmentBundle> bundle;
  KioskIs kiosk = KioskIs::on_this_disk;
  DiskRots rot = DiskRots::never;  // at_times: the kiosk may find its store damaged, and go on
};

struct Scenario {
  std::string name;
  test::TempDir folder;  // kiosk/, office/, stick/: what was recorded, as the run left it
  Recording recording;
  Ground ground;
};

enum class Run : std::uint8_t {
  provisioning,
  sign_ups,
  office,
  sync,
  stick,
  renewal,
  purge,
  salvage
};

std::unique_ptr<Scenario> recorded(Run run);

}  // namespace tsudoi::powercut
