// The seats of a role, and the one rule that keeps confirmed <= capacity in every history (I5):
//
//   A seat that was handed out stays handed out until its holder gives it back. No publication
//   takes it back, because a kiosk that is offline goes on confirming from its lease.
//
// From this follows all the rest:
// - What a kiosk confirmed from a lease of its own holds, each seat of the lease once, whatever has
//   become of the listing meanwhile: less capacity, a draw, the role gone, off the kiosks.
// - The office leases and confirms only while fewer seats are handed out than the listing has.
// - Kiosks are told a capacity of at least what is handed out, until so many seats came back.
//   Import report, its count of flagged rows and the page of listings say where that is so.
// - A seat that comes back to a lease is the kiosk's to confirm again, so it is still handed out;
//   one that the office confirmed is free at once.
#pragma once

#include "storage/codec/office_records.h"

namespace tsudoi {

inline std::uint32_t handed_out(const SeatRecord& seats) {
  return seats.leased + seats.confirmed_office;
}

/// More is handed out than the listing says, or kiosks hold seats that it no longer gives away
/// first come.
struct SeatsBeyond {
  RoleId role;
  std::uint32_t capacity = 0;  // as the listing says; 0: it has no such role
  std::uint32_t handed_out = 0;
  bool operator==(const SeatsBeyond&) const = default;
};

}  // namespace tsudoi
