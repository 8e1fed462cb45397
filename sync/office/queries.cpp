#include <algorithm>

#include "sync/office/applications.h"
#include "sync/office/entry_intake.h"
#include "sync/office/quarantine.h"

namespace tsudoi {

Result<Office::News> Office::news_after(std::uint64_t arrivals, std::uint64_t decisions) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  News news;
  for (std::uint64_t number = arrivals + 1; number <= meta_.arrivals; ++number)
    TRY(add_arrival(txn, number, news));
  if (decisions < meta_.decisions) TRY(add_decisions(txn, decisions, news));
  return news;
}

Result<void> Office::add_arrival(const lmdb::ReadTxn& txn, std::uint64_t number, News& news) const {
  TRY_ASSIGN(auto arrival, seal_.get<ArrivalRecord>(txn, office_keys::arrival(number)));
  if (!arrival) return fail(ErrorCode::damaged, "an entry without its arrival");
  news.has_undone = news.has_undone || std::holds_alternative<Undone>(arrival->body);
  if (const auto* attended = std::get_if<Attended>(&arrival->body)) {
    const auto key = office_keys::attendance(attended->listing, attended->session,
                                             id_of_subject(attended->who, arrival->id.kiosk));
    TRY_ASSIGN(const auto standing, seal_.get_bytes(txn, key));
    if (standing && read_be64(*standing) == number) news.attendances.push_back(std::move(*arrival));
    return {};
  }
  TRY_ASSIGN(auto application, OfficeApplications(*this, txn, meta_).of(number, *arrival));
  if (!application) return {};
  const PublicId id = public_id_of(arrival->id);
  news.applications.push_back({id, std::move(*application), std::move(*arrival)});
  return {};
}

/// Decisions are kept by kiosk, and numbered across all of them.
Result<void> Office::add_decisions(const lmdb::ReadTxn& txn, std::uint64_t after,
                                   News& news) const {
  const auto add = [&](ByteView, Decision decision) -> Result<lmdb::Walk> {
    news.decisions.push_back(std::move(decision));
    return lmdb::Walk::go_on;
  };
  TRY(seal_.each<KioskRecord>(txn, office_keys::table(office_keys::kKiosk),
                              [&](ByteView, const KioskRecord& kiosk) -> Result<void> {
                                return seal_.walk<Decision>(
                                    txn, office_keys::decision_feed(kiosk.kiosk, after + 1),
                                    lmdb::prefix_end(office_keys::decision_feed_of(kiosk.kiosk)),
                                    add);
                              }));
  std::ranges::sort(news.decisions, {}, &Decision::number);
  for (const Decision& decision : news.decisions) {
    TRY_ASSIGN(auto application, OfficeApplications(*this, txn, meta_).with(decision.application));
    if (application) news.applications.push_back(std::move(*application));
  }
  return {};
}

Result<Answers> Office::answers_of(const ArrivedApplication& application) const {
  if (application.arrival.locked_personal.empty()) return Answers{};
  TRY_ASSIGN(Bytes plain, crypto::unlock(keyring_.data_key(), application.id.view(),
                                         application.arrival.locked_personal));
  auto answers = codec::decode<Answers>(plain);
  crypto::wipe(plain);
  return answers;
}

Result<std::vector<std::pair<std::uint64_t, QuarantineRecord>>> Office::quarantine() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<std::pair<std::uint64_t, QuarantineRecord>> all;
  TRY(seal_.each<QuarantineRecord>(txn, office_keys::table(office_keys::kQuarantine),
                                   [&](ByteView rest, QuarantineRecord record) -> Result<void> {
                                     all.emplace_back(office_keys::number_in(rest),
                                                      std::move(record));
                                     return {};
                                   }));
  return all;
}

Result<std::vector<ArrivalRecord>> Office::attendances() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<std::uint64_t> numbers;
  TRY(seal_.each<Bytes>(txn, office_keys::table(office_keys::kAttendance),
                        [&](ByteView, const Bytes& sightings) -> Result<void> {
                          if (sightings.size() < 8)
                            return fail(ErrorCode::damaged, "an attendance without its entry");
                          numbers.push_back(read_be64(sightings));  // the first stands
                          return {};
                        }));
  std::vector<ArrivalRecord> all;
  for (const std::uint64_t number : numbers) {
    TRY_ASSIGN(auto arrival, seal_.get<ArrivalRecord>(txn, office_keys::arrival(number)));
    if (!arrival) return fail(ErrorCode::damaged, "an attendance without its entry");
    all.push_back(std::move(*arrival));
  }
  return all;
}

Result<Office::Status> Office::status() const {
  Status status;
  TRY_ASSIGN(const auto kiosks_here, kiosks());
  status.kiosks = kiosks_here.size();
  status.entries = meta_.arrivals;
  status.applications = meta_.applications;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(txn.scan_prefix(office_keys::table(office_keys::kQuarantine), [&](ByteView, ByteView) {
    ++status.quarantined;
    return lmdb::Walk::go_on;
  }));
  TRY(seal_.each<SettledRecord>(txn, office_keys::table(office_keys::kSettled),
                                [&](ByteView, const SettledRecord& settled) -> Result<void> {
                                  if (settled.how == SettledAs::refused) ++status.refused;
                                  return {};
                                }));
  TRY(txn.scan_prefix(office_keys::table(office_keys::kBatch), [&](ByteView, ByteView) {
    ++status.batches;
    return lmdb::Walk::go_on;
  }));
  TRY_ASSIGN(const auto listed, items(CatalogueKind::listing));
  for (const CatalogueRecord& record : listed)
    ++(record.change != 0 && !record.item.removed ? status.listings_published
                                                  : status.listings_kept);
  TRY_ASSIGN(const auto stats, environment_.stats());
  status.store_bytes = stats.used_bytes();
  return status;
}

std::uint64_t Office::commits() const {
  const auto stats = environment_.stats();
  return stats.ok() ? stats->commits : 0;
}

Result<Office::Proof> Office::verify() const {
  Proof proof;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(seal_.each<Bytes>(txn, {}, [&](ByteView, const Bytes&) -> Result<void> {
    ++proof.records;
    return {};
  }));
  TRY(OfficeQuarantine::prove(*this, txn, proof));
  return proof;
}

}  // namespace tsudoi
