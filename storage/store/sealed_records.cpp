#include "storage/store/sealed_records.h"

#include <algorithm>

namespace tsudoi {
namespace {

/// As text where it is text.
std::string readable(ByteView bytes) {
  const auto is_plain = [](std::uint8_t byte) { return byte > ' ' && byte < 0x7f; };
  return std::ranges::all_of(bytes, is_plain) ? std::string(text_of(bytes)) : to_hex(bytes);
}

/// "m schema", "j 0000000000000007": one byte names the table, the rest the record in it.
std::string name_of_key(ByteView key) {
  constexpr std::size_t kKeyBytesMax = 48;
  const ByteView shown = key.first(std::min(key.size(), kKeyBytesMax));
  const std::size_t table = std::min<std::size_t>(shown.size(), 1);
  return readable(shown.first(table)) + " " + readable(shown.subspan(table));
}

}  // namespace

Bytes RecordSeal::closed(ByteView key, ByteView value) const {
  Bytes record;
  record.reserve(value.size() + sizeof(crypto::Mac16));
  append(record, value);
  append(record, mac_.of(key, value));
  return record;
}

Result<Bytes> RecordSeal::opened(ByteView key, ByteView record) const {
  constexpr std::size_t kMacBytes = sizeof(crypto::Mac16);
  const auto damaged = [&] {
    return fail(ErrorCode::damaged,
                "a part of the store is not as Tsudoi wrote it (record " + name_of_key(key) + ")");
  };
  if (record.size() < kMacBytes) return damaged();
  const ByteView value = record.first(record.size() - kMacBytes);
  if (!crypto::equal(mac_.of(key, value), record.last(kMacBytes))) return damaged();
  return copy_of(value);
}

Result<void> RecordSeal::put_bytes(lmdb::WriteTxn& txn, ByteView key, ByteView value) const {
  return txn.put(key, closed(key, value));
}

Result<std::optional<Bytes>> RecordSeal::get_bytes(const lmdb::ReadTxn& txn, ByteView key) const {
  Result<Bytes> value = Bytes();
  TRY_ASSIGN(const auto there,
             txn.visit(key, [&](ByteView record) { value = opened(key, record); }));
  if (there == lmdb::Presence::absent) return std::optional<Bytes>();
  if (!value.ok()) return std::move(value).error();
  return std::optional<Bytes>(std::move(*value));
}

}  // namespace tsudoi
