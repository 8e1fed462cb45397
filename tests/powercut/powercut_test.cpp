// I1, F01, F02, F03: whatever a power cut leaves of what was not flushed, the next boot has all
// that was promised.
#include <algorithm>

#include "storage/base/files.h"
#include "tests/powercut/worker.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::powercut;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLongTimes = 40;
#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t kOneOf = 10;  // each fork copies the shadow too: 8 ms for an image, not 1
#else
constexpr std::uint64_t kOneOf = 1;
#endif

std::uint64_t images(std::uint64_t of_a_short_run) {
  const std::uint64_t short_run = of_a_short_run / kOneOf;
  return test::is_long_run() ? short_run * kLongTimes : short_run;
}

Report judged(Run run, std::uint64_t short_run) {
  const auto scenario = recorded(run);
  const Report report = judge_images(*scenario, {images(short_run)});
  print(*scenario, report);
  CHECK(report.first == std::vector<std::string>{});
  CHECK(report.findings == 0);
  CHECK(report.images == images(short_run));
  return report;
}

constexpr std::uint64_t kFaultImages = 600;

Report judged_with(Fault fault) {
  const auto scenario = recorded(Run::sign_ups);
  const Report report = judge_images(*scenario, {kFaultImages, fault});
  print(*scenario, report);
  return report;
}

Image disk_of(const Recording& recording, Left left) {
  Disk disk(recording, Fault::none);
  while (disk.step()) {
  }
  std::mt19937_64 chance(1);
  return disk.image(left, chance);
}

constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;

}  // namespace

TEST_CASE("The record of a run is what the run left on the disk", "[powercut]") {
  const Run run = GENERATE(Run::sign_ups, Run::office, Run::sync, Run::stick, Run::renewal,
                           Run::purge, Run::salvage);
  const auto scenario = recorded(run);
  Image image = disk_of(scenario->recording, Left::all);
  for (const auto& entry : fs::recursive_directory_iterator(scenario->folder.path())) {
    const std::string name = entry.path().lexically_relative(scenario->folder.path()).string();
    INFO(name);
    REQUIRE(image.names.contains(name));
    const int file = image.names[name];
    CHECK((file == kFolder) == entry.is_directory());
    if (file == kFolder || name.ends_with("/lock.mdb")) continue;  // lock.mdb is written by a map
    CHECK(*read_file(entry.path(), kFileBytesMax) == image.files[file]);
  }
  for (const auto& name : image.names) CHECK(fs::exists(scenario->folder / name.first));
}

TEST_CASE("Each folder that is made is flushed by the folder above it [F02]", "[powercut]") {
  const test::TempDir folder;
  Recording recording;
  start_recording(folder.path(), recording);
  CHECK(make_folder(folder / "a/b/c/").ok());
  stop_recording();
  const Image image = disk_of(recording, Left::nothing);
  for (const char* name : {"a", "a/b", "a/b/c"}) CHECK(image.names.contains(name));
}

TEST_CASE("A kiosk that is cut off while it is first made is made at the next try [F02]",
          "[powercut]") {
  CHECK(judged(Run::provisioning, 5'000).made_again > 0);
}

TEST_CASE("What was saved is there after a power cut at any write of an afternoon [F01, F03]",
          "[powercut]") {
  CHECK(judged(Run::sign_ups, 15'000).saved_checked > 0);
}

TEST_CASE("An office that is cut off has every entry that it gave a receipt for [F02, F03]",
          "[powercut]") {
  CHECK(judged(Run::office, 10'000).saved_checked > 0);
}

TEST_CASE("A power cut during sync loses nothing and both are in step afterwards [F01, F03]",
          "[powercut]") {
  CHECK(judged(Run::sync, 10'000).gone_on > 0);
}

TEST_CASE("A power cut while a stick is in loses nothing and the stick serves again [F03, F30]",
          "[powercut]") {
  CHECK(judged(Run::stick, 10'000).gone_on > 0);
}

TEST_CASE("A power cut while a kiosk is enrolled again leaves it one identity and all it had [F23]",
          "[powercut]") {
  CHECK(judged(Run::renewal, 10'000).gone_on > 0);
}

TEST_CASE("A power cut while the office is purged and written anew leaves one whole office [F13]",
          "[powercut]") {
  CHECK(judged(Run::purge, 10'000).saved_checked > 0);
}

TEST_CASE(
    "A power cut while a damaged store gives way to a fresh one loses nothing of either [F04]",
    "[powercut]") {
  const Report report = judged(Run::salvage, 10'000);
  CHECK(report.salvaged > 0);
  CHECK(report.gone_on > 0);
}

TEST_CASE("A disk that ignores flushes does not pass for one that is honest [F04]", "[powercut]") {
  CHECK(judged_with(Fault::flushes_ignored).findings > 0);
}

TEST_CASE("A store that promised before it flushed would be found", "[powercut]") {
  const Report report = judged_with(Fault::promised_early);
  CHECK(report.findings > 0);
  CHECK(std::ranges::any_of(report.first, [](const std::string& finding) {
    return finding.find("a saved entry is gone") != std::string::npos;
  }));
}
