// The town of assets/sample as the importer reads it, for whoever measures or draws it.
#pragma once

#include <vector>

#include "storage/base/bytes.h"
#include "storage/domain/calendar.h"
#include "storage/domain/form.h"
#include "storage/domain/listing.h"

namespace tsudoi {

struct SampleTown {
  LocalTime now;  // what the sample calls today, in the morning
  CentreId centre;
  std::vector<Listing> listings;
  std::vector<Centre> centres;
  std::vector<Form> forms;
  std::vector<Bytes> pictures;  // of the listings, by their hashes
};

/// Ends the program with a sentence when the sample cannot be read.
SampleTown read_sample_town();

}  // namespace tsudoi
