// Lists of centres that an office drops on us. The same list again changes nothing, and every
// centre can be stored.
#include "storage/base/assert.h"
#include "storage/codec/codec.h"
#include "sync/office/import/facilities.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

std::vector<Centre> centres_of(const FacilityImport& import) {
  std::vector<Centre> centres;
  for (const ImportedCentre& imported : import.centres) centres.push_back(imported.centre);
  return centres;
}

void check_counts(const FacilityImport& import) {
  const ImportCounts& counts = import.counts;
  TSUDOI_ASSERT(counts.rows ==
                counts.added + counts.updated + counts.unchanged + counts.merged + counts.refused);
  TSUDOI_ASSERT(import.centres.size() == counts.added + counts.updated + counts.unchanged);
}

void try_facilities(ByteView file) {
  ImportOptions options;
  options.publisher = "131237";
  options.file_name = "facilities.csv";
  const Result<FacilityImport> first = import_facilities(file, options, {});
  if (!first) return;
  check_counts(*first);
  const std::vector<Centre> centres = centres_of(*first);
  for (const Centre& centre : centres)
    TSUDOI_ASSERT(codec::decode<Centre>(codec::encode(centre)).ok());
  const Result<FacilityImport> again = import_facilities(file, options, centres);
  TSUDOI_ASSERT(again.ok());
  check_counts(*again);
  TSUDOI_ASSERT(centres_of(*again) == centres);
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tsudoi::try_facilities({data, size});
  return 0;
}
