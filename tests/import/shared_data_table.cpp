// Counted by the importer and checked against an independent count of every list (rows, listings
// and flagged rows by another CSV reader), and by eye for a dozen files.
#include "tests/import/shared_data_table.h"

namespace tsudoi::test {
namespace {
using enum FileEncoding;
using enum LayoutName;

// One file a line:
// clang-format off
// Columns: rows, added, updated, unchanged, merged, refused, flagged; listings, sessions.
constexpr ExpectedList kEventLists[] = {
    {"derived-encodings/132021_event_cp932_crlf.csv",
     cp932, trial, {37, 20, 0, 0, 17, 0, 2}, 20, 37},
    {"derived-encodings/132136_event_utf8_nobom_crlf.csv",
     utf8, trial, {20, 14, 0, 0, 6, 0, 2}, 14, 20},
    {"derived-encodings/132241_event_cp932_crlf.csv", cp932, trial, {3, 2, 0, 0, 1, 0, 0}, 2, 3},
    {"derived-encodings/141305_event_utf16le_tab.txt",
     utf16le, trial, {15, 13, 0, 0, 2, 0, 2}, 13, 15},
    {"event-japan/111007_event.csv", utf8_bom, trial, {3, 3, 0, 0, 0, 0, 0}, 3, 3},
    {"event-japan/112011_event.csv", utf8_bom, trial, {22, 16, 0, 0, 6, 0, 3}, 16, 22},
    {"event-japan/112038_event.csv", utf8_bom, trial, {4, 1, 0, 0, 3, 0, 0}, 1, 4},
    {"event-japan/112089_event.csv", utf8_bom, trial, {109, 53, 0, 0, 56, 0, 1}, 53, 109},
    {"event-japan/112119_event.csv", utf8_bom, trial, {11, 7, 0, 0, 4, 0, 0}, 7, 11},
    {"event-japan/112151_event.csv", utf8_bom, trial, {28, 14, 0, 0, 14, 0, 1}, 14, 28},
    {"event-japan/112160_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/112186_event.csv", utf8_bom, trial, {7, 5, 0, 0, 2, 0, 0}, 5, 7},
    {"event-japan/112216_event.csv", utf8_bom, trial, {6, 5, 0, 0, 1, 0, 0}, 5, 6},
    {"event-japan/112241_event.csv", utf8_bom, trial, {10, 10, 0, 0, 0, 0, 0}, 10, 10},
    {"event-japan/112259_event.csv", utf8_bom, trial, {27, 14, 0, 0, 13, 0, 9}, 14, 26},
    {"event-japan/112283_event.csv", utf8_bom, trial, {47, 34, 0, 0, 13, 0, 6}, 34, 47},
    {"event-japan/112321_event.csv", utf8_bom, trial, {5, 3, 0, 0, 2, 0, 1}, 3, 5},
    {"event-japan/112356_event.csv", utf8_bom, trial, {37, 17, 0, 0, 20, 0, 3}, 17, 37},
    {"event-japan/112372_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/112453_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/112461_event.csv", utf8_bom, trial, {7, 6, 0, 0, 1, 0, 0}, 6, 7},
    {"event-japan/113247_event.csv", utf8_bom, trial, {17, 7, 0, 0, 10, 0, 1}, 7, 17},
    {"event-japan/114651_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/121002_event.csv", utf8_bom, trial, {32, 17, 0, 0, 15, 0, 2}, 17, 32},
    {"event-japan/122033_event.csv", utf8_bom, trial, {36, 13, 0, 0, 23, 0, 15}, 13, 36},
    {"event-japan/122076_event.csv", utf8_bom, trial, {52, 40, 0, 0, 12, 0, 8}, 40, 52},
    {"event-japan/122084_event.csv", utf8_bom, trial, {72, 39, 0, 0, 33, 0, 1}, 39, 71},
    {"event-japan/122106_event.csv", utf8_bom, trial, {21, 6, 0, 0, 15, 0, 0}, 6, 21},
    {"event-japan/122131_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/122173_event.csv", utf8_bom, trial, {47, 26, 0, 0, 21, 0, 6}, 26, 47},
    {"event-japan/122203_event.csv", utf8_bom, trial, {30, 26, 0, 0, 4, 0, 1}, 26, 30},
    {"event-japan/122211_event.csv", utf8_bom, trial, {11, 8, 0, 0, 3, 0, 2}, 8, 11},
    {"event-japan/122220_event.csv", utf8_bom, trial, {20, 19, 0, 0, 1, 0, 1}, 19, 20},
    {"event-japan/122254_event.csv", utf8_bom, trial, {6, 6, 0, 0, 0, 0, 0}, 6, 6},
    {"event-japan/122271_event.csv", utf8_bom, trial, {181, 76, 0, 0, 105, 0, 53}, 76, 181},
    {"event-japan/122289_event.csv", utf8_bom, trial, {16, 9, 0, 0, 7, 0, 6}, 9, 16},
    {"event-japan/122301_event.csv", utf8_bom, trial, {3, 2, 0, 0, 1, 0, 0}, 2, 3},
    {"event-japan/122319_event.csv", utf8_bom, trial, {4, 2, 0, 0, 2, 0, 2}, 2, 4},
    {"event-japan/122327_event.csv", utf8_bom, trial, {4, 4, 0, 0, 0, 0, 0}, 4, 4},
    {"event-japan/123498_event.csv", utf8_bom, trial, {5, 5, 0, 0, 0, 0, 0}, 5, 5},
    {"event-japan/124419_event.csv", utf8_bom, trial, {10, 3, 0, 0, 7, 0, 0}, 3, 10},
    {"event-japan/124630_event.csv", utf8_bom, trial, {2, 2, 0, 0, 0, 0, 1}, 2, 1},
    {"event-japan/130001_event.csv", utf8_bom, trial, {31, 29, 0, 0, 2, 0, 9}, 29, 31},
    {"event-japan/131024_event.csv", utf8_bom, trial, {37, 13, 0, 0, 24, 0, 0}, 13, 37},
    {"event-japan/131032_event.csv", utf8_bom, trial, {15, 15, 0, 0, 0, 0, 0}, 15, 15},
    {"event-japan/131067_event.csv", utf8_bom, trial, {19, 19, 0, 0, 0, 0, 0}, 19, 19},
    {"event-japan/131083_event.csv", utf8_bom, trial, {117, 111, 0, 0, 6, 0, 21}, 111, 117},
    {"event-japan/131113_event.csv", utf8_bom, trial, {26, 12, 0, 0, 14, 0, 3}, 12, 26},
    {"event-japan/131156_event.csv", utf8_bom, trial, {210, 49, 0, 0, 161, 0, 61}, 49, 210},
    {"event-japan/131164_event.csv", utf8_bom, trial, {56, 27, 0, 0, 29, 0, 0}, 27, 56},
    {"event-japan/131202_event.csv", utf8_bom, trial, {7, 5, 0, 0, 2, 0, 0}, 5, 7},
    {"event-japan/131211_event.csv", utf8_bom, trial, {19, 11, 0, 0, 8, 0, 0}, 11, 19},
    {"event-japan/131237_event.csv", utf8_bom, trial, {69, 15, 0, 0, 54, 0, 4}, 15, 66},
    {"event-japan/132021_event.csv", utf8_bom, trial, {37, 20, 0, 0, 17, 0, 2}, 20, 37},
    {"event-japan/132039_event.csv", utf8_bom, trial, {43, 25, 0, 0, 18, 0, 2}, 25, 43},
    {"event-japan/132055_event.csv", utf8_bom, trial, {203, 136, 0, 0, 67, 0, 47}, 136, 203},
    {"event-japan/132098_event.csv", utf8_bom, trial, {8, 6, 0, 0, 2, 0, 0}, 6, 8},
    {"event-japan/132110_event.csv", utf8_bom, trial, {68, 29, 0, 0, 39, 0, 8}, 29, 68},
    {"event-japan/132136_event.csv", utf8_bom, trial, {20, 14, 0, 0, 6, 0, 2}, 14, 20},
    {"event-japan/132152_event.csv", utf8_bom, trial, {15, 7, 0, 0, 8, 0, 0}, 7, 15},
    {"event-japan/132195_event.csv", utf8_bom, trial, {340, 99, 0, 0, 241, 0, 115}, 99, 337},
    {"event-japan/132225_event.csv", utf8_bom, trial, {2, 2, 0, 0, 0, 0, 0}, 2, 2},
    {"event-japan/132241_event.csv", utf8_bom, trial, {3, 2, 0, 0, 1, 0, 0}, 2, 3},
    {"event-japan/132250_event.csv", utf8_bom, trial, {4, 4, 0, 0, 0, 0, 1}, 4, 4},
    {"event-japan/132276_event.csv", utf8_bom, trial, {3, 3, 0, 0, 0, 0, 0}, 3, 3},
    {"event-japan/132284_event.csv", utf8_bom, trial, {114, 70, 0, 0, 44, 0, 97}, 70, 113},
    {"event-japan/133051_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 1},
    {"event-japan/141003_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/141305_event.csv", utf8_bom, trial, {15, 13, 0, 0, 2, 0, 2}, 13, 15},
    {"event-japan/142051_event.csv", utf8_bom, trial, {6, 4, 0, 0, 2, 0, 0}, 4, 6},
    {"event-japan/142077_event.csv", utf8_bom, trial, {62, 28, 0, 0, 34, 0, 18}, 28, 62},
    {"event-japan/142115_event.csv", utf8_bom, trial, {7, 7, 0, 0, 0, 0, 0}, 7, 7},
    {"event-japan/142140_event.csv", utf8_bom, trial, {3, 3, 0, 0, 0, 0, 1}, 3, 3},
    {"event-japan/142166_event.csv", utf8_bom, trial, {16, 8, 0, 0, 8, 0, 0}, 8, 16},
    {"event-japan/143421_event.csv", utf8_bom, trial, {8, 4, 0, 0, 4, 0, 0}, 4, 8},
    {"event-japan/143634_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/143642_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 0}, 1, 1},
    {"event-japan/144011_event.csv", utf8_bom, trial, {5, 3, 0, 0, 2, 0, 1}, 3, 5},
    {"event-japan/352021_event.csv", utf8_bom, trial, {11, 4, 0, 0, 7, 0, 6}, 4, 11},
    {"event-japan/412015_event.csv", utf8_bom, trial, {5, 5, 0, 0, 0, 0, 0}, 5, 5},
    {"event-japan/xx5005_event.csv", utf8_bom, trial, {5, 5, 0, 0, 0, 0, 5}, 5, 0},
    {"event-japan/xx5014_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 0},
    {"event-japan/xx5022_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 1},
    {"event-japan/xx5025_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 0},
    {"event-japan/xx5031_event.csv", utf8_bom, trial, {29, 28, 0, 0, 1, 0, 7}, 28, 23},
    {"event-japan/xx5041_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 0},
    {"event-japan/xx5042_event.csv", utf8_bom, trial, {1, 1, 0, 0, 0, 0, 1}, 1, 0},
    {"kawasaki-events/kawasaki_events_excerpt.csv", utf8, own, {11, 11, 0, 0, 0, 0, 4}, 11, 23},
    {"okazaki-bodik/232025_event_excerpt.csv", utf8, national, {31, 16, 0, 0, 15, 0, 6}, 16, 31},
    {"shirasagi-fixtures/event_pages.csv", cp932, own, {4, 1, 0, 0, 2, 1, 3}, 1, 0},
    {"takamatsu-opendata/events_2023-10.xlsx", xlsx, own, {35, 35, 0, 0, 0, 0, 8}, 35, 45},
    {"takamatsu-opendata/events_2024-04.xlsx", xlsx, own, {12, 12, 0, 0, 0, 0, 10}, 12, 13},
    {"takamatsu-opendata/events_2024-09.csv", utf8, own, {45, 45, 0, 0, 0, 0, 21}, 45, 71},
    {"takamatsu-opendata/events_2025-03.xlsx", xlsx, own, {60, 59, 0, 0, 1, 0, 27}, 59, 68},
    {"takamatsu-opendata/events_2026-08.xlsx", xlsx, own, {51, 49, 0, 0, 2, 0, 15}, 49, 54},
};

constexpr ExpectedList kFacilityLists[] = {
    {"kobe-opendata/institution03_20141128.csv",
     cp932, facility_own, {55, 55, 0, 0, 0, 0, 0}, 55, 0},
    {"kobe-opendata/institution12_20141128.csv",
     utf8_bom, facility_own, {68, 68, 0, 0, 0, 0, 0}, 68, 0},
    {"kobe-opendata/institution15_20141128.csv",
     utf8_bom, facility_own, {156, 154, 0, 0, 2, 0, 2}, 154, 0},
    {"takamatsu-opendata/citizen_activity_facility.csv",
     utf8, facility_own, {4, 4, 0, 0, 0, 0, 0}, 4, 0},
    {"takamatsu-opendata/community_center.csv", utf8, facility_own, {52, 52, 0, 0, 0, 0, 0}, 52, 0},
    {"takamatsu-opendata/exchange_center.csv",
     utf8, facility_recommended, {10, 1, 0, 0, 0, 9, 0}, 1, 0},
};

constexpr ExpectedRefusal kRefusals[] = {
    {"calendar/eras.csv", ErrorCode::refused},
    {"calendar/holidays_1970_2050.csv", ErrorCode::refused},
    {"event-japan/gif-event-vocabulary.xlsx", ErrorCode::refused},
    {"hsds/locations.csv", ErrorCode::refused},
    {"hsds/organizations.csv", ErrorCode::refused},
    {"hsds/schedules.csv", ErrorCode::refused},
    {"hsds/service_full.json", ErrorCode::malformed},
    {"hsds/services.csv", ErrorCode::refused},
    {"kana-kanji/readings.tsv", ErrorCode::refused},
    {"kobe-opendata/metadata.csv", ErrorCode::refused},
    {"openactive/examples__courseinstance_example_1.json", ErrorCode::malformed},
    {"openactive/examples__event_example_1.json", ErrorCode::malformed},
    {"openactive/examples__facilityuse_example_1.json", ErrorCode::malformed},
    {"openactive/examples__sessionseries_example_1.json", ErrorCode::malformed},
    {"openactive/models__Event.json", ErrorCode::malformed},
    {"openactive/models__Schedule.json", ErrorCode::malformed},
    {"openactive/models__SessionSeries.json", ErrorCode::malformed},
    {"openactive/rpde__FeedItem.json", ErrorCode::malformed},
    {"openactive/rpde__FeedPage.json", ErrorCode::malformed},
    {"postal/postal_samples.tsv", ErrorCode::refused},
    {"shirasagi-fixtures/article_utf16le.csv", ErrorCode::refused},
    {"shirasagi-fixtures/euc-jp.csv", ErrorCode::refused},
    {"shirasagi-fixtures/event-1.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/event-2.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/event-empty.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/event-exdate-1.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/event-rrule-1.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/event-rrule-2.ics", ErrorCode::malformed},
    {"shirasagi-fixtures/prefecture_code.csv", ErrorCode::refused},
};
// clang-format on

}  // namespace

std::span<const ExpectedList> expected_event_lists() {
  return kEventLists;
}
std::span<const ExpectedList> expected_facility_lists() {
  return kFacilityLists;
}
std::span<const ExpectedRefusal> expected_refusals() {
  return kRefusals;
}

}  // namespace tsudoi::test
