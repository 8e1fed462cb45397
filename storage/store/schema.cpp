#include "storage/store/schema.h"

namespace tsudoi {

Result<std::uint32_t> schema_in(const RecordSeal& seal, const lmdb::ReadTxn& txn, ByteView key,
                                std::uint32_t newest) {
  TRY_ASSIGN(const auto bytes, seal.get_bytes(txn, key));
  if (!bytes || bytes->size() != 4)
    return fail(ErrorCode::damaged, "the store does not say its version");
  const std::uint32_t schema = read_be32(*bytes);
  if (schema > newest)
    return fail(ErrorCode::newer_version, "this store has schema " + std::to_string(schema) +
                                              ", this program knows " + std::to_string(newest));
  return schema;
}

Result<void> put_schema(const RecordSeal& seal, lmdb::WriteTxn& txn, ByteView key,
                        std::uint32_t schema) {
  Bytes bytes;
  append_be32(bytes, schema);
  return seal.put_bytes(txn, key, bytes);
}

}  // namespace tsudoi
