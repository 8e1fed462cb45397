#include "sync/office/purge.h"

#include <algorithm>

#include "sync/office/purge_parts.h"

namespace tsudoi {
namespace {

constexpr std::size_t kHeaderBytes = 2;  // kind and version: of another version it is the same

Date day_of(UnixSeconds at) {
  return tokyo_time(at).date;
}

}  // namespace

// ---- Answers, and what shows that they are the same

Bytes OfficePurge::locked(const Office& office, const PublicId& id, const Answers& answers) {
  Bytes plain = codec::encode(answers);
  Bytes locked = crypto::lock(office.keyring_.data_key(), id.view(), plain, *office.random_);
  crypto::wipe(plain);
  return locked;
}

Result<Answers> OfficePurge::answers_in(const Office& office, const ArrivalRecord& arrival) {
  if (arrival.locked_personal.empty()) return Answers{};
  TRY_ASSIGN(Bytes plain, crypto::unlock(office.keyring_.data_key(),
                                         public_id_of(arrival.id).view(), arrival.locked_personal));
  auto answers = codec::decode<Answers>(plain);
  crypto::wipe(plain);
  return answers;
}

crypto::Mac16 OfficePurge::mark_of(const Office& office, const PublicId& id,
                                   const Answers& answers) {
  crypto::Secret<32> key;
  crypto::hkdf_expand(office.keyring_.data_key(), view_of("tsudoi purged answers 1"), key.span());
  Bytes plain = codec::encode(answers);
  const crypto::Mac16 mark = crypto::mac(key, id.view(), ByteView(plain).subspan(kHeaderBytes));
  crypto::wipe(plain);
  return mark;
}

Result<bool> OfficePurge::is_same(const Office& office, const ArrivalRecord& arrival,
                                  const Answers& answers) {
  if (is_purged(arrival))
    return crypto::equal(mark_of(office, public_id_of(arrival.id), answers), arrival.purged_mark);
  TRY_ASSIGN(Answers kept, answers_in(office, arrival));
  const bool is_same = kept == answers;
  wipe(kept);
  return is_same;
}

// ---- A purge

/// All of one line of the record.
Result<std::uint64_t> OfficePurge::purge_line(Office& office, const Catalogue& catalogue,
                                              std::span<const Due> some, const Order& order) {
  const About& about = some.front().about;
  OfficeMeta meta;
  DisposalRecord line;
  TRY(office.environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = office.meta_;
    line = DisposalRecord();
    line.at = office.clock_->now();
    line.by = order.by;
    line.what = some.front().what;
    line.listing = about.listing;
    line.form = about.form;
    if (const Listing* listing = catalogue.listing(about)) line.title = listing->title;
    if (const Form* form = catalogue.form(about)) line.purpose = form->purpose;
    Work work(office, txn, catalogue, line);
    for (const Due& due : some) TRY(work.purge(due, order.today));
    work.finish();
    meta.must_compact = true;
    TRY(office.seal_.put(txn, office_keys::disposal(++meta.disposals), line));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return line.entries;
}

Result<Purged> OfficePurge::run(Office& office, Date today, std::string_view by) {
  TRY_ASSIGN(const Catalogue catalogue, Catalogue::of(office));
  TRY_ASSIGN(const auto all, all_due(office, catalogue, today));
  const Order order{today, by};
  Purged purged;
  for (std::span<const Due> rest = all; !rest.empty();) {
    std::size_t length = 1;
    while (length < std::min(rest.size(), kDisposedAtOnceMax) &&
           rest[length].line() == rest.front().line())
      ++length;
    TRY_ASSIGN(const std::uint64_t entries,
               purge_line(office, catalogue, rest.first(length), order));
    const bool is_aside = rest.front().what != DisposedOf::answers;
    (is_aside ? purged.aside : purged.applications) += entries;
    rest = rest.subspan(length);
  }
  TRY(forget_asks(office, today));
  if (today >= day_of(office.clock_->now())) TRY(note_done(office));
  TRY_ASSIGN(purged.not_compacted, compact(office));
  return purged;
}

Result<void> OfficePurge::note_done(Office& office) {
  OfficeMeta meta = office.meta_;
  meta.purged_at = office.clock_->now();
  TRY(office.environment_.update(
      [&](lmdb::WriteTxn& txn) { return office.seal_.put(txn, office_keys::meta(), meta); }));
  office.meta_ = meta;
  return {};
}

Result<std::optional<Error>> OfficePurge::compact(Office& office) {
  if (!office.meta_.must_compact) return std::optional<Error>();
  const auto done = office.environment_.compact();
  if (!done.ok()) return std::optional<Error>(done.error());
  OfficeMeta meta = office.meta_;
  meta.must_compact = false;
  TRY(office.environment_.update(
      [&](lmdb::WriteTxn& txn) { return office.seal_.put(txn, office_keys::meta(), meta); }));
  office.meta_ = meta;
  return std::optional<Error>();
}

// ---- Asks from sticks: each has its batch in it, and is signed as a whole

Result<bool> OfficePurge::is_ask_over(const Office& office, const lmdb::ReadTxn& txn,
                                      ByteView bytes, Date today) {
  const auto frame = read_ask(bytes);
  if (!frame.ok()) return true;  // nobody can answer it
  const auto ask = codec::decode<SyncAsk>(frame->ask);
  const UnixSeconds oldest = from_tokyo({add_days(today, -int{kRetentionDaysDefault}), {}});
  if (!ask.ok() || ask->kiosk_time < oldest) return true;
  const auto batch = read_batch(frame->batch);
  if (!batch.ok()) return false;  // none in it
  const BatchHeader& header = batch->header;
  for (std::uint32_t i = 0; i < header.count; ++i) {
    const PublicId id = public_id_of({header.kiosk, header.epoch, {header.first.value + i}});
    TRY_ASSIGN(const auto place, office.index_.find(office.seal_, txn, id, office.meta_));
    if (!place) continue;
    TRY_ASSIGN(const auto arrival,
               office.seal_.get<ArrivalRecord>(txn, office_keys::arrival(*place)));
    if (arrival && is_purged(*arrival)) return true;
  }
  return false;
}

Result<void> OfficePurge::forget_asks(Office& office, Date today) {
  std::vector<Bytes> over;
  {
    TRY_ASSIGN(const auto txn, office.environment_.read());
    TRY(office.seal_.each<Bytes>(txn, office_keys::table(office_keys::kStickAsk),
                                 [&](ByteView rest, const Bytes& ask) -> Result<void> {
                                   TRY_ASSIGN(const bool goes,
                                              is_ask_over(office, txn, ask, today));
                                   const KioskId kiosk{array_of<16>(rest)};
                                   if (goes) over.push_back(office_keys::stick_ask(kiosk));
                                   return {};
                                 }));
  }
  if (over.empty()) return {};
  OfficeMeta meta = office.meta_;
  meta.must_compact = true;
  TRY(office.environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (const Bytes& key : over) TRY(txn.erase(key));
    return office.seal_.put(txn, office_keys::meta(), meta);
  }));
  office.meta_ = meta;
  return {};
}

