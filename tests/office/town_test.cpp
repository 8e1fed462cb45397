#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "storage/base/files.h"
#include "sync/frames.h"
#include "sync/office/import/table.h"
#include "tests/import/shared_data_table.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

nlohmann::json json_of(const Town& town, Arguments command) {
  return nlohmann::json::parse(town.json_of(std::move(command)));
}

Office open_to_look(const Town& town, const Seams& seams) {
  auto office = Office::open(town.data(), town.unlock(), OpenTo::look, seams);
  REQUIRE(office.ok());
  return std::move(office).value();
}

/// What a report says under this heading.
std::vector<std::string> column_of(const std::filesystem::path& report, std::string_view heading) {
  const Bytes bytes = *read_file(report, 4 * 1024 * 1024);
  const auto tables = read_tables(bytes, "report.csv", CellGuard::undo_ours);
  REQUIRE(tables.ok());
  const std::vector<TableRow>& rows = tables->at(0).rows;
  const auto at = std::ranges::find(rows.at(0).cells, heading) - rows.at(0).cells.begin();
  std::vector<std::string> column;
  for (std::size_t row = 1; row < rows.size(); ++row)
    column.push_back(rows[row].cells.at(static_cast<std::size_t>(at)));
  return column;
}

/// The sample's list with this many rows without a name before its own.
std::filesystem::path list_with_nameless_rows(const Town& town, const char* name, int count) {
  const Bytes bytes = *read_file(sample(name), 4 * 1024 * 1024);
  std::string text(text_of(bytes));
  for (int i = 0; i < count; ++i) text.insert(text.find('\n') + 1, "990001\r\n");
  const auto file = town.folder() / name;
  REQUIRE(write_file(file, view_of(text), FileAccess::owner_only).ok());
  return file;
}

/// Commands that take in every real list; none when the reference data is not there.
/// Takamatsu's lists say neither the year nor the city: the operator does, for each month's.
std::vector<Arguments> imports_of_real_lists() {
  if (!has_shared_data()) return {};
  std::vector<Arguments> commands{{"import-events", "--as-of", "2025-04-01", "--json"}};
  for (const ExpectedList& list : expected_event_lists()) {
    const std::filesystem::path file = shared_data() / list.file;
    const std::string name = file.stem().string();
    if (name.starts_with("events_20"))
      commands.push_back({"import-events", "--as-of", "2025-04-01", "--json", "--publisher",
                          "372013", "--base-month", name.substr(7), file.string()});
    else
      commands.front().push_back(file.string());
  }
  for (const ExpectedList& list : expected_facility_lists()) {
    const char* city = list.file.starts_with("kobe") ? "281000" : "372013";
    commands.push_back(
        {"import-facilities", "--json", "--publisher", city, (shared_data() / list.file).string()});
  }
  return commands;
}

/// One object for each file.
std::vector<nlohmann::json> objects_in(const Ran& ran) {
  INFO(ran.err);
  REQUIRE(ran.code == 0);
  std::vector<nlohmann::json> objects;
  std::istringstream lines(ran.out);
  for (std::string line; std::getline(lines, line);) objects.push_back(nlohmann::json::parse(line));
  return objects;
}

}  // namespace

TEST_CASE("A new office takes in the sample town and proves that nothing is lost", "[office]") {
  const Town town;
  town.init();
  town.import_sample();
  const auto enrolled = json_of(
      town, {"enrol", "--centre", "sakura-shimin", "--out", (town.folder() / "bundle").string()});
  const auto status = json_of(town, {"status"});
  CHECK(status.at("name") == "さくら川市");
  CHECK(status.at("listings_published").get<int>() + status.at("listings_kept").get<int>() == 60);
  REQUIRE(status.at("kiosks").size() == 1);
  CHECK(status.at("kiosks")[0].at("kiosk") == enrolled.at("kiosk"));
  CHECK(status.at("kiosks")[0].at("centre") == "sakura-shimin");
  const auto proof = json_of(town, {"verify"});
  CHECK(proof.at("whole") == true);
  CHECK(proof.at("in_batches") == 0);
  const auto bundle = open_bundle(*read_file(town.folder() / "bundle", kBundleBytesMax));
  REQUIRE(bundle.ok());
  CHECK(bundle->office.card.name == "さくら川市");
  CHECK(bundle->office_url == "http://127.0.0.1:8470");
}

TEST_CASE("Importing the sample twice changes nothing", "[office][import]") {
  const Town town;
  town.init();
  const auto first = json_of(town, {"import-events", sample("events.csv").string()});
  const auto before = json_of(town, {"status"});
  const auto second = json_of(town, {"import-events", sample("events.csv").string()});
  const auto after = json_of(town, {"status"});
  CHECK(first.at("added") == 60);
  CHECK(second.at("added") == 0);
  CHECK(second.at("updated") == 0);
  CHECK(second.at("unchanged") == 60);
  CHECK(before.at("catalogue") == after.at("catalogue"));
  for (const auto& file : {first, second}) {
    CHECK(file.at("rows") == file.at("added").get<int>() + file.at("updated").get<int>() +
                                 file.at("unchanged").get<int>() + file.at("merged").get<int>() +
                                 file.at("refused").get<int>());
    CHECK(file.at("encoding") == "utf8_bom");
    CHECK(file.at("layout") == "national");
  }
}

