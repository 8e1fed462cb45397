// A city in one seed: an office and kiosks on real LMDB and real crypto, each machine with its own
// clock and disk, and what has been published. Nothing here is random but by the seed.
//
// Owns: every folder (in memory where the system has /dev/shm, because a flush is the cost).
// Thread: one.
#pragma once

#include <deque>

#include "sync/office/office.h"
#include "tests/sim/ground.h"
#include "tests/sim/truth.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::sim {

/// Known-bad rules, at the edges that the simulation owns. Each must be found (mutations.cpp).
enum class Mutation : std::uint8_t {
  none,
  says_saved_before_commit,
  disk_forgets_a_commit,
  retry_makes_second_entry,
  epochs_repeat,
  drops_an_entry,
  batch_is_not_frozen,
  receipt_is_assumed,
  lease_counts_double,
  catalogue_item_is_dropped,
  decision_is_dropped,
  quarantine_is_erased,
  backup_is_assumed,
  attendance_is_erased,
};
inline constexpr std::size_t kMutations = 14;
std::string_view name_of(Mutation mutation);

struct Plan {
  std::uint64_t seed = 1;
  std::size_t kiosks = 30;
  std::size_t steps = 1000;
  Mutation mutation = Mutation::none;
};

/// One kiosk's disk and the process on it. Clones are two machines with one kiosk id.
struct Machine {
  std::size_t number = 0;
  std::filesystem::path folder;
  LyingClock clock;
  Gate gate;
  std::unique_ptr<Random> random;
  std::optional<KioskStore> store;
  KioskId kiosk;
  Journal journal;
  std::optional<Journal> copied;  // what an older copy of the disk holds (older_copy())
  bool has_two_histories = false;

  Seams seams() { return {clock, *random, &gate}; }
  std::filesystem::path older_copy() const { return folder.string() + ".copy"; }
};

/// A listing as the office last had it.
struct Offered {
  Listing listing;
  Audience audience = Audience::kiosks;
  std::uint32_t handed_out_max = 0;  // what may be handed out now (sync/office/seats.h)
};

class World {
 public:
  explicit World(const Plan& plan);

  Plan plan;
  Dice dice;
  Truth truth;
  std::vector<std::unique_ptr<Machine>> machines;
  std::map<ListingId, Offered> offered;
  Gate office_gate;
  LyingClock office_clock;
  std::deque<Bytes> late;  // asks that are still on their way
  Bytes last_answer;       // of whomever
  std::uint64_t syncs = 0, crashes = 0, restored = 0;

  Office& office() { return *office_; }
  /// The server: an office that failed is started again, and the answer is its 503.
  SyncAnswer serve(ByteView ask);
  void publish(const Listing& listing, Audience audience);

  // ---- Processes and disks
  void close_office() { office_.reset(); }
  void open_office();
  void restart_office();
  /// The newest backup, and the office from it: what it has published is what it had then.
  void back_up();
  bool has_backup() const { return backup_.has_value(); }
  void restore_office();
  std::filesystem::path office_folder() const { return folder_ / "office"; }
  std::filesystem::path office_store() const { return office_folder() / "store"; }
  std::filesystem::path stick() const { return folder_ / "stick"; }
  std::filesystem::path clean_stick(const std::string& name) const { return folder_ / name; }
  /// As after a power cut: the object goes, the folder stays.
  void restart(Machine& machine);
  void copy_disk(Machine& machine);
  void restore_disk(Machine& machine);
  void clone(Machine& machine);

  /// Faults stop: disks are mended, every process starts anew, clocks are right.
  void calm();

 private:
  Machine& add_machine();
  void open(Machine& machine);
  void enrol(Machine& machine, const CentreId& centre);
  std::unique_ptr<Random> random_for(std::uint64_t number) const;
  Seams office_seams() { return {office_clock, *office_random_, &office_gate}; }

  test::TempDir folder_;
  std::unique_ptr<Random> office_random_;
  OfficeUnlock unlock_;
  std::unique_ptr<Office> office_;
  struct BackedUp {
    std::filesystem::path folder;
    std::map<ListingId, Offered> offered;
  };
  std::optional<BackedUp> backup_;
  std::size_t backups_ = 0;
};

}  // namespace tsudoi::sim
