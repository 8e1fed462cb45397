// Authenticated records: every value in a store carries a 16-byte MAC over its key and its bytes,
// so that bit rot, a misdirected write or a hand edit is noticed at the read (F04).
//
// Errors: damaged when the MAC does not match; what lmdb and the codec say otherwise.
#pragma once

#include "storage/codec/codec.h"
#include "storage/lmdb/environment.h"

namespace tsudoi {

class RecordSeal {
 public:
  explicit RecordSeal(crypto::Secret<32> key) : key_(std::move(key)) {}

  Bytes closed(ByteView key, ByteView value) const;
  Result<Bytes> opened(ByteView key, ByteView record) const;

  Result<void> put_bytes(lmdb::WriteTxn& txn, ByteView key, ByteView value) const;
  Result<std::optional<Bytes>> get_bytes(const lmdb::ReadTxn& txn, ByteView key) const;

  template <class T>
  Result<void> put(lmdb::WriteTxn& txn, ByteView key, const T& value) const {
    return put_bytes(txn, key, codec::encode(value));
  }
  template <class T>
  Result<std::optional<T>> get(const lmdb::ReadTxn& txn, ByteView key) const {
    TRY_ASSIGN(const auto bytes, get_bytes(txn, key));
    if (!bytes) return std::optional<T>();
    TRY_ASSIGN(T value, as_stored(codec::decode<T>(*bytes)));
    return std::optional<T>(std::move(value));
  }
  /// Every record under a prefix, in order of key: visit(rest of key, value) -> Result<void>.
  template <class T, class Visit>
  Result<void> each(const lmdb::ReadTxn& txn, ByteView prefix, Visit visit) const {
    Result<void> outcome;
    TRY(txn.scan_prefix(prefix, [&](ByteView key, ByteView record) {
      outcome = one<T>(key, record, key.subspan(prefix.size()), visit);
      return outcome.ok() ? lmdb::Walk::go_on : lmdb::Walk::stop;
    }));
    return outcome;
  }

 private:
  template <class T, class Visit>
  Result<void> one(ByteView key, ByteView record, ByteView rest, Visit& visit) const {
    TRY_ASSIGN(const Bytes bytes, opened(key, record));
    TRY_ASSIGN(T value, as_stored(codec::decode<T>(bytes)));
    return visit(rest, std::move(value));
  }
  /// What was authenticated and still does not decode is our own damage, not bad input.
  template <class T>
  static Result<T> as_stored(Result<T> value) {
    if (!value.ok() && value.error().code == ErrorCode::malformed)
      return fail(ErrorCode::damaged, "a stored value " + value.error().detail);
    return value;
  }

  crypto::Secret<32> key_;
};

}  // namespace tsudoi
