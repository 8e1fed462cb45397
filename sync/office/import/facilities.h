// Facility lists of municipalities as centres, by the same rules as events.h.
//
// Errors: those of read_table; refused when the file is no facility list.
#pragma once

#include <span>

#include "storage/domain/listing.h"
#include "sync/office/import/import_options.h"
#include "sync/office/import/import_report.h"

namespace tsudoi {

struct ImportedCentre {
  Centre centre;
  Fate fate = Fate::added;
};

struct FacilityImport {
  FileEncoding encoding = FileEncoding::utf8;
  LayoutName layout = LayoutName::facility_own;
  ImportCounts counts;
  std::vector<ImportedCentre> centres;  // in order of the file
  std::vector<ReportLine> report;
};

/// Which centre a row is: facility_matching.h. Rows of one name and address are one centre.
Result<FacilityImport> import_facilities(ByteView file, const ImportOptions& options,
                                         std::span<const Centre> existing);

}  // namespace tsudoi
