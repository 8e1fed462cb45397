// Every type that the codec writes on its own, so that a test says one sentence about all of them.
// Kind 12, the content of a batch, has functions of its own.
#pragma once

#include <type_traits>

#include "storage/codec/codec.h"

namespace tsudoi::test {

template <class... Ts>
struct Kinds {
  template <class Visit>
  static void each(Visit visit) {
    (visit(std::type_identity<Ts>{}), ...);
  }
};

using SharedKinds = Kinds<Listing, Form, Area, Centre, KioskKey, SignedOfficeCard, EnrolmentBundle,
                          SyncAsk, SyncReply, Answers, Entry, Decision, Lease>;
using RecordKinds =
    Kinds<KioskIdentity, JournalRecord, EpochRecord, EntryFold, AttendanceRecord, HeadRecord,
          LeaseRecord, BatchRecord, SyncRecord, IncarnationRecord, FormerIdentity, KioskRecord,
          RatchetRecord, BatchArrival, ArrivalRecord, QuarantineRecord, OfficeApplication,
          SeatRecord, LeaseGrant, CatalogueRecord, OfficeSecrets, OfficeMeta, AuditRecord,
          AccountRecord, ImportRecord, BackupNote, SettledRecord, RepairRecord, DisposalRecord,
          KioskCondition>;

/// Calls `visit` with a std::type_identity of each.
template <class Visit>
void each_kind(Visit visit) {
  SharedKinds::each(visit);
  RecordKinds::each(visit);
}

}  // namespace tsudoi::test
