// A city in one seed: an office and kiosks on real LMDB and real crypto, each machine with its own
// clock and disk, and what has been published. Nothing here is random but by the seed.
//
// Owns: every folder (in memory where the system has /dev/shm, because a flush is the cost).
// Thread: one.
#pragma once

#include <deque>
#include <set>

#include "sync/office/office.h"
#include "sync/relay/relay.h"
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
  relay_is_believed,
  revocation_is_lost,
  purged_names_come_back,
  old_key_is_thrown_away,
  update_is_not_retried,
  name_is_in_a_log,
  log_has_no_end,
};
inline constexpr std::size_t kMutations = 21;
std::string_view name_of(Mutation mutation);

/// How many faults a sign-up meets: one in two, or as many in a year as a very bad year has.
enum class Pace : std::uint8_t { hard, year };

struct Plan {
  std::uint64_t seed = 1;
  std::size_t kiosks = 30;
  std::size_t steps = 1000;
  Mutation mutation = Mutation::none;
  Pace pace = Pace::hard;
};

/// Who answers: the office, or the relay to kiosks and to the office that comes for what is there.
enum class Server : std::uint8_t { office, relay, relay_to_office };

/// renewed: enrolled again, and what it made before may not have come yet.
enum class Trust : std::uint8_t { trusted, revoked, renewed };

/// One kiosk's disk and the process on it. Clones are two machines with one kiosk id.
struct Machine {
  std::size_t number = 0;
  std::filesystem::path folder;
  LyingClock clock;
  Gate gate;
  std::unique_ptr<Random> random;
  std::optional<KioskStore> store;
  KioskId kiosk;
  CentreId centre;
  Server talks_to = Server::office;
  Trust trust = Trust::trusted;
  std::vector<KioskId> was;  // before it was enrolled again
  Journal journal;
  std::optional<Journal> copied;  // what an older copy of the disk holds (older_copy())
  Saying saying;                  // what was last tried
  bool has_two_histories = false;
  bool is_twin = false;
  bool clock_lies = false;
  std::uint64_t received = 0;  // lines with a receipt, when last looked at

  Seams seams() { return {clock, *random, &gate}; }
  std::filesystem::path older_copy() const { return folder.string() + ".copy"; }
};

/// A listing as the office last had it.
struct Offered {
  Listing listing;
  Audience audience = Audience::kiosks;
  std::uint32_t handed_out_max = 0;  // what may be handed out now (sync/office/seats.h)
};

/// How much of the office's work check_step() has looked at.
struct Watched {
  std::uint64_t arrivals = 0, decisions = 0, commits = UINT64_MAX;
};

class World {
 public:
  explicit World(const Plan& plan);

  Plan plan;
  Dice dice;
  Truth truth;
  std::vector<std::unique_ptr<Machine>> machines;
  std::map<ListingId, Offered> offered;
  Gate office_gate, relay_gate;
  LyingClock office_clock;
  std::deque<std::pair<Server, Bytes>> late;  // asks that are still on their way
  Bytes last_answer;                          // of whomever
  std::uint64_t syncs = 0, crashes = 0, restored = 0;
  std::uint32_t weeks_passed = 0;
  std::uint32_t form_version = 1;  // the newest that the office knows
  Watched watched;

  Office& office() { return *office_; }
  Relay& relay() { return *relay_; }
  /// A server that failed is started again, and the answer is its 503.
  SyncAnswer serve(Server server, ByteView ask);
  void publish(const Listing& listing, Audience audience);
  void publish_form();
  /// Another version of the office's program: it knows the next form, and tries again what waited.
  void upgrade_office();

  // ---- The office's disk (disks.cpp)
  void close_office() { office_.reset(); }
  void open_office();
  void restart_office();
  /// The newest backup, and the office from it: what it has published is what it had then.
  void back_up();
  bool has_backup() const { return backup_.has_value(); }
  void restore_office();
  /// Of a sealing key that may be sealed to there must be a backup.
  void rotate_keys();
  std::filesystem::path office_folder() const { return folder_ / "office"; }
  std::filesystem::path office_store() const { return office_folder() / "store"; }
  std::filesystem::path stick() const { return folder_ / "stick"; }
  std::filesystem::path clean_stick(const std::string& name) const { return folder_ / name; }
  std::filesystem::path relay_folder() const { return folder_ / "relay"; }
  void restart_relay();
  void lose_relay();

  // ---- The kiosks' disks (disks.cpp)
  /// As after a power cut: the object goes, the folder stays.
  void restart(Machine& machine);
  void copy_disk(Machine& machine);
  void restore_disk(Machine& machine);
  void clone(Machine& machine);
  void revoke(Machine& machine);
  void enrol_again(Machine& machine);
  bool is_revoked(const KioskId& kiosk) const { return revoked_.contains(kiosk); }

  /// Faults stop: disks are mended, every process starts anew, clocks are right.
  void calm();

 private:
  Machine& add_machine();
  void open(Machine& machine);
  void enrol(Machine& machine, const CentreId& centre);
  void open_relay();
  SyncAnswer serve_office(ByteView ask);
  std::unique_ptr<Random> random_for(std::uint64_t number) const;
  Seams office_seams() { return {office_clock, *office_random_, &office_gate}; }
  Seams relay_seams() { return {office_clock, *relay_random_, &relay_gate}; }

  test::TempDir folder_;
  std::unique_ptr<Random> office_random_, relay_random_;
  OfficeUnlock unlock_;
  std::unique_ptr<Office> office_;
  std::optional<Relay> relay_;
  std::set<KioskId> revoked_;
  std::uint32_t programs_ = kProgramVersion;  // of the office, so far
  struct BackedUp {
    std::filesystem::path folder;
    std::map<ListingId, Offered> offered;
    std::set<KioskId> revoked;
    std::uint32_t form_version = 1;
  };
  std::optional<BackedUp> backup_;
  std::size_t backups_ = 0;
};

}  // namespace tsudoi::sim
