#include <algorithm>

#include "storage/domain/clock_trust.h"
#include "storage/store/kiosk_store.h"

namespace tsudoi {
namespace {

constexpr std::size_t kCodeDigits =
    9;  // 45 bits of the public id; the first 8 digits are 5 whole bytes

/// The digits as slip_code_of() writes them, without hyphens; a clerk may type o for 0.
Result<std::string> code_digits(std::string_view code) {
  std::string digits;
  for (const char c : code)
    if (c != '-' && c != ' ') digits += c;
  if (digits.size() != kCodeDigits) return fail(ErrorCode::malformed, "a code has nine characters");
  TRY_ASSIGN(const Bytes bytes, from_base32(digits + "0000000"));  // 16 digits: 10 bytes
  return to_base32(bytes).substr(0, kCodeDigits);
}

}  // namespace

ClockTrust KioskStore::clock_trust() const {
  return trust_in(clock_->now(), {sync_.office_time, newest_entry_});
}

UnixSeconds KioskStore::now() const {
  return judged_time(clock_->now(), sync_.office_time);
}

Result<UnixSeconds> KioskStore::newest_trusted_entry() const {
  TRY_ASSIGN(const auto waits, waiting());
  for (std::uint64_t at = waits.saved; at > waits.saved - waits.entries; --at) {
    const auto record = journal_record(at);
    if (!record.ok() && record.error().code == ErrorCode::damaged) continue;
    if (!record.ok()) return record.error();
    if (record->clock == ClockTrust::trusted) return record->at;
  }
  return UnixSeconds{};
}

Result<std::optional<EntryFold>> KioskStore::entry(const PublicId& id) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get<EntryFold>(txn, kiosk_keys::entry(id));
}

Result<std::vector<PublicId>> KioskStore::entries_with_code(std::string_view code) const {
  TRY_ASSIGN(const std::string digits, code_digits(code));
  TRY_ASSIGN(const Bytes prefix, from_base32(digits.substr(0, 8)));
  TRY_ASSIGN(const auto txn, environment_.read());
  Bytes key = kiosk_keys::table(kiosk_keys::kEntry);
  append(key, prefix);
  std::vector<PublicId> found;
  TRY(txn.scan_prefix(key, [&](ByteView at, ByteView) {
    const PublicId id{array_of<16>(at.subspan(1))};
    if (slip_code_of(id).back() == digits.back()) found.push_back(id);
    return lmdb::Walk::go_on;
  }));
  return found;
}

Result<std::optional<Decision>> KioskStore::decision(const PublicId& application) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get<Decision>(txn, kiosk_keys::decision(application));
}

Result<SeatsLeft> KioskStore::seats_left(const ListingId& listing, const RoleId& role) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  SeatsLeft left;
  if (is_in_doubt()) return left;
  const auto leases = kiosk_keys::leases_of(listing, role);
  TRY(seal_.each<LeaseRecord>(txn, leases,
                              [&](ByteView, const LeaseRecord& record) -> Result<void> {
                                left.seats += seats_left_of(record);
                                return {};
                              }));
  return left;
}

Result<std::vector<LeaseRecord>> KioskStore::leases() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<LeaseRecord> all;
  const auto table = kiosk_keys::table(kiosk_keys::kLease);
  TRY(seal_.each<LeaseRecord>(txn, table, [&](ByteView, LeaseRecord record) -> Result<void> {
    all.push_back(std::move(record));
    return {};
  }));
  return all;
}

Result<bool> KioskStore::is_in(const ListingId& listing, std::uint16_t session,
                               const PublicId& who) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto found,
             seal_.get<AttendanceRecord>(txn, kiosk_keys::attendance(listing, session, who)));
  return found.has_value();
}

Result<HeadRecord> KioskStore::heads(const ListingId& listing, std::uint16_t session) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto found, seal_.get<HeadRecord>(txn, kiosk_keys::heads(listing, session)));
  return found ? std::move(*found) : HeadRecord{};
}

Result<SyncRecord> KioskStore::sync_record() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto record, seal_.get<SyncRecord>(txn, kiosk_keys::sync()));
  if (!record) return fail(ErrorCode::damaged, "the store does not say how far it is");
  return std::move(*record);
}

