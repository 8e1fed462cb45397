// Accounts, the audit log, and what was imported.
#include <algorithm>

#include "sync/office/office.h"

namespace tsudoi {
namespace {

/// Records that are numbered from 1 without a gap, `last` the newest; `key_of` names one.
template <class T, class KeyOf>
Result<std::vector<T>> newest_first(const RecordSeal& seal, const lmdb::Environment& environment,
                                    std::uint64_t last, Newest which, KeyOf key_of) {
  TRY_ASSIGN(const auto txn, environment.read());
  std::vector<T> records;
  for (std::uint64_t number = last - std::min(last, which.skip);
       number > 0 && records.size() < which.count; --number) {
    TRY_ASSIGN(auto record, seal.get<T>(txn, key_of(number)));
    if (!record) return fail(ErrorCode::damaged, "a line of a list is missing");
    records.push_back(std::move(*record));
  }
  return records;
}

}  // namespace

Result<void> Office::keep_account(const AccountRecord& account) {
  return environment_.update([&](lmdb::WriteTxn& txn) {
    return seal_.put(txn, office_keys::account(account.name), account);
  });
}

Result<std::optional<AccountRecord>> Office::account(std::string_view name) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get<AccountRecord>(txn, office_keys::account(name));
}

Result<void> Office::audit(const AuditRecord& line) {
  OfficeMeta meta;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    TRY(seal_.put(txn, office_keys::audit(++meta.audit_lines), line));
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return {};
}

Result<std::vector<AuditRecord>> Office::audit_lines(Newest which) const {
  return newest_first<AuditRecord>(seal_, environment_, meta_.audit_lines, which,
                                   office_keys::audit);
}

Result<std::vector<ImportRecord>> Office::imports(Newest which) const {
  return newest_first<ImportRecord>(seal_, environment_, meta_.imports, which, office_keys::import);
}

}  // namespace tsudoi
