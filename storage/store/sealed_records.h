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
  explicit RecordSeal(const crypto::Secret<32>& key) : mac_(key) {}

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
  /// The records with from <= key < to (to empty: to the end), in order, until one is damaged or
  /// visit(key, value) -> Result<lmdb::Walk> stops or fails. T = Bytes: the value as it stands.
  template <class T, class Visit>
  Result<void> walk(const lmdb::ReadTxn& txn, ByteView from, ByteView to, Visit visit) const {
    Result<lmdb::Walk> walked = lmdb::Walk::go_on;
    TRY(txn.scan(from, to, [&](ByteView key, ByteView record) {
      walked = one<T>(key, record, visit);
      return walked.ok() ? *walked : lmdb::Walk::stop;
    }));
    return walked.ok() ? Result<void>() : Result<void>(std::move(walked).error());
  }
  /// Every record under a prefix, in order of key: visit(rest of key, value) -> Result<void>.
  template <class T, class Visit>
  Result<void> each(const lmdb::ReadTxn& txn, ByteView prefix, Visit visit) const {
    const Bytes end = lmdb::prefix_end(prefix);
    return walk<T>(txn, prefix, end, [&](ByteView key, T value) -> Result<lmdb::Walk> {
      TRY(visit(key.subspan(prefix.size()), std::move(value)));
      return lmdb::Walk::go_on;
    });
  }

 private:
  template <class T, class Visit>
  Result<lmdb::Walk> one(ByteView key, ByteView record, Visit& visit) const {
    TRY_ASSIGN(Bytes bytes, opened(key, record));
    if constexpr (std::is_same_v<T, Bytes>) {
      return visit(key, std::move(bytes));
    } else {
      TRY_ASSIGN(T value, as_stored(codec::decode<T>(bytes)));
      return visit(key, std::move(value));
    }
  }
  /// What was authenticated and still does not decode is our own damage, not bad input.
  template <class T>
  static Result<T> as_stored(Result<T> value) {
    if (!value.ok() && value.error().code == ErrorCode::malformed)
      return fail(ErrorCode::damaged, "a stored value " + value.error().detail);
    return value;
  }

  crypto::KeyedMac mac_;
};

}  // namespace tsudoi
