#include "storage/base/files.h"

#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::test;

TEST_CASE("A file that cannot be written says what is missing or in the way", "[base]") {
  const TempDir folder;
  const auto no_folder = folder / "absent" / "list.csv";
  CHECK(write_file(no_folder, {}, FileAccess::everyone_may_read).error() ==
        Error{ErrorCode::not_found, "the folder " + (folder / "absent").string()});
  CHECK(write_file(folder.path(), {}, FileAccess::everyone_may_read).error() ==
        Error{ErrorCode::malformed, folder.path().string() + " is a folder"});
  CHECK(std::filesystem::is_empty(folder.path()));
}