TEST_CASE("The words 'picture of this name' bring the picture along", "[office][import]") {
  const Town town;
  town.init();
  town.json_of({"import-events", sample("events.csv").string()});
  StillClock clock;
  const auto random = make_seeded_random(1);
  const Office office = open_to_look(town, {clock, *random});
  std::size_t with_picture = 0;
  const std::vector<Listing> listings = *office.listings();
  for (const Listing& listing : listings) {
    if (!listing.picture) continue;
    const auto bytes = *office.picture(*listing.picture);
    REQUIRE(bytes.has_value());
    CHECK(ContentHash{crypto::hash(*bytes)} == *listing.picture);
    ++with_picture;
  }
  CHECK(with_picture > 0);
}

TEST_CASE("A window keeps what is further away at the office and counts it", "[office][import]") {
  const Town town;
  town.init();
  const Arguments import{"import-events", sample("events.csv").string(), "--as-of", "2026-11-21"};
  Arguments narrow = import;
  narrow.insert(narrow.end(), {"--window", "2"});
  const auto two_days = json_of(town, narrow);
  CHECK(two_days.at("ahead").get<int>() > 0);
  CHECK(json_of(town, {"status"}).at("listings_published") == two_days.at("published"));
  const auto a_year = json_of(town, import);
  CHECK(a_year.at("ahead") == 0);
  CHECK(a_year.at("unchanged") == 60);
  CHECK(json_of(town, {"status"}).at("listings_published") == a_year.at("published"));
  CHECK(a_year.at("published").get<int>() > two_days.at("published").get<int>());
}

TEST_CASE("A shift moves the sample's days by whole weeks", "[office][import]") {
  const Town town;
  town.init();
  town.json_of({"import-events", sample("events.csv").string(), "--as-of", "2026-12-06",
                "--shift-from", "2026-11-21"});
  StillClock clock;
  const auto random = make_seeded_random(1);
  const Office moved = open_to_look(town, {clock, *random});
  const Town same_days;
  same_days.init();
  same_days.json_of({"import-events", sample("events.csv").string()});
  const Office as_written = open_to_look(same_days, {clock, *random});
  const auto before = *as_written.listings(), after = *moved.listings();
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    REQUIRE(before[i].id == after[i].id);
    if (first_date(before[i]))
      CHECK(days_between(*first_date(before[i]), *first_date(after[i])) == 14);
  }
}

TEST_CASE("The report has a line for each row that was merged", "[office][import]") {
  const Town town;
  town.init();
  const auto report = town.folder() / "report.csv";
  const auto counts =
      json_of(town, {"import-events", sample("events.csv").string(), "--report", report.string()});
  const auto fates = column_of(report, "fate");
  CHECK(counts.at("merged").get<int>() > 0);
  CHECK(std::ranges::count(fates, "merged") == counts.at("merged").get<int>());
}

TEST_CASE("Rows worth a look are said to be so, and where they are named", "[office][import]") {
  const Town town;
  town.init();
  const auto list = town.folder() / "list.csv";
  const std::string text = "イベント名,開始日,定員\n餅つき,2026-12-05,たくさん\n";
  REQUIRE(write_file(list, view_of(text), FileAccess::owner_only).ok());
  const std::string flagged = "list.csv (utf8, own): 1 row: 1 added; 1 worth a look";
  CHECK(town.run({"import-events", list.string()})
            .out.starts_with(flagged + " (--report FILE names them)\n"));
  const auto report = town.folder() / "report.csv";
  const std::string named = "list.csv (utf8, own): 1 row: 1 unchanged; 1 worth a look, named in ";
  CHECK(town.run({"import-events", list.string(), "--report", report.string()})
            .out.starts_with(named + report.string() + "\n"));
  CHECK(column_of(report, "codes") == Arguments{"capacity_unreadable"});
}

TEST_CASE("Without a report the first rows that were refused are named, with the reason",
          "[office][import]") {
  const Town town;
  town.init();
  const auto events = list_with_nameless_rows(town, "events.csv", 12).string();
  const auto facilities = list_with_nameless_rows(town, "facilities.csv", 2).string();
  const Ran few = town.run({"import-facilities", facilities});
  CHECK(few.code == 0);
  CHECK(few.err ==
        "facilities.csv, row 2 was refused: it has no name.\n"
        "facilities.csv, row 3 was refused: it has no name.\n");
  const Ran many = town.run({"import-events", events});
  CHECK(many.code == 0);
  CHECK(std::ranges::count(many.err, '\n') == 11);
  CHECK(many.err.find("events.csv, row 11 was refused: it has no name.\n") != std::string::npos);
  CHECK(many.err.ends_with("\n... and 2 more: use --report FILE.\n"));
  const auto report = (town.folder() / "report.csv").string();
  CHECK(town.run({"import-events", events, "--report", report}).err.empty());
}

TEST_CASE("Every real list gives one object, and changes nothing when all come again",
          "[office][import][shared]") {
  const std::vector<Arguments> imports = imports_of_real_lists();
  if (imports.empty()) return;
  const Town town;
  town.init();
  const auto import_all = [&] {
    std::vector<nlohmann::json> files;
    for (const Arguments& import : imports)
      for (nlohmann::json& file : objects_in(town.run(import))) files.push_back(std::move(file));
    return files;
  };
  const auto first = import_all();
  const auto before = json_of(town, {"status"});
  const auto second = import_all();
  CHECK(first.size() == expected_event_lists().size() + expected_facility_lists().size());
  REQUIRE(second.size() == first.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    INFO(first[i].at("file"));
    CHECK(first[i].at("rows") == second[i].at("rows"));
    CHECK(second[i].at("added") == 0);
    CHECK(second[i].at("updated") == 0);
  }
  CHECK(json_of(town, {"status"}).at("catalogue") == before.at("catalogue"));
}
