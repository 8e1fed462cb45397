// Raising an office's store to today's schema (storage/SCHEMA.md has the ledger), in one commit.
// Steps 2 to 4 added fields at the end of records, which are rewritten when they next change. Step
// 5 took applications apart: what arrived is in the arrival, what was said since by its number.
#include "storage/store/schema.h"
#include "sync/office/applications.h"

namespace tsudoi {
namespace {

constexpr std::uint32_t kApplicationsApart = 5;
constexpr std::size_t kRaisedAtOnce = 1000;  // records in memory
constexpr std::uint8_t kApplicationUntil4 = 'a';

Bytes application_until_4(const PublicId& id) {
  Bytes key{kApplicationUntil4};
  append(key, id.view());
  return key;
}

struct Some {
  std::vector<OfficeApplication> applications;
  Bytes next;  // where the others begin; empty: these were the last
};

Result<Some> some_from(const RecordSeal& seal, const lmdb::ReadTxn& txn, ByteView from) {
  Some some;
  const Bytes end = lmdb::prefix_end(Bytes{kApplicationUntil4});
  TRY(seal.walk<OfficeApplication>(txn, from, end,
                                   [&](ByteView key, OfficeApplication one) -> Result<lmdb::Walk> {
                                     if (some.applications.size() == kRaisedAtOnce) {
                                       some.next = copy_of(key);
                                       return lmdb::Walk::stop;
                                     }
                                     some.applications.push_back(std::move(one));
                                     return lmdb::Walk::go_on;
                                   }));
  return some;
}

Result<void> take_applications_apart(const RecordSeal& seal, lmdb::WriteTxn& txn) {
  const Bytes table{kApplicationUntil4};
  for (Bytes from = table; !from.empty();) {
    TRY_ASSIGN(Some some, some_from(seal, txn, from));
    for (const OfficeApplication& one : some.applications)
      if (one.has_decision)
        TRY(seal.put(txn, office_keys::later_decision(one.arrival), one.decision));
    from = std::move(some.next);
  }
  TRY(txn.erase_range(table, lmdb::prefix_end(table)));
  return {};
}

}  // namespace

/// Of a store that is only looked at and stays as it is.
Result<std::optional<OfficeApplication>> until_schema_4::application(const RecordSeal& seal,
                                                                     const lmdb::ReadTxn& txn,
                                                                     const PublicId& id) {
  return seal.get<OfficeApplication>(txn, application_until_4(id));
}

Result<void> Office::raise_from(std::uint32_t schema, OpenTo purpose) {
  if (schema < kApplicationsApart) {
    TRY_ASSIGN(const auto txn, environment_.read());
    meta_.indexed = meta_.arrivals;
    meta_.applications = 0;
    TRY(txn.scan_prefix(Bytes{kApplicationUntil4}, [&](ByteView, ByteView) {
      ++meta_.applications;
      return lmdb::Walk::go_on;
    }));
  }
  {
    TRY_ASSIGN(const auto txn, environment_.read());
    TRY(index_.read(seal_, txn, meta_));
  }
  applications_are_whole_ = schema < kApplicationsApart;
  if (schema == kOfficeSchema || purpose == OpenTo::look) return {};
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(take_applications_apart(seal_, txn));
    TRY(put_schema(seal_, txn, office_keys::schema(), kOfficeSchema));
    return seal_.put(txn, office_keys::meta(), meta_);
  }));
  applications_are_whole_ = false;
  return {};
}

}  // namespace tsudoi
