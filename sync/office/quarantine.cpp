#include "sync/office/quarantine.h"

#include <algorithm>

#include "sync/office/entry_intake.h"

namespace tsudoi {
namespace {

/// Of an entry that was set aside alone; its batch is not here any more.
BatchHeader header_of(const QuarantineRecord& record) {
  BatchHeader header;
  header.kiosk = record.id.kiosk;
  header.epoch = record.id.epoch;
  header.number = record.batch;
  header.first = record.id.counter;
  header.count = 1;
  header.sealing_key = record.sealing_key;
  header.ephemeral = record.ephemeral;
  return header;
}

SettledRecord settled_by(const AuditRecord& line, const AsideItem& item, std::uint32_t entries) {
  SettledRecord settled;
  settled.at = line.at;
  settled.by = line.account;
  settled.entries = entries;
  settled.record = codec::encode(item.record);
  return settled;
}

}  // namespace

/// Everything that is costly or only looks, done before the write transaction.
struct OfficeQuarantine::ToTake {
  AsideItem item;
  BatchHeader header;
  Result<Ratchet> ratchet;  // at the first entry; or why it cannot be opened
};

Result<AsideItem> OfficeQuarantine::item(const Office& office, std::uint64_t number) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  TRY_ASSIGN(auto record, office.seal_.get<QuarantineRecord>(txn, office_keys::quarantine(number)));
  if (!record)
    return fail(ErrorCode::not_found, "nothing is set aside as " + std::to_string(number));
  return AsideItem{number, std::move(*record)};
}

Result<std::vector<AsideItem>> OfficeQuarantine::items(const Office& office) {
  TRY_ASSIGN(auto all, office.quarantine());
  std::vector<AsideItem> items;
  for (auto& [number, record] : all) items.push_back({number, std::move(record)});
  std::ranges::reverse(items);
  return items;
}

Result<std::vector<std::pair<std::uint64_t, SettledRecord>>> OfficeQuarantine::settled(
    const Office& office) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  std::vector<std::pair<std::uint64_t, SettledRecord>> all;
  TRY(office.seal_.each<SettledRecord>(txn, office_keys::table(office_keys::kSettled),
                                       [&](ByteView rest, SettledRecord record) -> Result<void> {
                                         all.emplace_back(office_keys::number_in(rest),
                                                          std::move(record));
                                         return {};
                                       }));
  return all;
}

Result<std::vector<Entry>> OfficeQuarantine::entries_in(const AsideItem& item) {
  if (item.is_batch()) {
    TRY_ASSIGN(const BatchFrame batch, read_batch(item.record.bytes));
    return tsudoi::entries_in(batch);
  }
  TRY_ASSIGN(Entry entry, codec::decode<Entry>(item.record.bytes));
  std::vector<Entry> one;
  one.push_back(std::move(entry));
  return one;
}

Result<std::uint32_t> OfficeQuarantine::entries_of(const QuarantineRecord& record) {
  if (record.id.counter.value != 0) return std::uint32_t{1};
  TRY_ASSIGN(const BatchFrame batch, read_batch(record.bytes));
  return batch.header.count;
}

// ---- Retry

/// The chain is further by now, so it starts again from the sealing key.
Result<Ratchet> OfficeQuarantine::ratchet_of(const Office& office, const lmdb::ReadTxn& txn,
                                             const BatchHeader& header, const AsideItem& item) {
  if (!item.is_batch()) {
    TRY_ASSIGN(const Entry entry, codec::decode<Entry>(item.record.bytes));
    if (entry.sealed.empty()) return Ratchet(header.first, {});  // nothing to open
  }
  return office.turned_ratchet(txn, header);
}

Result<OfficeQuarantine::ToTake> OfficeQuarantine::prepare(const Office& office, AsideItem item) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  BatchHeader header = header_of(item.record);
  if (item.is_batch()) {
    TRY_ASSIGN(const BatchFrame batch, read_batch(item.record.bytes));
    header = batch.header;
  }
  auto ratchet = ratchet_of(office, txn, header, item);
  if (!ratchet.ok() && !is_about_what_came(ratchet.error())) return std::move(ratchet).error();
  return ToTake{std::move(item), header, std::move(ratchet)};
}

Result<Retried> OfficeQuarantine::take_batch(const Office& office, lmdb::WriteTxn& txn,
                                             const ToTake& to_take, OfficeMeta& meta) {
  TRY_ASSIGN(const BatchFrame frame, read_batch(to_take.item.record.bytes));
  auto opened = office.open_batch(frame, to_take.ratchet);
  TRY_ASSIGN(const Receipt receipt, office.apply_batch(txn, {frame, std::move(opened)}, meta));
  Retried retried;
  retried.applied = receipt.applied;
  retried.again = receipt.quarantined;
  retried.known = frame.header.count - receipt.applied - receipt.quarantined;
  return retried;
}

