// How the machines of the kiosks do, as they say in their asks (storage/domain/trouble.h): kept
// when it changes, so that an idle poll costs no flush.
#pragma once

#include <map>

#include "storage/codec/condition_records.h"
#include "storage/store/sealed_records.h"

namespace tsudoi {

using KioskConditions = std::map<KioskId, KioskCondition>;

namespace kiosk_condition {

/// Nothing is wrong as far as it has ever said: a record without troubles.
Result<KioskCondition> read(const RecordSeal& seal, const lmdb::ReadTxn& txn, const KioskId& kiosk);
Result<KioskConditions> read_all(const RecordSeal& seal, const lmdb::ReadTxn& txn);
/// Writes nothing where the troubles are the same. `now`: the office's.
Result<void> note(const RecordSeal& seal, lmdb::WriteTxn& txn, const KioskId& kiosk,
                  const SyncAsk& ask, UnixSeconds now);

/// For who reads a terminal: ", its disk is full, its clock is wrong"; empty: nothing is wrong.
std::string words_for(const Troubles& troubles);

}  // namespace kiosk_condition

}  // namespace tsudoi
