// One row of an event list as one listing of its own, before rows are put together.
#pragma once

#include "sync/office/import/import_options.h"
#include "sync/office/import/own_words.h"
#include "sync/office/import/row_reader.h"

namespace tsudoi {

struct EventRow {
  std::uint32_t number = 0, line = 0;  // as in TableRow
  std::string sheet;                   // as in Table
  Listing listing;                     // without id; dates not shifted yet
  OwnWords words;
  std::string name_key, place_key;  // comparable
  std::vector<Notice> notices;
  bool refused = false;
};

EventRow read_event_row(const Layout& layout, const TableRow& row, const ImportOptions& options);

/// What rows and listings are compared by: the venue, else the address.
std::string name_key_of(const Listing& listing);
std::string place_key_of(const Listing& listing);

}  // namespace tsudoi