Result<Retried> OfficeQuarantine::take_entry(const Office& office, lmdb::WriteTxn& txn,
                                             const ToTake& to_take, OfficeMeta& meta) {
  if (!to_take.ratchet.ok()) return to_take.ratchet.error();
  TRY_ASSIGN(const Entry entry, codec::decode<Entry>(to_take.item.record.bytes));
  Ratchet ratchet(to_take.ratchet->next(), to_take.ratchet->chain().copy());
  EntryIntake intake(office, txn, to_take.header, meta);
  crypto::Nonces nonces(*office.random_);
  TRY(intake.offer_again(office.open_entry(entry, ratchet.take(), nonces)));
  TRY(intake.finish());
  Retried retried;
  retried.applied = intake.applied();
  retried.known = 1 - intake.applied();
  return retried;
}

/// It leaves, or stays with its new reason.
Result<Retried> OfficeQuarantine::take(const Office& office, lmdb::WriteTxn& txn,
                                       const ToTake& to_take, OfficeMeta& meta) {
  auto retried = to_take.item.is_batch() ? take_batch(office, txn, to_take, meta)
                                         : take_entry(office, txn, to_take, meta);
  if (retried.ok() || !is_about_what_came(retried.error())) return retried;
  Retried stays;
  stays.why = retried.error();
  QuarantineRecord record = to_take.item.record;
  record.reason = static_cast<std::uint8_t>(stays.why->code);
  record.detail = stays.why->detail;
  TRY(office.seal_.put(txn, office_keys::quarantine(to_take.item.number), record));
  return stays;
}

Result<Retried> OfficeQuarantine::offer(Office& office, const ToTake& to_take,
                                        const AuditRecord& line,
                                        const std::optional<RepairRecord>& repair) {
  const AsideItem& item = to_take.item;
  OfficeMeta meta;
  Retried retried;
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = office.meta_;
    if (repair)
      TRY(office.seal_.put(txn, office_keys::repair(public_id_of(item.record.id)), *repair));
    TRY_ASSIGN(retried, take(office, txn, to_take, meta));
    if (!retried.why) {
      SettledRecord settled = settled_by(line, item, to_take.header.count);
      settled.applied = retried.applied;
      settled.known = retried.known;
      settled.again = retried.again;
      TRY(settle(office, txn, item, std::move(settled)));
    }
    TRY(office.seal_.put(txn, office_keys::audit(++meta.audit_lines), line));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return retried;
}

Result<void> OfficeQuarantine::settle(const Office& office, lmdb::WriteTxn& txn,
                                      const AsideItem& item, SettledRecord settled) {
  if (settled.how == SettledAs::taken_in) {
    QuarantineRecord record = item.record;
    record.bytes.clear();  // its entries are where they belong now
    settled.record = codec::encode(record);
  }
  TRY(txn.erase(office_keys::quarantine(item.number)));
  return office.seal_.put(txn, office_keys::settled(item.number), settled);
}

Result<Retried> OfficeQuarantine::retry(Office& office, std::uint64_t number,
                                        const AuditRecord& line) {
  TRY_ASSIGN(AsideItem found, item(office, number));
  TRY_ASSIGN(const ToTake to_take, prepare(office, std::move(found)));
  return offer(office, to_take, line, std::nullopt);
}

/// Whether it may be taken in by what is new here. An entry about what nobody has published yet
/// waits for that, also in an office that came from a backup (F21, F35).
Result<bool> OfficeQuarantine::is_hopeful(const Office& office, const AsideItem& item) {
  if (item.record.reason == static_cast<std::uint8_t>(ErrorCode::newer_version)) return true;
  if (item.record.reason != static_cast<std::uint8_t>(ErrorCode::not_found)) return false;
  const auto entries = entries_in(item);
  if (!entries.ok() || item.is_batch()) return false;
  const auto about = applied_for(entries->front().body);
  if (!about) return true;
  TRY_ASSIGN(const auto txn, office.environment_.read());
  TRY_ASSIGN(
      const auto there,
      txn.visit(office_keys::item(CatalogueKind::listing, about->listing.value), [](ByteView) {}));
  return there == lmdb::Presence::present;
}

/// Where nothing waits for it nothing is written, and who fails is tried again when there is more
/// that is new: another program, or other listings and forms.
Result<std::size_t> OfficeQuarantine::retry_after_update(Office& office, std::uint32_t program,
                                                         const AuditRecord& line) {
  Bytes state;
  append_be32(state, program);
  append_be64(state, office.meta_.changes);
  {
    TRY_ASSIGN(const auto txn, office.environment_.read());
    TRY_ASSIGN(const auto before, office.seal_.get_bytes(txn, office_keys::program()));
    if (before == state) return std::size_t{0};
  }
  TRY_ASSIGN(const auto all, items(office));
  std::size_t count = 0;
  for (const AsideItem& waiting : all) {
    TRY_ASSIGN(const bool hopeful, is_hopeful(office, waiting));
    if (!hopeful) continue;
    TRY(retry(office, waiting.number, line));
    ++count;
  }
  if (count == 0) return count;
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) {
    return office.seal_.put_bytes(txn, office_keys::program(), state);
  }));
  return count;
}

