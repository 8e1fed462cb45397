// Which centre of the store a row of a facility list is, and which id a new one gets.
#pragma once

#include <span>

#include "storage/domain/listing.h"
#include "sync/office/import/notices.h"

namespace tsudoi {

struct FacilityRow {
  std::uint32_t number = 0, line = 0;  // as in TableRow
  std::string sheet;                   // as in Table
  Centre centre;                       // its id: the column 館ID, until the row is matched
  std::vector<Notice> notices;
  const Centre* before = nullptr;  // what the store has; null: new
  bool refused = false;
  bool tells_area = false;  // the list has the column 地区ID
};

/// Sets `before` and the id of each row, and notes an id that several rows claim: the first one has
/// a 館ID, none a published id. Each existing centre is given out once. No two rows have the same
/// name and address.
///
/// Order: 館ID; else, of the same publisher, name, address and category; the published id where
/// name or address agree (offices number every list from 1 again). Then, where no other published
/// id says no: name and address; the one centre of this name and category, which was moved; among
/// several the one with this telephone number. A new centre's id: publisher and the published id
/// where that is unique in the file; else publisher and a hash of name and address. Never an id
/// that is in use.
void match_facilities(std::span<FacilityRow* const> rows, std::span<const Centre> existing);

/// What rows are compared by: comparable name and address.
std::string name_and_address_of(const Centre& centre);

}  // namespace tsudoi
