// Values to bytes and back. Every value begins with its kind and version (versions.h).
//
// Order: bytes from outside reach decode() only after they were bounded and authenticated
// (sync/PROTOCOL.md). Errors: malformed (wrong kind, bad lengths, trailing bytes), newer_version (a
// version this program does not know). Limits: nothing is allocated beyond the size of the input
// times a small constant; see archive.h. Thread: pure functions, except the compressor, which has
// one context for each thread.
#pragma once

#include "storage/codec/condition_records.h"
#include "storage/codec/disposal_records.h"
#include "storage/codec/kiosk_records.h"
#include "storage/codec/office_records.h"
#include "storage/codec/quarantine_records.h"
#include "storage/codec/versions.h"

namespace tsudoi::codec {

/// For each T of the ledger; anything else does not link.
template <class T>
Bytes encode(const T& value);
template <class T>
Result<T> decode(ByteView bytes);

/// The entries of a batch, ids in a table, times as differences. The header gives kiosk, epoch and
/// counters.
Bytes encode_batch_content(const std::vector<Entry>& entries);
Result<std::vector<Entry>> decode_batch_content(const BatchHeader& header, ByteView bytes);

// ---- The personal part

/// Answers, compressed with the shipped dictionary and padded to a multiple of kPersonalPadding, so
/// that the sealed length says little about a name.
inline constexpr std::size_t kPersonalPadding = 8;
inline constexpr std::size_t kPersonalBytesMax = 64 * 1024 - 1;  // of the decompressed answers
/// Leaves no copy of the answers in memory. Errors: too_large.
Result<Bytes> encode_personal(const Answers& answers);
Result<Answers> decode_personal(ByteView bytes);
/// The same before it is decoded: an encoded Answers, or what claims to be one.
Result<Bytes> unpack_personal(ByteView bytes);

// ---- zstd

Bytes compress(ByteView bytes);
/// Errors: malformed; too_large when the frame says more than `bytes_max` or does not say.
Result<Bytes> decompress(ByteView bytes, std::size_t bytes_max);

}  // namespace tsudoi::codec