// ---- Repair and refuse

Result<RepairRecord> OfficeQuarantine::repair_of(const Office& office, const AsideItem& item,
                                                 const Meant& meant) {
  if (item.is_batch())
    return fail(ErrorCode::refused, "a whole batch; retry it, then repair its entries");
  TRY_ASSIGN(Entry entry, codec::decode<Entry>(item.record.bytes));
  const auto has_listing = [](const auto& body) {
    return requires {
      body.listing;
    };
  };
  const auto has_role = [](const auto& body) {
    return requires {
      body.role;
    };
  };
  if (!std::visit(has_listing, entry.body))
    return fail(ErrorCode::refused, "this entry is about no listing");
  if (!meant.role.empty() && !std::visit(has_role, entry.body))
    return fail(ErrorCode::refused, "this entry is about no role");
  TRY_ASSIGN(const auto listings, office.listings());
  const auto listing = std::ranges::find(listings, meant.listing, &Listing::id);
  if (listing == listings.end())
    return fail(ErrorCode::not_found, "no listing " + meant.listing.value);
  if (!meant.role.empty() && role_of(*listing, meant.role) == nullptr)
    return fail(ErrorCode::not_found, "no role " + meant.role.value);
  return RepairRecord{{}, {}, meant.listing, meant.role, std::move(entry.body)};
}

Result<Retried> OfficeQuarantine::repair(Office& office, std::uint64_t number, const Meant& meant,
                                         const AuditRecord& line) {
  TRY_ASSIGN(AsideItem found, item(office, number));
  TRY_ASSIGN(RepairRecord repair, repair_of(office, found, meant));
  repair.at = line.at;
  repair.by = line.account;
  TRY_ASSIGN(const ToTake to_take, prepare(office, std::move(found)));
  return offer(office, to_take, line, repair);
}

Result<void> OfficeQuarantine::refuse(Office& office, std::uint64_t number, std::string_view reason,
                                      const AuditRecord& line) {
  if (reason.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return fail(ErrorCode::refused, "a reason is needed");
  if (reason.size() > kReasonBytesMax) return fail(ErrorCode::refused, "the reason is too long");
  TRY_ASSIGN(const AsideItem found, item(office, number));
  TRY_ASSIGN(const std::uint32_t entries, entries_of(found.record));
  SettledRecord settled = settled_by(line, found, entries);
  settled.how = SettledAs::refused;
  settled.reason = reason;
  OfficeMeta meta;
  TRY(office.environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = office.meta_;
    TRY(settle(office, txn, found, settled));
    TRY(office.seal_.put(txn, office_keys::audit(++meta.audit_lines), line));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return {};
}

Result<std::optional<AsideItem>> OfficeQuarantine::item_of(const Office& office,
                                                           const lmdb::ReadTxn& txn,
                                                           const BatchFrame& batch) {
  std::optional<AsideItem> found;
  TRY(office.seal_.walk<QuarantineRecord>(
      txn, office_keys::quarantine(1),
      lmdb::prefix_end(office_keys::table(office_keys::kQuarantine)),
      [&](ByteView key, QuarantineRecord record) -> Result<lmdb::Walk> {
        const AsideItem item{office_keys::number_in(key.subspan(1)), std::move(record)};
        const bool is_it = item.is_batch() && item.record.id.kiosk == batch.header.kiosk &&
                           crypto::hash(item.record.bytes) == batch.hash.value;
        if (!is_it) return lmdb::Walk::go_on;
        found = item;
        return lmdb::Walk::stop;
      }));
  return found;
}

Result<void> OfficeQuarantine::settle_known(const Office& office, lmdb::WriteTxn& txn,
                                            const AsideItem& item, std::uint32_t entries) {
  SettledRecord settled;
  settled.at = office.clock_->now();
  settled.entries = settled.known = entries;
  settled.record = codec::encode(item.record);
  return settle(office, txn, item, std::move(settled));
}

Result<std::vector<Answers>> OfficeQuarantine::answers_in(const Office& office,
                                                          const AsideItem& item) {
  TRY_ASSIGN(const ToTake to_take, prepare(office, item));
  if (!to_take.ratchet.ok()) return to_take.ratchet.error();
  Ratchet ratchet(to_take.ratchet->next(), to_take.ratchet->chain().copy());
  TRY_ASSIGN(const auto entries, entries_in(item));
  std::vector<Answers> all;
  for (const Entry& entry : entries) {
    TRY_ASSIGN(auto plain, EntryIntake::plain_of(entry, ratchet.take()));
    auto answers = plain ? codec::decode<Answers>(*plain) : Result<Answers>(Answers{});
    if (plain) crypto::wipe(*plain);
    TRY_ASSIGN(all.emplace_back(), std::move(answers));
  }
  return all;
}

}  // namespace tsudoi
