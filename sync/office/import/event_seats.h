// How one gets in: fee, capacity, way of signing up, roles, kind and the tags that people filter
// by.
#pragma once

#include "storage/domain/listing.h"
#include "sync/office/import/own_words.h"
#include "sync/office/import/row_reader.h"

namespace tsudoi {

Fee read_fee(RowReader& row);

/// Sets how_to_apply, capacity_note, form and roles. Own words decide; else the published texts,
/// conservatively: a way of the publisher's own (phone, postcard, page) is SeatMode::office, as is
/// everything unclear. Without any word about signing up there is no role.
void read_seats(RowReader& row, const OwnWords& words, Listing& listing);

/// After all sessions are known: kind (unless own words said it), minutes of the participant, tags
/// "free", "weekend", "evening", "one-hour", "kids", "online".
void settle(const OwnWords& words, Listing& listing);

}  // namespace tsudoi
