#include "tests/powercut/judge.h"

#include <algorithm>

#include "storage/base/files.h"
#include "sync/office/backup.h"
#include "sync/office/relay.h"
#include "sync/office/stick.h"
#include "sync/relay/relay.h"
#include "sync/salvage.h"
#include "tests/powercut/program_check.h"
#include "tests/sync/relay_line.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileBytesMax = 4096;
constexpr int kRoundsMax = 3;  // I7

std::string text_of(const Error& error) {
  return std::string(name_of(error.code)) + ": " + error.detail;
}

/// The kiosk's own files beside its store.
Bytes beside_store(const fs::path& folder) {
  Bytes all;
  for (const char* name : {"kiosk.key", "incarnation", "enrolment"}) {
    const auto bytes = read_file(folder / name, kFileBytesMax);
    if (bytes.ok()) append(all, *bytes);
  }
  return all;
}

/// One image's boot: the kiosk, the office, or both.
class Boot {
 public:
  Boot(const fs::path& folder, const Ground& ground, Expected expected, std::uint64_t seed,
       Judged& judged)
      : folder_(folder),
        ground_(ground),
        expected_(std::move(expected)),
        random_(make_seeded_random(seed)),
        judged_(judged) {}

  Result<void> office() {
    const fs::path folder = folder_ / kOfficeFolder;
    auto opened = Office::open(folder, *ground_.unlock, OpenTo::work, seams());
    if (!opened.ok() && !expected_.office_made && opened.error().code == ErrorCode::not_found) {
      made_again();
      TRY(init_office());
      opened = Office::open(folder, *ground_.unlock, OpenTo::work, seams());
    }
    if (!opened.ok()) return opened.error();
    office_.emplace(std::move(opened).value());
    TRY(OfficeBackup::take_note(*office_, folder));
    if (office_->commits() > 0) judged_.since = Since::changed;
    judged_.saved_checked += expected_.office_has;
    return keeps_promises(*office_, expected_, ground_);
  }

  Result<void> kiosk() {
    const fs::path folder = folder_ / kKioskFolder;
    const Bytes before = beside_store(folder);
    auto opened = KioskStore::open(folder, OpenTo::work, seams());
    if (beside_store(folder) != before) judged_.since = Since::changed;  // finished what was cut
    if (!opened.ok() && !expected_.kiosk_made && opened.error().code == ErrorCode::not_found) {
      made_again();
      TRY(KioskStore::provision(folder, *ground_.bundle, seams()));
      opened = KioskStore::open(folder, OpenTo::work, seams());
    }
    if (may_be_damaged(opened)) {
      judged_.since = Since::changed;
      ++judged_.salvaged;
      TRY(salvage(folder, seams()));
      opened = KioskStore::open(folder, OpenTo::work, seams());
    }
    if (!opened.ok()) return opened.error();
    kiosk_.emplace(std::move(opened).value());
    TRY_ASSIGN(const auto stats, kiosk_->stats());
    if (stats.commits > 0) judged_.since = Since::changed;  // raised from an older schema
    return journal();
  }

  Result<void> relay() {
    const fs::path folder = folder_ / kRelayFolder;
    auto opened = Relay::open(folder, OpenTo::work, seams());
    if (!opened.ok() && !expected_.relay_made && opened.error().code == ErrorCode::not_found) {
      made_again();
      TRY(Relay::init(folder, office_->card(), seams()));
      opened = Relay::open(folder, OpenTo::work, seams());
    }
    if (!opened.ok()) return opened.error();
    relay_.emplace(std::move(opened).value());
    TRY(relay_->status());
    return {};
  }

  /// Under its own name it is whole, promised or not.
  Result<void> copy_in(const char* name, std::uint64_t entries) {
    TRY_ASSIGN(const Office copy,
               Office::open(folder_ / name, *ground_.unlock, OpenTo::look, seams()));
    TRY_ASSIGN(const auto proof, copy.verify());
    judged_.saved_checked += entries;
    if (proof.entries < entries) return found(std::string(name) + " lacks an entry");
    return {};
  }

  /// Receipts that the kiosk holds are of entries that the office has, even if both were cut (I2).
  Result<void> both() {
    TRY_ASSIGN(const auto there, office_->verify());
    TRY_ASSIGN(const auto here, kiosk_->verify());
    if (here.with_receipt > there.entries + there.quarantined)
      return found("the kiosk has a receipt for what the office has not");
    return {};
  }

  Result<void> go_on() {
    if (kiosk_) TRY(sign_up_once_more());
    if (kiosk_ && relay_) TRY(meet_through_relay());
    if (kiosk_ && office_) TRY(meet());
    if (kiosk_ && expected_.backup) TRY(meet_restored());
    return {};
  }

  bool has_kiosk() const { return kiosk_.has_value(); }
  bool has_office() const { return office_.has_value(); }

 private:
  Seams seams() { return {clock_, *random_, nullptr, ground_.machine}; }

  bool may_be_damaged(const Result<KioskStore>& opened) const {
    return ground_.rot == DiskRots::at_times && !opened.ok() &&
           opened.error().code == ErrorCode::damaged;
  }
  bool was_set_back(const SyncRecord& sync) const {
    return kiosk_->disk() != DiskIs::own ||
           (ground_.rot == DiskRots::never && sync.times_rolled_back > 0);
  }

  /// Each time that the store was made again, what it was made from is still there.
  bool has_kept(std::uint32_t times) const {
    return std::ranges::count_if(
               kept_after_damage(folder_ / kKioskFolder), [](const fs::path& kept) {
                 return fs::exists(kept / "data.mdb") && fs::exists(kept / "damage.txt");
               }) >= times;
  }

