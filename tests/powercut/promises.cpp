#include "tests/powercut/promises.h"

#include <algorithm>

#include "sync/office/key_rotation.h"
#include "sync/office/purge.h"

namespace tsudoi::powercut {
namespace {

void take(Expected& expected, const Promised& one) {
  switch (one.milestone) {
    case Milestone::kiosk_made: expected.kiosk_made = true; break;
    case Milestone::office_made: expected.office_made = true; break;
    case Milestone::relay_made: expected.relay_made = true; break;
    case Milestone::backup_made: expected.backup = one.count; break;
    case Milestone::restored: expected.restored = one.count; break;
    case Milestone::entry_saved: expected.saved.push_back(one.id); break;
    case Milestone::office_has: expected.office_has = one.count; break;
    case Milestone::office_lists: expected.office_lists = one.count; break;
    case Milestone::kiosk_knows: expected.kiosk_knows = one.count; break;
    case Milestone::catalogue_at: expected.catalogue_at = one.count; break;
    case Milestone::kiosk_shows: expected.kiosk_shows = one.count; break;
    case Milestone::keys_changed: expected.keys_changed = one.count; break;
    case Milestone::purged: expected.purged += one.count; break;
  }
}

Result<void> has_purged(const Office& office, std::uint64_t applications) {
  TRY_ASSIGN(const auto record, OfficePurge::record(office));
  std::uint64_t purged = 0;
  for (const DisposalRecord& line : record) purged += line.entries;
  return purged < applications ? Result<void>(found("what was purged is here again"))
                               : Result<void>();
}

}  // namespace

Expected expected_of(const std::vector<Promised>& promised) {
  Expected expected;
  for (const Promised& one : promised) take(expected, one);
  return expected;
}

Error found(std::string what) {
  return fail(ErrorCode::damaged, std::move(what));
}

Result<void> keeps_promises(const Office& office, const Expected& expected, const Ground& ground) {
  TRY_ASSIGN(const auto proof, office.verify());
  if (proof.entries + proof.quarantined < expected.office_has)
    return found("the office lost an entry that it gave a receipt for");
  TRY_ASSIGN(const auto applications, office.applications());
  if (applications.size() < expected.office_lists) return found("an application is gone");
  if (office.meta().changes < expected.catalogue_at) return found("what was published is gone");
  if (KeyRotation::old_keys(office) < expected.keys_changed) return found("a changed key is back");
  if (ground.first_account) {
    TRY_ASSIGN(const auto account, office.account(*ground.first_account));
    if (!account) return found("an office that nobody can sign in to");
  }
  return has_purged(office, expected.purged);
}

Result<void> keeps_promises(const KioskStore& kiosk, const Expected& expected) {
  TRY_ASSIGN(const auto proof, kiosk.verify());
  TRY_ASSIGN(const auto entries, kiosk.entries());
  TRY_ASSIGN(const auto sync, kiosk.sync_record());
  TRY_ASSIGN(const auto lacking, kiosk.missing_pictures());
  if (entries.size() != proof.entries) return found("an entry is there twice, or half");
  if (proof.entries > expected.saved.size() + 1) return found("an entry that nobody made");
  for (const PublicId& id : expected.saved) {
    TRY_ASSIGN(const auto entry, kiosk.entry(id));
    if (!entry) return found("a saved entry is gone");
  }
  if (proof.with_receipt < expected.kiosk_knows) return found("a receipt is gone");
  if (sync.catalogue_held < expected.kiosk_shows) return found("the kiosk's catalogue went back");
  const bool is_at_promise = sync.catalogue_held == expected.kiosk_shows;
  if (is_at_promise && expected.kiosk_shows > 0 && !lacking.empty())
    return found("a picture is gone");
  return {};
}

}  // namespace tsudoi::powercut
