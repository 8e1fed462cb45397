// Why an application cannot be given a seat, or not be decided at all: one rule for the office,
// which refuses, and for its pages, which do not offer what would be refused (I5).
#pragma once

#include "storage/domain/entry.h"
#include "storage/domain/listing.h"

namespace tsudoi {

struct OfficeApplication;
struct SeatRecord;

enum class Hindrance : std::uint8_t {
  none,
  full,
  not_offered,     // the listing or the role is gone
  kiosks_awaited,  // which seats are free is not known (F21)
  promised,        // from here on nothing can be decided
  withdrawn,
  no_seat_asked,  // an answer to a survey
};

/// Some kiosks may have promised seats that this office does not know of (history.h).
enum class KiosksAre : std::uint8_t { in_step, awaited };

/// Of a seat alone; `listing`: nullptr when the office does not have it.
Hindrance hindrance_at(const Listing* listing, const RoleId& role, const SeatRecord& seats);

/// Of giving this application a seat. `body`: of its entry.
Hindrance hindrance_of(const EntryBody& body, const OfficeApplication& application,
                       const Listing* listing, const SeatRecord& seats, KiosksAre kiosks);

/// Whether it stands in the way of this decision: the first few only in the way of a seat.
constexpr bool hinders(Hindrance hindrance, Verdict verdict) {
  switch (hindrance) {
    case Hindrance::none: return false;
    case Hindrance::full:
    case Hindrance::not_offered:
    case Hindrance::kiosks_awaited: return verdict == Verdict::confirmed;
    case Hindrance::promised:
    case Hindrance::withdrawn:
    case Hindrance::no_seat_asked: return true;
  }
  return true;
}

/// In words, for whoever tried. Precondition: there is one.
Error refusal_for(Hindrance hindrance);

}  // namespace tsudoi
