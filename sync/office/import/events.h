// Event lists of municipalities as listings: bytes in, values out. Four layouts and spreadsheets of
// an office's own; what is not said is not invented, what is mended or left out is reported.
//
// Order: the caller stores `listings` (new and changed ones) and shows `report`. Nothing here
// touches a store, a clock or a file.
// Errors: those of read_table; refused when the file is no event list. Single rows never fail.
// Same bytes again: every listing unchanged. A newer file updates; sessions keep their places
// (session_places.h). Of what has no day, a list of an older month (by its name) undoes nothing.
#pragma once

#include <span>

#include "storage/domain/listing.h"
#include "sync/office/import/import_options.h"
#include "sync/office/import/import_report.h"

namespace tsudoi {

/// Whether a listing belongs on the kiosks from as_of to as_of + window_days.
enum class Shown : std::uint8_t {
  published,
  ahead,    // happens, or may be shown, after the window
  past,     // over, or no longer to be shown
  undated,  // an event, course or meeting without any date: kept until it has one
};
std::string_view name_of(Shown shown);
Shown shown_on(const Listing& listing, Date as_of, int window_days);

struct ImportedListing {
  Listing listing;
  Fate fate = Fate::added;  // added, updated or unchanged
  Shown shown = Shown::published;
  std::string picture_stem;  // 絵=...: the caller finds the file and sets Listing::picture
};

struct EventImport {
  FileEncoding encoding = FileEncoding::utf8;
  LayoutName layout = LayoutName::own;  // of the first sheet that is a list
  ImportCounts counts;
  std::size_t sessions = 0;                                     // of all listings together
  std::size_t published = 0, ahead = 0, past = 0, undated = 0;  // listings; see Shown
  std::vector<ImportedListing> listings;                        // in order of the file
  std::vector<ReportLine> report;                               // in order of the file
};

/// `existing`: listings already in the store, at least those of the same publisher.
Result<EventImport> import_events(ByteView file, const ImportOptions& options,
                                  std::span<const Listing> existing);

}  // namespace tsudoi
