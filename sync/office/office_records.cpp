// Accounts, the audit log, and what was imported.
#include "sync/office/office.h"

namespace tsudoi {
namespace {

template <class T>
Result<std::vector<T>> all_of(const RecordSeal& seal, const lmdb::Environment& environment,
                              const Bytes& table) {
  TRY_ASSIGN(const auto txn, environment.read());
  std::vector<T> all;
  TRY(seal.each<T>(txn, table, [&](ByteView, T record) -> Result<void> {
    all.push_back(std::move(record));
    return {};
  }));
  return all;
}

template <class T>
Result<std::vector<T>> newest_first(Result<std::vector<T>> records) {
  if (records.ok()) std::reverse(records->begin(), records->end());
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

Result<std::vector<AuditRecord>> Office::audit_lines() const {
  return newest_first(
      all_of<AuditRecord>(seal_, environment_, office_keys::table(office_keys::kAudit)));
}

Result<void> Office::keep_import(const ImportRecord& record) {
  OfficeMeta meta;
  TRY(environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    meta = meta_;
    TRY(seal_.put(txn, office_keys::import(++meta.imports), record));
    return seal_.put(txn, office_keys::meta(), meta);
  }));
  meta_ = meta;
  return {};
}

Result<std::vector<ImportRecord>> Office::imports() const {
  return newest_first(
      all_of<ImportRecord>(seal_, environment_, office_keys::table(office_keys::kImport)));
}

}  // namespace tsudoi