Result<std::vector<Bytes>> KioskStore::catalogue(CatalogueKind kind) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<Bytes> items;
  TRY(seal_.each<Bytes>(txn, kiosk_keys::catalogue_of(kind),
                        [&](ByteView, Bytes item) -> Result<void> {
                          items.push_back(std::move(item));
                          return {};
                        }));
  return items;
}

Result<std::optional<Bytes>> KioskStore::catalogue_item(CatalogueKind kind,
                                                        std::string_view id) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get_bytes(txn, kiosk_keys::catalogue(kind, id));
}

Result<std::vector<std::pair<PublicId, EntryFold>>> KioskStore::entries() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<std::pair<PublicId, EntryFold>> all;
  const auto table = kiosk_keys::table(kiosk_keys::kEntry);
  TRY(seal_.each<EntryFold>(txn, table, [&](ByteView rest, EntryFold fold) -> Result<void> {
    all.emplace_back(PublicId{array_of<16>(rest)}, std::move(fold));
    return {};
  }));
  std::sort(all.begin(), all.end(),
            [](const auto& a, const auto& b) { return a.second.position < b.second.position; });
  return all;
}

Result<JournalRecord> KioskStore::journal_record(std::uint64_t position) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto record, seal_.get<JournalRecord>(txn, kiosk_keys::journal(position)));
  if (!record)
    return fail(ErrorCode::damaged, "the journal misses line " + std::to_string(position));
  return std::move(*record);
}

Result<EpochRecord> KioskStore::epoch_record(std::uint32_t index) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto record, seal_.get<EpochRecord>(txn, kiosk_keys::epoch(index)));
  if (!record) return fail(ErrorCode::damaged, "an epoch of the journal is missing");
  return std::move(*record);
}

Result<OwnEntry> KioskStore::own_entry(std::uint64_t position) const {
  TRY_ASSIGN(const JournalRecord record, journal_record(position));
  TRY_ASSIGN(const EpochRecord epoch, epoch_record(record.epoch_index));
  return OwnEntry{epoch.epoch, record.counter};
}

Result<Subject> KioskStore::subject_at(std::uint64_t position) const {
  TRY_ASSIGN(const JournalRecord record, journal_record(position));
  TRY_ASSIGN(const EpochRecord epoch, epoch_record(record.epoch_index));
  const KioskId kiosk = kiosk_of_epoch(record.epoch_index);
  if (kiosk == identity_.bundle.kiosk) return Subject(OwnEntry{epoch.epoch, record.counter});
  return Subject(public_id_of({kiosk, epoch.epoch, record.counter}));
}

// ---- Pictures

Result<std::vector<ContentHash>> KioskStore::missing_pictures() const {
  TRY_ASSIGN(const auto listings, catalogue(CatalogueKind::listing));
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<ContentHash> missing;
  for (const Bytes& bytes : listings) {
    auto read = codec::decode<Listing>(bytes);
    if (!read.ok() && read.error().code == ErrorCode::newer_version) continue;  // is not shown
    TRY_ASSIGN(const Listing listing, std::move(read));
    if (!listing.picture || std::ranges::find(missing, *listing.picture) != missing.end()) continue;
    TRY_ASSIGN(const auto held, txn.visit(kiosk_keys::picture(*listing.picture), [](ByteView) {}));
    if (held == lmdb::Presence::absent) missing.push_back(*listing.picture);
  }
  return missing;
}

Result<std::optional<Bytes>> KioskStore::picture(const ContentHash& hash) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get_bytes(txn, kiosk_keys::picture(hash));
}

Result<void> KioskStore::keep_picture(const ContentHash& hash, ByteView bytes) {
  if (hash.value != crypto::hash(bytes))
    return fail(ErrorCode::not_authentic, "a picture that is not the one that was asked for");
  return environment_.update(
      [&](lmdb::WriteTxn& txn) { return seal_.put_bytes(txn, kiosk_keys::picture(hash), bytes); });
}

}  // namespace tsudoi
