// What the two stores keep for themselves, taken further than its seal, as if whoever holds the
// disk had the key too.
#include "tests/fuzz/round_trip.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const ByteView bytes(data, size);
  fuzz::try_values<KioskIdentity, JournalRecord, EpochRecord, EntryFold, AttendanceRecord,
                   HeadRecord, LeaseRecord, BatchRecord, SyncRecord>(bytes);
  fuzz::try_values<KioskRecord, RatchetRecord, BatchArrival, ArrivalRecord, QuarantineRecord,
                   OfficeApplication, SeatRecord, LeaseGrant, CatalogueRecord, OfficeSecrets,
                   OfficeMeta, AuditRecord, AccountRecord, ImportRecord, SettledRecord,
                   RepairRecord>(bytes);
  return 0;
}
