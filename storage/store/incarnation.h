// Notices a disk that is not the one this kiosk went on with: the store was set back to an older
// image, or runs on another machine than before (F22, F23).
//
// A small file beside the store names the machine and the stamp that the store has. A new stamp is
// first written there as `next` and flushed, then committed with what it stamps, then made
// `current`: a power cut at any point leaves the store with one of the two, and is never taken for
// a copied disk. A file that is gone or changed is like one of another machine.
//
// What it cannot see, a store and a file that were set back together, the office sees.
// Errors: disk_*.
#pragma once

#include <filesystem>

#include "storage/store/sealed_records.h"

namespace tsudoi {

enum class DiskIs : std::uint8_t { own, set_back, copied };

namespace incarnation {

struct Found {
  DiskIs disk = DiskIs::own;
  std::uint64_t newest = 0;  // of the two: what comes next is higher
  MachineId machine;         // as the file said; zero: nothing
};
/// `stamp`: of the store; empty: made before there were stamps.
Result<Found> look(const std::filesystem::path& folder, const RecordSeal& seal,
                   std::optional<std::uint64_t> stamp, const std::optional<MachineId>& machine);

Result<void> write(const std::filesystem::path& folder, const RecordSeal& seal,
                   const IncarnationRecord& record);
/// The store's half.
Result<void> put_stamp(const RecordSeal& seal, lmdb::WriteTxn& txn, std::uint64_t stamp);

}  // namespace incarnation

/// Of the text in this file, /etc/machine-id or one for drills. Empty: it says nothing of use.
std::optional<MachineId> machine_in(const std::filesystem::path& file);

}  // namespace tsudoi
