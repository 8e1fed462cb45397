#include "storage/store/sealed_records.h"

namespace tsudoi {

Bytes RecordSeal::closed(ByteView key, ByteView value) const {
  Bytes record = copy_of(value);
  append(record, crypto::mac(key_, key, value));
  return record;
}

Result<Bytes> RecordSeal::opened(ByteView key, ByteView record) const {
  constexpr std::size_t kMacBytes = sizeof(crypto::Mac16);
  const auto damaged = [&] {
    return fail(ErrorCode::damaged, "record " +
                                        to_hex(key.first(std::min<std::size_t>(key.size(), 24))) +
                                        " does not match its seal");
  };
  if (record.size() < kMacBytes) return damaged();
  const ByteView value = record.first(record.size() - kMacBytes);
  if (!crypto::equal(crypto::mac(key_, key, value), record.last(kMacBytes))) return damaged();
  return copy_of(value);
}

Result<void> RecordSeal::put_bytes(lmdb::WriteTxn& txn, ByteView key, ByteView value) const {
  return txn.put(key, closed(key, value));
}

Result<std::optional<Bytes>> RecordSeal::get_bytes(const lmdb::ReadTxn& txn, ByteView key) const {
  TRY_ASSIGN(const auto record, txn.get(key));
  if (!record) return std::optional<Bytes>();
  TRY_ASSIGN(Bytes value, opened(key, *record));
  return std::optional<Bytes>(std::move(value));
}

}  // namespace tsudoi
