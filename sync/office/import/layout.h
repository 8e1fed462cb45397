// Which columns a table has, by their names: never by position. Names are compared by `comparable`
// without underscores and brackets, so 名称_カナ, 名称(カナ) and 名称カナ are one.
//
// Errors: refused, with a plain reason, when a table is no event list or no facility list.
#pragma once

#include <array>

#include "sync/office/import/table.h"

namespace tsudoi {

/// The meaning of a column, in our words. Columns that we do not use have none.
enum class Column : std::uint8_t {
  code,
  id,
  name,
  page_title,
  kana,
  english,
  days,  // text or list of days (開催日, 開催日一覧)
  start_date,
  end_date,
  start_time,
  end_time,
  weekdays,
  date_note,
  duration,
  show_from,
  show_until,
  state,
  publication,
  summary,
  description,
  condition,
  category,
  tags,
  keywords,
  fee_basic,
  fee_detail,
  fee_kind,
  contact_name,
  contact_phone,
  contact_extension,
  organiser,
  audience,
  audience_note,
  venue,
  meeting_place,
  address,
  prefecture,
  city,
  town,
  block,
  building,
  latitude,
  longitude,
  online,
  capacity,
  capacity_note,
  deadline_date,
  deadline_time,
  opens_date,
  opens_time,
  how_to_apply,
  apply_period,
  apply_url,
  page_url,
  content_url,
  access,
  remarks,
  postal_code,
  usual_name,
  days_open,
  centre_id,
  area_id,
};
inline constexpr std::size_t kColumns = static_cast<std::size_t>(Column::area_id) + 1;

enum class LayoutName : std::uint8_t {
  recommended,  // 推奨データセット「イベント一覧」, 32 columns
  trial,        // Base Registry trial, 50 columns
  national,     // 自治体標準オープンデータセット「イベント一覧」, 79 columns
  own,          // an office's own spreadsheet, a city's API, a CMS export
  facility_recommended,  // 推奨データセット「公共施設一覧」, 24 columns
  facility_national,     // 自治体標準
  facility_own,
};
/// "recommended", "trial", "national", "own", "facility_recommended" ...
std::string_view name_of(LayoutName layout);

struct Layout {
  LayoutName name = LayoutName::own;
  std::size_t header_row = 0;                      // index into Table::rows
  std::array<std::int32_t, kColumns> column_of{};  // index of the cell; -1: not there
  /// A CMS exports recurrences side by side (定期開催_2_開始日, 定期開催_2_終了日 ...): cells of
  /// beginning and end of the second and later ones; -1: not there.
  std::vector<std::pair<std::int32_t, std::int32_t>> more_days;
  /// Second and later columns of one meaning, from left to right. In each row the first one that
  /// says something is read.
  std::vector<std::pair<Column, std::int32_t>> more_columns;
  std::vector<std::string> names;  // as kept, of each cell of the header; empty: it has none
  bool has(Column column) const { return column_of[static_cast<std::size_t>(column)] >= 0; }
};

Result<Layout> event_layout_of(const Table& table);
Result<Layout> facility_layout_of(const Table& table);

/// A file whose tables were told apart by a layout_of above.
struct Lists {
  struct List {
    Table table;
    Layout layout;
  };
  std::vector<List> found;  // at least one, in order of the file
  /// Names of sheets with other things in them. Empty sheets are not worth a word.
  std::vector<std::string> sheets_unread;
};
/// Errors: those of the first table when none is such a list.
Result<Lists> lists_in(std::vector<Table> tables, Result<Layout> (*layout_of)(const Table&));

}  // namespace tsudoi
