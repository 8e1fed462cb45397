// Entries name a session of a listing by its place in the list. So a session keeps its place for
// ever: a newer file fills the places in and adds new ones behind, whatever their dates. A session
// that it no longer names stays: as it was when it is over, without its date (taken off) when it
// lies ahead. Who shows sessions puts them in order of time.
//
// Pure; the same file again changes nothing.
#pragma once

#include "storage/domain/listing.h"

namespace tsudoi {

/// The sessions of `fresh`, each at the place it had in `before`.
std::vector<Session> with_places_kept(const std::vector<Session>& before,
                                      const std::vector<Session>& fresh, Date as_of);
/// Whether this place was kept for a session that is not held any more.
bool is_taken_off(const Session& session);

}  // namespace tsudoi
