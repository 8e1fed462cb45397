// The journal of a fresh store, from what is left of a damaged one. Lines that a batch holds come
// first, in the order of their batches; then all others, to be sent again in new batches. The
// office knows each entry by its id, so what it has already changes nothing (I3).
//
// Pure: no store.
#pragma once

#include <functional>

#include "storage/store/salvaged_records.h"

namespace tsudoi {

/// What a frozen batch says, read by who knows its frame (sync).
using BatchReader = std::function<Result<Batch>(ByteView bytes)>;

struct SalvagedJournal {
  struct Line {
    std::uint64_t was_at = 0;  // in the damaged store
    std::uint64_t position = 0;
    JournalRecord record;
  };
  std::vector<Line> lines;                       // in order of position, from 1 without a gap
  std::map<std::uint64_t, BatchRecord> batches;  // with their new places
  std::uint64_t batches_stored = 0;              // the row of them that have a receipt
  std::vector<std::uint64_t> lost;               // where lines were that the office may not have
  std::uint64_t only_at_office = 0;              // lines that it has, and this disk has not
};

/// Also completes `records.epochs` from the batches.
SalvagedJournal journal_of(SalvagedRecords& records, const BatchReader& read);

// ---- What follows from the journal (salvaged_folds.cpp)

struct SalvagedFolds {
  std::map<PublicId, EntryFold> entries;
  std::map<Bytes, AttendanceRecord> attendances;  // by key
  std::map<Bytes, HeadRecord> heads;              // by key
};
SalvagedFolds folds_of(const SalvagedRecords& records, const SalvagedJournal& journal);

}  // namespace tsudoi
