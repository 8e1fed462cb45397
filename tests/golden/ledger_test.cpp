// No version of a stored value without its golden file, and no version that the ledger does not
// tell of.
#include <map>
#include <set>

#include "storage/base/files.h"
#include "storage/codec/versions.h"
#include "sync/frames.h"
#include "tests/codec/kinds.h"
#include "tests/golden/fixed_frames.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;
using namespace tsudoi::test;

namespace {

std::vector<std::string> lines_of(const char* file) {
  const Bytes text = read_file(std::filesystem::path(TSUDOI_SOURCE_DIR) / file, 1 << 20).value();
  std::vector<std::string> lines(1);
  for (const char c : text_of(text)) {
    if (c == '\n') lines.emplace_back();
    if (c != '\n') lines.back() += c;
  }
  return lines;
}

/// Every run of digits in the text.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  bool is_inside = false;
  for (const char c : text) {
    const bool is_digit = c >= '0' && c <= '9';
    if (is_digit && !is_inside) numbers.push_back(0);
    if (is_digit) numbers.back() = numbers.back() * 10 + (c - '0');
    is_inside = is_digit;
  }
  return numbers;
}

/// A cell of a row of a table, counted from 1.
std::string_view cell_of(std::string_view row, std::size_t cell) {
  for (; cell > 0; --cell) row.remove_prefix(std::min(row.size(), row.find('|') + 1));
  return row.substr(0, row.find('|'));
}

/// What the codec itself goes by: `constexpr FormatVersion kFormat<Listing>{1, 1, 1};`
std::vector<codec::FormatVersion> formats_of_codec() {
  std::vector<codec::FormatVersion> formats;
  for (const std::string& line : lines_of("storage/codec/codec.cpp")) {
    const std::size_t brace = line.rfind('{');
    if (!line.starts_with("constexpr FormatVersion kFormat<") || brace == std::string::npos)
      continue;
    const std::vector<int> numbers = numbers_in(line.substr(brace));
    REQUIRE(numbers.size() == 3);
    formats.push_back({static_cast<std::uint8_t>(numbers[0]), static_cast<std::uint8_t>(numbers[1]),
                       static_cast<std::uint8_t>(numbers[2])});
  }
  return formats;
}

/// "kind 3 version 1" of every file in the folder, as its bytes say.
std::map<std::pair<int, int>, int> kept_values() {
  std::map<std::pair<int, int>, int> kept;
  for (const auto& file : std::filesystem::recursive_directory_iterator(golden_folder())) {
    if (!file.path().filename().string().starts_with("kind_")) continue;
    const Bytes bytes = read_golden(file.path()).value();
    REQUIRE(bytes.size() >= 2);
    CHECK(file.path().parent_path().filename() == "v" + std::to_string(bytes[1]));
    CHECK(file.path().filename().string().find(std::to_string(bytes[0])) != std::string::npos);
    ++kept[{bytes[0], bytes[1]}];
  }
  return kept;
}

}  // namespace

TEST_CASE("Every version of every stored value has one golden file", "[golden][ledger]") {
  const std::vector<codec::FormatVersion> formats = formats_of_codec();
  REQUIRE(formats.size() >= 37);  // else the table has moved, and this test with it
  const auto kept = kept_values();
  std::size_t wanted = 0;
  for (const codec::FormatVersion& format : formats) {
    for (int version = format.min; version <= format.max; ++version, ++wanted) {
      CAPTURE(int{format.kind}, version);
      CHECK(kept.contains({format.kind, version}));
    }
  }
  CHECK(kept.size() == wanted);
}

TEST_CASE("No stored value is left out where a test speaks of all", "[golden][ledger]") {
  constexpr int kBatchContent = 12;  // has functions of its own
  std::set<int> kinds{kBatchContent};
  each_kind([&]<class T>(std::type_identity<T>) { kinds.insert(codec::encode(T{})[0]); });
  std::set<int> of_codec;
  for (const codec::FormatVersion& format : formats_of_codec()) of_codec.insert(format.kind);
  CHECK(kinds == of_codec);
}

TEST_CASE("The ledger of shared values tells the newest version of each", "[golden][ledger]") {
  std::map<int, int> told;
  for (const std::string& line : lines_of("storage/codec/versions.h")) {
    const std::vector<int> numbers = numbers_in(line);
    if (line.starts_with("// | ") && numbers.size() >= 2) told[numbers[0]] = numbers[1];
  }
  std::map<int, int> shared;
  for (const codec::FormatVersion& format : formats_of_codec())
    if (format.kind < 32) shared[format.kind] = format.max;
  CHECK(told == shared);
}

TEST_CASE("The schema page names every record with its newest version", "[golden][ledger]") {
  std::map<int, int> told;
  for (const std::string& line : lines_of("storage/SCHEMA.md")) {
    const std::size_t prose = line.find("kind ");  // of what is kept in a file of its own
    const std::vector<int> numbers = line.starts_with("| `") ? numbers_in(cell_of(line, 3))
                                     : prose != line.npos
                                         ? numbers_in(std::string_view(line).substr(prose))
                                         : std::vector<int>();
    if (!numbers.empty()) told[numbers[0]] = numbers.size() > 1 ? numbers[1] : 1;
  }
  for (const codec::FormatVersion& format : formats_of_codec()) {
    CAPTURE(int{format.kind});
    if (format.kind >= 32) CHECK(told[format.kind] == format.max);
  }
}

TEST_CASE("Every frame of this protocol has a golden file", "[golden][ledger]") {
  each_frame(Frames{}, [](const std::string& name, const Bytes&) {
    CAPTURE(name);
    CHECK(read_golden(golden_folder() / file_of_frame(name)).ok());
  });
}

TEST_CASE("The ledger of the protocol tells its newest version", "[golden][ledger]") {
  int newest = 0;
  for (const std::string& line : lines_of("sync/PROTOCOL.md")) {
    const std::vector<int> numbers = numbers_in(line);  // year, month, day, version
    if (line.starts_with("| 20") && numbers.size() >= 4) newest = std::max(newest, numbers[3]);
  }
  CHECK(newest == kProtocolVersion);
}
