// The schema of a store: a number in it, and the ledger in storage/SCHEMA.md. A newer store is
// refused before anything is written to it (F38).
#pragma once

#include "storage/store/sealed_records.h"

namespace tsudoi {

/// Errors: damaged when the store does not say it; newer_version.
Result<std::uint32_t> schema_in(const RecordSeal& seal, const lmdb::ReadTxn& txn, ByteView key,
                                std::uint32_t newest);
Result<void> put_schema(const RecordSeal& seal, lmdb::WriteTxn& txn, ByteView key,
                        std::uint32_t schema);

}  // namespace tsudoi