// ---- Of its own accord

bool OfficePurge::is_left_to_a_person(const Office& office) {
  const std::int64_t last = office.meta_.purged_at.value;
  return last != 0 && office.clock_->now().value - last > kAloneSecondsMax;
}

bool OfficePurge::is_late(const Office& office) {
  return office.clock_->now().value - office.meta_.purged_at.value > kPurgeLateSeconds;
}

Result<Purged> OfficePurge::daily(Office& office) {
  if (is_left_to_a_person(office)) return Purged{};
  const Date today = day_of(office.clock_->now());
  if (day_of(office.meta_.purged_at) != today) return run(office, today, kPurgedByItself);
  Purged purged;
  TRY_ASSIGN(purged.not_compacted, compact(office));
  return purged;
}

Result<std::vector<DisposalRecord>> OfficePurge::record(const Office& office) {
  TRY_ASSIGN(const auto txn, office.environment_.read());
  std::vector<DisposalRecord> lines;
  TRY(office.seal_.each<DisposalRecord>(txn, office_keys::table(office_keys::kDisposal),
                                        [&](ByteView, DisposalRecord line) -> Result<void> {
                                          lines.push_back(std::move(line));
                                          return {};
                                        }));
  std::ranges::reverse(lines);
  return lines;
}

}  // namespace tsudoi
