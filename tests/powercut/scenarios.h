// Runs of the product, recorded: each real call with its promise noted the moment it returned.
#pragma once

#include <optional>

#include "sync/office/office.h"
#include "tests/powercut/event.h"
#include "tests/sync/world.h"

namespace tsudoi::powercut {

/// What the judge lets a kiosk do next: the listing asks nothing of whoever only counts heads.
enum class GoesOn : std::uint8_t { with_sign_up, with_heads };
enum class KioskIs : std::uint8_t { on_this_disk, elsewhere };
enum class DiskRots : std::uint8_t { never, at_times };

/// What the judge must know of a run beside its record.
struct Ground {
  test::TempDir keys;  // never on the disk that is cut: the office's key file, a clock, a bundle
  std::optional<OfficeUnlock> unlock;
  std::optional<EnrolmentBundle> bundle;
  std::optional<MachineId> machine;          // empty: the system does not say
  std::optional<std::string> first_account;  // of the web pages
  GoesOn goes_on = GoesOn::with_sign_up;
  ListingId listing{"shodo"};
  KioskIs kiosk = KioskIs::on_this_disk;
  DiskRots rot = DiskRots::never;  // at_times: the kiosk may find its store damaged, and go on
};

inline constexpr const char* kOfficeFolder = "office";
inline constexpr const char* kKioskFolder = "kiosk";
inline constexpr const char* kStickFolder = "stick";
inline constexpr const char* kRelayFolder = "relay";
inline constexpr const char* kBackupFolder = "backup";
inline constexpr const char* kRestoredFolder = "restored";  // the office that a backup became

struct Scenario {
  std::string name;
  test::TempDir folder;  // kiosk/, office/ and so on (folders below), as the run left them
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
  salvage,
  // Of the real programs
  enrolment,
  day,
  catalogue,
  stick_by_hand,
  keys,
  migration,
  retention,
  backup,
  relay
};
inline constexpr std::size_t kRuns = 17;

std::unique_ptr<Scenario> recorded(Run run);

}  // namespace tsudoi::powercut
