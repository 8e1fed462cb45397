// What the two stores keep for themselves, taken further than its seal, as if whoever holds the
// disk had the key too.
#include "tests/fuzz/round_trip.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const ByteView bytes(data, size);
  fuzz::try_values<test::RecordKinds>(bytes);
  return 0;
}
