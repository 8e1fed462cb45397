// What can be read of a damaged kiosk store, sorted by what it is. Only what its own MAC vouches
// for is believed.
#pragma once

#include "storage/lmdb/wreck.h"
#include "storage/store/sealed_records.h"

namespace tsudoi {

struct SalvagedRecords {
  std::optional<KioskIdentity> identity;
  std::optional<SyncRecord> sync;
  std::uint32_t schema = 0;  // 0: not read
  std::map<std::uint32_t, FormerIdentity> formers;
  std::map<std::uint32_t, EpochRecord> epochs;
  std::map<std::uint64_t, JournalRecord> lines;
  std::map<std::uint64_t, BatchRecord> batches;
  std::map<PublicId, EntryFold> folds;
  std::vector<LeaseRecord> leases;
  std::vector<lmdb::Record>
      others;  // decisions, catalogue, pictures: as they stand, with their MAC
  std::uint64_t broken_pages = 0;
  std::uint64_t broken_records = 0;  // read, and not what was written

  KioskId kiosk_of_epoch(std::uint32_t index) const;
  PublicId id_of(const JournalRecord& line) const;
};

/// Precondition for kiosk_of_epoch(): identity is there.
SalvagedRecords read_wreck(const lmdb::Wreck& wreck, const RecordSeal& seal);

}  // namespace tsudoi
