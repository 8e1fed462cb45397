// A copy of who this kiosk is and was, in files beside the store: when the store is damaged beyond
// reading it stays the same kiosk, slips of its former identities stay theirs, and nobody has to
// enrol it again [F04].
//
// Written at each start where it is not as the store says; with a MAC like any record.
// Errors: disk_*.
#pragma once

#include <filesystem>

#include "storage/store/sealed_records.h"

namespace tsudoi::enrolment_copy {

Result<void> keep(const std::filesystem::path& folder, const RecordSeal& seal,
                  const KioskIdentity& identity, const std::vector<FormerIdentity>& formers);
/// Empty: there is none that this kiosk has written.
std::optional<KioskIdentity> read(const std::filesystem::path& folder, const RecordSeal& seal);
/// By their index, oldest first; up to the first that is not there.
std::vector<FormerIdentity> read_formers(const std::filesystem::path& folder,
                                         const RecordSeal& seal);

}  // namespace tsudoi::enrolment_copy
