// A stolen kiosk is an empty box (I6): its files are searched, byte by byte, for what residents
// typed, in each shape that it takes on its way to the seal.
#include <algorithm>
#include <set>

#include "storage/base/files.h"
#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kWindowBytes = 8;
constexpr std::size_t kFileBytesMax = 1 << 28;

using Windows = std::set<std::string>;

void add_windows(Windows& windows, ByteView bytes) {
  for (std::size_t at = 0; at + kWindowBytes <= bytes.size(); ++at)
    windows.emplace(text_of(bytes.subspan(at, kWindowBytes)));
}

/// Every run of eight bytes in any file below `folder`.
Windows windows_of(const std::filesystem::path& folder) {
  Windows windows;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) add_windows(windows, must(read_file(file.path(), kFileBytesMax)));
  return windows;
}

Answers typed() {
  Answers answers = hanako();
  answers[{"name"}] = PersonName{"勅使河原 小百合子", "てしがわら さゆりこ"};
  answers[{"phone"}] = std::string("07099887766");
  return answers;
}

/// The shapes of what was typed: as text, as encoded answers, as the packed personal part.
enum class Shape : std::uint8_t { text, encoded, packed };
constexpr Shape kShapes[] = {Shape::text, Shape::encoded, Shape::packed};

Bytes bytes_in(Shape shape) {
  const auto name = std::get<PersonName>(typed().at({"name"}));
  switch (shape) {
    case Shape::text: return copy_of(view_of(name.written + name.reading + "07099887766"));
    case Shape::encoded: return codec::encode(typed());
    case Shape::packed: return must(codec::encode_personal(typed()));
  }
  return {};
}

Windows windows_of(Shape shape) {
  Windows windows;
  add_windows(windows, bytes_in(shape));
  return windows;
}

/// How many runs of eight bytes of `shape` are on the disk now. What was there before anybody typed
/// does not count: the form's own field names are public.
std::size_t found_in(const Windows& disk, const Windows& disk_before, Shape shape) {
  const Windows wanted = windows_of(shape);
  return static_cast<std::size_t>(std::ranges::count_if(wanted, [&](const std::string& window) {
    return disk.contains(window) && !disk_before.contains(window);
  }));
}

/// What a careless kiosk would write: a journal line whose personal part is not sealed.
void write_open_line(const std::filesystem::path& folder, Shape shape) {
  auto environment = must(lmdb::Environment::open(folder, {}));
  JournalRecord record;
  record.body = Applied{shodo().id, shodo().roles.front().id, {}, {"simple"}, 1};
  record.sealed = bytes_in(shape);
  const RecordSeal seal(crypto::Secret<32>{});
  must(environment.update(
      [&](lmdb::WriteTxn& txn) { return seal.put(txn, kiosk_keys::journal(1), record); }));
}

}  // namespace

TEST_CASE("No file of a kiosk holds eight bytes of what residents typed, in any shape [I6][F51]",
          "[store][sealing]") {
  Scene scene;
  const auto folder = scene.world().folder() / "kiosk";
  const Windows before = windows_of(folder);
  for (const Shape shape : kShapes) REQUIRE(found_in(windows_of(shape), before, shape) > 30);
  const auto is_empty_box = [&](const char* when) {
    INFO(when);
    const Windows disk = windows_of(folder);
    REQUIRE(disk.size() > before.size());
    for (const Shape shape : kShapes) REQUIRE(found_in(disk, before, shape) == 0);
  };
  std::vector<PublicId> applications;
  for (int i = 0; i < 20; ++i)
    applications.push_back(must(scene.kiosk().sign_up(sign_up_for(hall(), typed()))).id);
  is_empty_box("signed up");
  must(scene.kiosk().withdraw(applications.front()));
  must(next_ask(scene.kiosk(), scene.world().seams()));
  is_empty_box("frozen");
  must(sync_once(scene.kiosk(), scene.world().line(), scene.world().seams()));
  scene.close_kiosk();
  is_empty_box("sent and closed");
}

TEST_CASE("The search finds what was stored without its seal", "[store][sealing]") {
  for (const Shape shape : kShapes) {
    const TempDir folder;
    write_open_line(folder / "kiosk", shape);
    REQUIRE(found_in(windows_of(folder.path()), {}, shape) == windows_of(shape).size());
  }
}
