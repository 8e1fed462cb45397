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

/// Ids: the column 館ID where it holds a text id; else publisher and the published id where that is
/// unique in the file; else publisher and a hash of name and address.
Result<FacilityImport> import_facilities(ByteView file, const ImportOptions& options,
                                         std::span<const Centre> existing);

}  // namespace tsudoi
