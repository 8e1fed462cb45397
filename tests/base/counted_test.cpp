#include "storage/base/counted.h"

#include "tests/support/catch.h"

using namespace tsudoi;

TEST_CASE("One is told in the singular, any other number in the plural", "[base]") {
  CHECK(counted(1, "file") == "1 file");
  CHECK(counted(0, "file") == "0 files");
  CHECK(counted(1, "batch") == "1 batch");
  CHECK(counted(2, "batch") == "2 batches");
  CHECK(counted(1, "entry") == "1 entry");
  CHECK(counted(12, "entry") == "12 entries");
  CHECK(counted(2, "old sealing key") == "2 old sealing keys");
  CHECK(counted(0, "day") == "0 days");
}
