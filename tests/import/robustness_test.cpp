// Whatever comes in, the importer answers: no crash, and every row is accounted for.
#include <filesystem>
#include <random>

#include "storage/base/files.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/forms.h"
#include "tests/import/lists.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

void check_identity(const EventImport& result) {
  const ImportCounts& counts = result.counts;
  REQUIRE(counts.rows ==
          counts.added + counts.updated + counts.unchanged + counts.merged + counts.refused);
  REQUIRE(result.listings.size() == counts.added + counts.updated + counts.unchanged);
  REQUIRE(result.listings.size() == result.published + result.ahead + result.past + result.undated);
}

std::string random_cell(std::mt19937& random) {
  static const std::vector<std::string> kPieces{
      "2026-12-05", "9999-12-31", "令和8年", "24:00",         "～",         "35.6", "139.7",
      "抽選",       "\n",         "-",       "090-1234-5678", "<b>",        "&#0;", "種類=",
      "course",     ";",          "①",       "0.5",           "名称",       "\"",   "a@gmail.com",
      "https://",   "/x",         "500円",   "無料",          "9月7日(土)", "まで", "𠮷",
      "役割=a:1"};
  std::string cell;
  for (auto pieces = random() % 4; pieces > 0; --pieces) cell += kPieces[random() % kPieces.size()];
  return cell;
}

ListRow random_row(std::mt19937& random) {
  static const std::vector<std::string> kColumns{"NO",
                                                 "名称",
                                                 "開始日",
                                                 "終了日",
                                                 "開始時刻",
                                                 "終了時刻",
                                                 "集合場所",
                                                 "緯度",
                                                 "経度",
                                                 "定員",
                                                 "料金(基本)",
                                                 "料金(詳細)",
                                                 "申込期限日",
                                                 "申込方法",
                                                 "URL",
                                                 "タグ",
                                                 "説明",
                                                 "開催日",
                                                 "都道府県コード又は市区町村コード",
                                                 "連絡先電話番号"};
  ListRow row;
  for (const std::string& column : kColumns) row[column] = random_cell(random);
  if (random() % 2 == 0) row["名称"] = "もちつき";
  if (random() % 2 == 0) row["開始日"] = "2026-12-0" + std::to_string(1 + random() % 9);
  return row;
}

/// The real files, one of each shape; none when the reference data are not there.
std::vector<Bytes> real_files() {
  std::vector<Bytes> files;
  if (!has_shared_data()) return files;
  for (const std::string_view name :
       {"derived-encodings/132241_event_cp932_crlf.csv",
        "derived-encodings/141305_event_utf16le_tab.txt", "event-japan/124630_event.csv",
        "shirasagi-fixtures/event_pages.csv", "takamatsu-opendata/events_2024-04.xlsx",
        "okazaki-bodik/232025_event_excerpt.csv"}) {
    auto file = read_file(shared_data() / name, 1 << 20);
    REQUIRE(file.ok());
    files.push_back(std::move(*file));
  }
  return files;
}

}  // namespace

TEST_CASE("Every row of a random table is accounted for, twice", "[import]") {
  std::mt19937 random(20261121);
  for (int round = 0; round < 150; ++round) {
    std::vector<ListRow> rows;
    for (auto count = 1 + random() % 12; count > 0; --count) rows.push_back(random_row(random));
    const std::string file = list_of(rows);
    const auto first = import_events(view_of(file), usual_options(), {});
    REQUIRE(first.ok());
    check_identity(*first);
    const auto again = import_events(view_of(file), usual_options(), listings_of(*first));
    REQUIRE(again.ok());
    check_identity(*again);
    REQUIRE(again->counts.added + again->counts.updated == 0);
  }
}

TEST_CASE("A file that is cut off anywhere is answered", "[import]") {
  for (const Bytes& file : real_files()) {
    const std::size_t step = std::max<std::size_t>(1, file.size() / 60);
    for (std::size_t size = 0; size < file.size(); size += step) {
      const ByteView cut = ByteView(file).first(size);
      const auto events = import_events(cut, usual_options(), {});
      if (events.ok()) check_identity(*events);
      import_facilities(cut, usual_options(), {}).ignore();
      read_forms(text_of(cut), "f.toml").ignore();
    }
  }
}

TEST_CASE("A file with flipped bytes is answered", "[import]") {
  std::mt19937 random(4);
  for (Bytes file : real_files()) {
    for (int round = 0; round < 20; ++round) {
      file[random() % file.size()] ^= static_cast<std::uint8_t>(1 + random() % 255);
      const auto events = import_events(file, usual_options(), {});
      if (events.ok()) check_identity(*events);
    }
  }
}

TEST_CASE("A listing has a bounded number of sessions, and the rest is reported", "[import]") {
  std::vector<ListRow> rows;
  for (int i = 0; i < 1'002; ++i)
    rows.push_back(trial_row({{"開始日", to_iso(add_days(day("2026-01-01"), i))}, {"終了日", ""}}));
  const EventImport result = imported(rows);
  check_identity(result);
  CHECK(result.sessions == 1'000);
  CHECK(result.counts.merged == 1'001);
  CHECK(codes_of(result, 1'003) == std::vector<NoticeCode>{NoticeCode::too_many_sessions});
}
