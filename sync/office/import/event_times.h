// When an event row happens, until when one can sign up, and when it may be shown.
#pragma once

#include "storage/domain/listing.h"
#include "sync/office/import/import_options.h"
#include "sync/office/import/row_reader.h"

namespace tsudoi {

/// Sets sessions, date_note, opens_at, closes_at, show_from and show_until. A row without a date
/// has one session without a date when it says a time or anything else, and none when it is silent.
void read_event_times(RowReader& row, const ImportOptions& options, Listing& listing);

/// Moves every date of a listing.
void shift_dates(Listing& listing, int days);

}  // namespace tsudoi
