// The data file of a store, as a disk may leave it: read page by page, in this process.
#include "storage/lmdb/wreck.h"

#include "storage/base/assert.h"
#include "storage/base/files.h"
#include "storage/lmdb/file_system.h"
#include "tests/fuzz/target.h"
#include "tests/support/temp_dir.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  static const test::TempDir folder;
  const auto written = write_file(folder / lmdb::kDataFile, {data, size}, FileAccess::owner_only);
  TSUDOI_ASSERT(written.ok());
  const auto wreck = lmdb::Wreck::open(folder.path());
  TSUDOI_ASSERT(wreck.ok());
  const auto visit = [](ByteView key, ByteView value) {
    TSUDOI_ASSERT(!key.empty() && value.size() <= lmdb::kValueBytesMax);
  };
  const std::uint64_t pages = wreck->sweep(visit).read;
  // A page that is named twice is read twice; no more than the file has are followed, and of those
  // each names fewer than its bytes.
  TSUDOI_ASSERT(wreck->walk(visit).read <= pages * 2048 + 1);
  return 0;
}
