// Values that travel, by wire and stick.
#include "tests/fuzz/round_trip.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

void try_packed(ByteView bytes) {
  constexpr std::size_t kBytesMax = 1024 * 1024;
  const Result<Bytes> plain = codec::decompress(bytes, kBytesMax);
  if (plain) TSUDOI_ASSERT(plain->size() <= kBytesMax);
  codec::decode_personal(bytes).ok();
}

void try_batch_content(ByteView bytes) {
  BatchHeader header;
  header.first = {1};
  header.count = 2;
  codec::decode_batch_content(header, bytes).ok();
}

}  // namespace
}  // namespace tsudoi

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  return tsudoi::crypto::start() ? 0 : 1;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const ByteView bytes(data, size);
  fuzz::try_values<test::SharedKinds>(bytes);
  try_packed(bytes);
  try_batch_content(bytes);
  return 0;
}