  Result<void> init_office() {
    AccountRecord first;
    first.name = ground_.first_account.value_or("");
    const std::span<const AccountRecord> accounts(&first, ground_.first_account ? 1 : 0);
    return Office::init(folder_ / kOfficeFolder, *ground_.unlock, "さくら川市", seams(), accounts);
  }

  void made_again() {
    ++judged_.made_again;
    judged_.since = Since::changed;
  }

  Result<void> journal() {
    TRY_ASSIGN(const auto sync, kiosk_->sync_record());
    if (was_set_back(sync)) return found("a power cut was taken for another disk");
    if (!has_kept(sync.times_rolled_back)) return found("a damaged store is gone");
    TRY(keeps_promises(*kiosk_, expected_));
    judged_.saved_checked += expected_.saved.size();
    return {};
  }

  Result<SavedEntry> next_entry() {
    if (ground_.goes_on == GoesOn::with_heads)
      return kiosk_->count_heads({ground_.listing, 0, {{AgeBand::teens, 1}}});
    return kiosk_->sign_up(test::sign_up_for(test::shodo(), test::hanako()));
  }

  Result<void> sign_up_once_more() {
    judged_.since = Since::changed;
    TRY_ASSIGN(const auto entry, next_entry());
    expected_.saved.push_back(entry.id);
    kiosk_.reset();
    TRY_ASSIGN(auto opened, KioskStore::open(folder_ / kKioskFolder, OpenTo::work, seams()));
    kiosk_.emplace(std::move(opened));
    return journal();
  }

  /// By stick and by wire, whichever the run used: then both know the same.
  Result<void> meet() {
    judged_.since = Since::changed;
    if (fs::exists(folder_ / kStickFolder)) {
      TRY(export_to_stick(*kiosk_, folder_ / kStickFolder, seams()));
      TRY(import_stick(*office_, folder_ / kStickFolder));
      TRY(export_replies(*office_, folder_ / kStickFolder));
      TRY(import_from_stick(*kiosk_, folder_ / kStickFolder));
    } else {
      test::DirectLine line(*office_);
      TRY(sync_once(*kiosk_, line, seams()));
    }
    return are_in_step(*office_);
  }

  Result<void> are_in_step(const Office& office) const {
    TRY_ASSIGN(const auto there, office.verify());
    TRY_ASSIGN(const auto waiting, kiosk_->waiting());
    if (waiting.entries != 0) return found("after they have met, entries still wait");
    if (there.entries != waiting.saved || there.quarantined != 0)
      return found("after they have met, the office has not what the kiosk has");
    return {};
  }

  Result<void> meet_through_relay() {
    const auto picture = [&](const ContentHash& hash) { return relay_->picture(hash); };
    test::RelayLine to_relay([&](ByteView ask) { return relay_->handle(ask); }, picture);
    test::RelayLine from_inner([&](ByteView asked) { return relay_->handle_pull(asked); }, picture);
    OfficeRelay inner(*office_, from_inner, [](const auto& work) { work(); });
    for (int round = 0; round < kRoundsMax; ++round) {
      TRY(sync_once(*kiosk_, to_relay, seams()));
      TRY(inner.pull());
    }
    TRY(sync_once(*kiosk_, to_relay, seams()));
    return are_in_step(*office_);
  }

  /// The office that the backup becomes, if it did not: the kiosk brings it what it lacks [F21].
  Result<void> meet_restored() {
    const fs::path folder = folder_ / kRestoredFolder;
    if (!fs::exists(folder))
      TRY(OfficeBackup::restore(folder_ / kBackupFolder, folder, *ground_.unlock, seams()));
    TRY_ASSIGN(Office restored, Office::open(folder, *ground_.unlock, OpenTo::work, seams()));
    test::DirectLine line(restored);
    for (int round = 0; round < kRoundsMax; ++round) TRY(sync_once(*kiosk_, line, seams()));
    return are_in_step(restored);
  }

  const fs::path& folder_;
  const Ground& ground_;
  Expected expected_;
  test::HandClock clock_;
  std::unique_ptr<Random> random_;
  Judged& judged_;
  std::optional<Office> office_;
  std::optional<KioskStore> kiosk_;
  std::optional<Relay> relay_;
};

bool has_any(const Image& image, const std::string& name) {
  return image.names.contains(name);
}

Result<void> boot_all(Boot& boot, const Expected& expected, const Image& image) {
  if (expected.office_made || has_any(image, kOfficeFolder)) TRY(boot.office());
  if (expected.kiosk_made || has_any(image, kKioskFolder)) TRY(boot.kiosk());
  if (boot.has_kiosk() && boot.has_office()) TRY(boot.both());
  if (expected.relay_made || has_any(image, kRelayFolder)) TRY(boot.relay());
  for (const auto& [name, entries] :
       {std::pair(kBackupFolder, expected.backup), std::pair(kRestoredFolder, expected.restored)})
    if (entries || has_any(image, name)) TRY(boot.copy_in(name, entries.value_or(0)));
  return {};
}

}  // namespace

Judged judge(const fs::path& folder, const Image& image, const std::vector<Promised>& promised,
             const Ground& ground, Depth depth) {
  Judged judged;
  const Expected expected = expected_of(promised);
  Result<void> outcome;
  if (depth == Depth::programs) {
    judged.since = Since::changed;
    outcome = programs_keep_promises(folder, image, expected, ground);
  }
  Boot boot(folder, ground, expected, image.mark, judged);
  if (outcome.ok()) outcome = boot_all(boot, expected, image);
  if (outcome.ok() && depth != Depth::look) outcome = boot.go_on();
  if (!outcome.ok()) {
    judged.finding = text_of(outcome.error());
    judged.since = Since::changed;
  }
  return judged;
}

}  // namespace tsudoi::powercut
