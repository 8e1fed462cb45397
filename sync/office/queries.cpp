#include "sync/office/office.h"

namespace tsudoi {

Result<std::vector<Office::ArrivedApplication>> Office::applications() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<ArrivedApplication> all;
  TRY(seal_.each<OfficeApplication>(
      txn, office_keys::table(office_keys::kApplication),
      [&](ByteView rest, OfficeApplication application) -> Result<void> {
        TRY_ASSIGN(auto arrival,
                   seal_.get<ArrivalRecord>(txn, office_keys::arrival(application.arrival)));
        if (!arrival) return fail(ErrorCode::damaged, "an application without its entry");
        all.push_back({PublicId{array_of<16>(rest)}, std::move(application), std::move(*arrival)});
        return {};
      }));
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
    return a.application.arrival > b.application.arrival;
  });
  return all;
}

Result<std::optional<Office::ArrivedApplication>> Office::application(const PublicId& id) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto application, seal_.get<OfficeApplication>(txn, office_keys::application(id)));
  if (!application) return std::optional<ArrivedApplication>();
  TRY_ASSIGN(auto arrival,
             seal_.get<ArrivalRecord>(txn, office_keys::arrival(application->arrival)));
  if (!arrival) return fail(ErrorCode::damaged, "an application without its entry");
  return std::optional(ArrivedApplication{id, std::move(*application), std::move(*arrival)});
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
  Result<void> outcome;
  TRY(txn.scan_prefix(office_keys::table(office_keys::kAttendance),
                      [&](ByteView key, ByteView record) {
                        const auto number = seal_.opened(key, record);
                        if (!number.ok() || number->size() != 8)
                          outcome = fail(ErrorCode::damaged, "an attendance without its entry");
                        else
                          numbers.push_back(read_be64(*number));
                        return outcome.ok() ? lmdb::Walk::go_on : lmdb::Walk::stop;
                      }));
  TRY(std::move(outcome));
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
  status.quarantined = meta_.quarantined;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(txn.scan_prefix(office_keys::table(office_keys::kBatch), [&](ByteView, ByteView) {
    ++status.batches;
    return lmdb::Walk::go_on;
  }));
  TRY(txn.scan_prefix(office_keys::table(office_keys::kApplication), [&](ByteView, ByteView) {
    ++status.applications;
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
  Result<void> outcome;
  TRY(txn.scan({}, {}, [&](ByteView key, ByteView record) {
    ++proof.records;
    auto value = seal_.opened(key, record);
    if (!value.ok()) outcome = std::move(value).error();
    return outcome.ok() ? lmdb::Walk::go_on : lmdb::Walk::stop;
  }));
  TRY(std::move(outcome));
  TRY(txn.scan_prefix(office_keys::table(office_keys::kArrival), [&](ByteView, ByteView) {
    ++proof.entries;
    return lmdb::Walk::go_on;
  }));
  std::uint64_t in_quarantine = 0;
  TRY(seal_.each<BatchArrival>(txn, office_keys::table(office_keys::kBatch),
                               [&](ByteView, const BatchArrival& batch) -> Result<void> {
                                 ++proof.batches;
                                 proof.in_batches +=
                                     batch.receipt.applied + batch.receipt.quarantined;
                                 in_quarantine += batch.receipt.quarantined;
                                 return {};
                               }));
  TRY_ASSIGN(const auto set_aside_records, quarantine());
  proof.quarantined = set_aside_records.size();
  const bool conserved = proof.in_batches == proof.entries + in_quarantine &&
                         proof.entries == meta_.arrivals && proof.quarantined == meta_.quarantined;
  if (!conserved)
    return fail(ErrorCode::damaged, "batches hold " + std::to_string(proof.in_batches) +
                                        " entries, applied are " + std::to_string(proof.entries) +
                                        " and set aside " + std::to_string(in_quarantine));
  return proof;
}

}  // namespace tsudoi
