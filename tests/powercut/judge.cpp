#include "tests/powercut/judge.h"

#include <algorithm>

#include "storage/base/files.h"
#include "sync/office/purge.h"
#include "sync/office/stick.h"
#include "sync/salvage.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileBytesMax = 4096;

struct Expected {
  bool kiosk_made = false, office_made = false;
  std::vector<PublicId> saved;
  std::uint64_t office_has = 0;
  std::uint64_t purged = 0;  // applications
};

Expected expected_of(const std::vector<Promised>& promised) {
  Expected expected;
  for (const Promised& one : promised) {
    switch (one.milestone) {
      case Milestone::kiosk_made: expected.kiosk_made = true; break;
      case Milestone::office_made: expected.office_made = true; break;
      case Milestone::entry_saved: expected.saved.push_back(one.id); break;
      case Milestone::office_has: expected.office_has = one.count; break;
      case Milestone::purged: expected.purged += one.count; break;
    }
  }
  return expected;
}

Error found(std::string what) {
  return fail(ErrorCode::damaged, std::move(what));
}

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
    const fs::path folder = folder_ / "office";
    auto opened = Office::open(folder, *ground_.unlock, OpenTo::work, seams());
    if (!opened.ok() && !expected_.office_made) {
      made_again();
      TRY(Office::init(folder, *ground_.unlock, "さくら川市", seams()));
      opened = Office::open(folder, *ground_.unlock, OpenTo::work, seams());
    }
    if (!opened.ok()) return opened.error();
    office_.emplace(std::move(opened).value());
    TRY_ASSIGN(const auto proof, office_->verify());
    judged_.saved_checked += expected_.office_has;
    if (proof.entries + proof.quarantined < expected_.office_has)
      return found("the office lost an entry that it gave a receipt for");
    TRY_ASSIGN(const auto record, OfficePurge::record(*office_));
    std::uint64_t purged = 0;
    for (const DisposalRecord& line : record) purged += line.entries;
    if (purged < expected_.purged) return found("what was purged is here again");
    return {};
  }

  Result<void> kiosk() {
    const fs::path folder = folder_ / "kiosk";
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
    return journal();
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
    if (kiosk_ && office_) TRY(meet());
    return {};
  }

  bool has_kiosk() const { return kiosk_.has_value(); }
  bool has_office() const { return office_.has_value(); }

 private:
  Seams seams() { return {clock_, *random_}; }

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
    return std::ranges::count_if(kept_after_damage(folder_ / "kiosk"), [](const fs::path& kept) {
             return fs::exists(kept / "data.mdb") && fs::exists(kept / "damage.txt");
           }) >= times;
  }

  void made_again() {
    ++judged_.made_again;
    judged_.since = Since::changed;
  }

  Result<void> journal() {
    TRY_ASSIGN(const auto proof, kiosk_->verify());
    TRY_ASSIGN(const auto entries, kiosk_->entries());
    TRY_ASSIGN(const auto sync, kiosk_->sync_record());
    if (was_set_back(sync)) return found("a power cut was taken for another disk");
    if (!has_kept(sync.times_rolled_back)) return found("a damaged store is gone");
    if (entries.size() != proof.entries) return found("an entry is there twice, or half");
    if (proof.entries > expected_.saved.size() + 1) return found("an entry that nobody made");
    for (const PublicId& id : expected_.saved) {
      TRY_ASSIGN(const auto entry, kiosk_->entry(id));
      if (!entry) return found("a saved entry is gone");
    }
    judged_.saved_checked += expected_.saved.size();
    return {};
  }

  Result<void> sign_up_once_more() {
    judged_.since = Since::changed;
    TRY_ASSIGN(const auto entry, kiosk_->sign_up(test::sign_up_for(test::shodo(), test::hanako())));
    expected_.saved.push_back(entry.id);
    kiosk_.reset();
    TRY_ASSIGN(auto opened, KioskStore::open(folder_ / "kiosk", OpenTo::work, seams()));
    kiosk_.emplace(std::move(opened));
    return journal();
  }

  /// By stick and by wire, whichever the run used: then both know the same.
  Result<void> meet() {
    judged_.since = Since::changed;
    if (fs::exists(folder_ / "stick")) {
      TRY(export_to_stick(*kiosk_, folder_ / "stick", seams()));
      TRY(import_stick(*office_, folder_ / "stick"));
      TRY(export_replies(*office_, folder_ / "stick"));
      TRY(import_from_stick(*kiosk_, folder_ / "stick"));
    } else {
      test::DirectLine line(*office_);
      TRY(sync_once(*kiosk_, line, seams()));
    }
    TRY_ASSIGN(const auto there, office_->verify());
    TRY_ASSIGN(const auto waiting, kiosk_->waiting());
    if (waiting.entries != 0) return found("after they have met, entries still wait");
    if (there.entries != waiting.saved || there.quarantined != 0)
      return found("after they have met, the office has not what the kiosk has");
    return {};
  }

  const fs::path& folder_;
  const Ground& ground_;
  Expected expected_;
  test::HandClock clock_;
  std::unique_ptr<Random> random_;
  Judged& judged_;
  std::optional<Office> office_;
  std::optional<KioskStore> kiosk_;
};

bool has_any(const Image& image, const std::string& name) {
  return image.names.contains(name);
}

}  // namespace

Judged judge(const fs::path& folder, const Image& image, const std::vector<Promised>& promised,
             const Ground& ground, Depth depth) {
  Judged judged;
  const Expected expected = expected_of(promised);
  const bool office = expected.office_made || has_any(image, "office");
  const bool kiosk = expected.kiosk_made || has_any(image, "kiosk");
  Boot boot(folder, ground, expected, image.mark, judged);
  Result<void> outcome;
  if (office) outcome = boot.office();
  if (outcome.ok() && kiosk) outcome = boot.kiosk();
  if (outcome.ok() && boot.has_kiosk() && boot.has_office()) outcome = boot.both();
  if (outcome.ok() && depth == Depth::go_on) outcome = boot.go_on();
  if (!outcome.ok()) {
    judged.finding = text_of(outcome.error());
    judged.since = Since::changed;
  }
  return judged;
}

}  // namespace tsudoi::powercut
