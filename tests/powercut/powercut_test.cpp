// I1, F01, F02, F03: whatever a power cut leaves of what was not flushed, the next boot has all
// that was promised.
#include <algorithm>

#include "storage/base/files.h"
#include "tests/powercut/recorder.h"
#include "tests/powercut/worker.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::powercut;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kLongTimes = 50;
#ifdef __SANITIZE_ADDRESS__
constexpr std::uint64_t kOneOf = 8;  // each fork copies the shadow too: 8 ms for an image, not 1
constexpr std::uint64_t kOneOfPrograms = 40;  // and each program takes ten times as long to start
#else
constexpr std::uint64_t kOneOf = 1, kOneOfPrograms = 1;
#endif
constexpr std::uint64_t kFaultImages = 600;

struct Share {
  Run run;
  std::uint64_t images;  // of a short run
};
constexpr Share kShares[] = {
    {Run::provisioning, 4'000}, {Run::sign_ups, 5'000},  {Run::office, 4'000},
    {Run::sync, 4'000},         {Run::stick, 4'000},     {Run::renewal, 4'000},
    {Run::purge, 4'000},        {Run::salvage, 4'000},   {Run::enrolment, 2'000},
    {Run::day, 2'000},          {Run::catalogue, 2'000}, {Run::stick_by_hand, 2'000},
    {Run::keys, 2'000},         {Run::migration, 2'000}, {Run::retention, 2'000},
    {Run::backup, 2'000},       {Run::relay, 2'000}};

constexpr std::uint64_t images_in_all() {
  std::uint64_t all = 0;
  for (const Share& share : kShares) all += share.images;
  return all;
}
static_assert(std::size(kShares) == kRuns);
static_assert(images_in_all() >= 50'000);
static_assert(images_in_all() * kLongTimes >= 2'000'000);

std::uint64_t images(Run run) {
  const auto* share = std::ranges::find(kShares, run, &Share::run);
  const std::uint64_t one_of = run < Run::enrolment ? kOneOf : kOneOfPrograms;
  return share->images / one_of * (test::is_long_run() ? kLongTimes : 1);
}

/// Until the first finding.
Report judged_with(const Scenario& scenario, Fault fault) {
  const Report report = judge_images(scenario, {kFaultImages, fault, 1, 1, 1});
  print(scenario, report);
  return report;
}

/// And the same on a disk that ignores flushes, which may not pass.
Report judged(Run run) {
  const auto scenario = recorded(run);
  const Report report = judge_images(*scenario, {images(run)});
  print(*scenario, report);
  CHECK(report.first == std::vector<std::string>{});
  CHECK(report.findings == 0);
  CHECK(report.images == images(run));
  CHECK(report.gone_on > 0);
  CHECK(judged_with(*scenario, Fault::flushes_ignored).findings > 0);
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
  const Run run =
      GENERATE(Run::sign_ups, Run::office, Run::sync, Run::stick, Run::renewal, Run::purge,
               Run::salvage, Run::day, Run::migration, Run::backup, Run::relay);
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
  CHECK(judged(Run::provisioning).made_again > 0);
}

TEST_CASE("What was saved is there after a power cut at any write of an afternoon [F01, F03]",
          "[powercut]") {
  CHECK(judged(Run::sign_ups).saved_checked > 0);
}

TEST_CASE("An office that is cut off has every entry that it gave a receipt for [F02, F03]",
          "[powercut]") {
  CHECK(judged(Run::office).saved_checked > 0);
}

TEST_CASE("A power cut during sync loses nothing and both are in step afterwards [F01, F03]",
          "[powercut]") {
  CHECK(judged(Run::sync).gone_on > 0);
}

TEST_CASE("A power cut while a stick is in loses nothing and the stick serves again [F03, F30]",
          "[powercut]") {
  CHECK(judged(Run::stick).gone_on > 0);
}

TEST_CASE("A power cut while a kiosk is enrolled again leaves it one identity and all it had [F23]",
          "[powercut]") {
  CHECK(judged(Run::renewal).gone_on > 0);
}

TEST_CASE("A power cut while the office is purged and written anew leaves one whole office [F13]",
          "[powercut]") {
  CHECK(judged(Run::purge).saved_checked > 0);
}

TEST_CASE(
    "A power cut while a damaged store gives way to a fresh one loses nothing of either [F04]",
    "[powercut]") {
  const Report report = judged(Run::salvage);
  CHECK(report.salvaged > 0);
  CHECK(report.gone_on > 0);
}

TEST_CASE("The programs' own files and stores are made whole wherever their making is cut [F02]",
          "[powercut][programs]") {
  CHECK(judged(Run::enrolment).made_again > 0);
}

TEST_CASE("What the programs said to be saved, received and backed up is so after a cut [F01, F03]",
          "[powercut][programs]") {
  CHECK(judged(Run::day).saved_checked > 0);
}

TEST_CASE("A kiosk shows after a cut the catalogue that it had, pictures and all [F01]",
          "[powercut][programs]") {
  judged(Run::catalogue);
}

TEST_CASE("A stick that the programs write and read serves again after a cut [F03, F30]",
          "[powercut][programs]") {
  CHECK(judged(Run::stick_by_hand).saved_checked > 0);
}

TEST_CASE("A power cut while keys change leaves an office that opens all that was sealed [F37]",
          "[powercut][programs]") {
  CHECK(judged(Run::keys).saved_checked > 0);
}

TEST_CASE("A power cut while stores of the first schema are raised leaves all their data [F38]",
          "[powercut][programs]") {
  CHECK(judged(Run::migration).saved_checked > 0);
}

TEST_CASE("A power cut while what is past its time goes brings nothing of it back [F13]",
          "[powercut][programs]") {
  CHECK(judged(Run::retention).saved_checked > 0);
}

TEST_CASE(
    "A power cut during backup or restore leaves what was there, and a whole copy or none [F21]",
    "[powercut][programs]") {
  CHECK(judged(Run::backup).saved_checked > 0);
}

TEST_CASE("A power cut at relay, office and kiosk loses nothing on the way [F03]",
          "[powercut][programs]") {
  CHECK(judged(Run::relay).saved_checked > 0);
}

TEST_CASE("A store that promised before it flushed would be found", "[powercut]") {
  const auto scenario = recorded(Run::sign_ups);
  const Report report = judge_images(*scenario, {kFaultImages, Fault::promised_early});
  print(*scenario, report);
  CHECK(report.findings > 0);
  CHECK(std::ranges::any_of(report.first, [](const std::string& finding) {
    return finding.find("a saved entry is gone") != std::string::npos;
  }));
}
