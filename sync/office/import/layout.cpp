#include "sync/office/import/layout.h"

#include <algorithm>
#include <optional>

#include "sync/office/import/column_names.h"

namespace tsudoi {
namespace {

constexpr std::size_t kRecurrencesMax = 20;
constexpr std::size_t kHeaderSearchRowsMax = 10;  // titles and notes may stand above the header

Layout columns_of(const Table& table, std::size_t row) {
  Layout layout;
  layout.header_row = row;
  layout.column_of.fill(-1);
  const auto& cells = table.rows[row].cells;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    layout.names.push_back(kept_text(cells[i]));
    const auto column = column_named(cells[i]);
    if (!column) continue;
    auto& index = layout.column_of[static_cast<std::size_t>(*column)];
    if (index < 0)
      index = static_cast<std::int32_t>(i);
    else
      layout.more_columns.emplace_back(*column, static_cast<std::int32_t>(i));
  }
  return layout;
}

std::int32_t index_of(const std::vector<std::string>& cells, const std::string& name) {
  const auto at = std::ranges::find(cells, name, [](const auto& cell) { return comparable(cell); });
  return at == cells.end() ? -1 : static_cast<std::int32_t>(at - cells.begin());
}

void find_more_days(const Table& table, Layout& layout) {
  const auto& cells = table.rows[layout.header_row].cells;
  for (std::size_t i = 2; i <= kRecurrencesMax; ++i) {
    const std::string name = "定期開催" + std::to_string(i);
    const std::int32_t begin = index_of(cells, name + "開始日");
    if (begin < 0) return;
    layout.more_days.emplace_back(begin, index_of(cells, name + "終了日"));
  }
}

bool header_has(const Table& table, std::size_t row, std::string_view name) {
  return std::ranges::any_of(table.rows[row].cells,
                             [&](const std::string& cell) { return comparable(cell) == name; });
}

std::optional<LayoutName> event_layout_name(const Table& table, const Layout& layout) {
  const bool named = layout.has(Column::name) || layout.has(Column::page_title);
  const bool dated = layout.has(Column::start_date) || layout.has(Column::days);
  if (!named || !dated) return std::nullopt;
  const auto has = [&](std::string_view name) {
    return header_has(table, layout.header_row, name);
  };
  if (has("全国地方公共団体コード") && has("イベント名")) return LayoutName::national;
  const bool coded = layout.has(Column::code);
  if (has("名称") && has("開始日") && coded) return LayoutName::trial;
  if (has("イベント名") && has("開始日") && coded) return LayoutName::recommended;
  return LayoutName::own;
}

std::optional<LayoutName> facility_layout_name(const Table& table, const Layout& layout) {
  const bool placed = layout.has(Column::address) || layout.has(Column::town);
  if (!layout.has(Column::name) || !placed) return std::nullopt;
  if (layout.has(Column::start_date) || layout.has(Column::days)) return std::nullopt;
  if (header_has(table, layout.header_row, "全国地方公共団体コード"))
    return LayoutName::facility_national;
  return layout.has(Column::code) ? LayoutName::facility_recommended : LayoutName::facility_own;
}

using Recogniser = std::optional<LayoutName> (*)(const Table&, const Layout&);

std::optional<Layout> find_layout(const Table& table, Recogniser recognise) {
  for (std::size_t row = 0; row < std::min(table.rows.size(), kHeaderSearchRowsMax); ++row) {
    Layout layout = columns_of(table, row);
    const auto name = recognise(table, layout);
    if (!name) continue;
    layout.name = *name;
    find_more_days(table, layout);
    return layout;
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(LayoutName layout) {
  static constexpr std::array<std::string_view, 7> kNames{
      "recommended",       "trial",       "national", "own", "facility_recommended",
      "facility_national", "facility_own"};
  return kNames.at(static_cast<std::size_t>(layout));
}

Result<Layout> event_layout_of(const Table& table) {
  if (auto layout = find_layout(table, event_layout_name)) return *layout;
  if (find_layout(table, facility_layout_name))
    return fail(ErrorCode::refused, "this is a list of facilities, not of events");
  return fail(ErrorCode::refused,
              "this is no list of events: it has no columns for their names and dates");
}

Result<Layout> facility_layout_of(const Table& table) {
  if (auto layout = find_layout(table, facility_layout_name)) return *layout;
  if (find_layout(table, event_layout_name))
    return fail(ErrorCode::refused, "this is a list of events, not of facilities");
  return fail(ErrorCode::refused,
              "this is no list of facilities: it has no columns for their names and addresses");
}

Result<Lists> lists_in(std::vector<Table> tables, Result<Layout> (*layout_of)(const Table&)) {
  Lists lists;
  std::optional<Error> why_not;
  for (Table& table : tables) {
    auto layout = layout_of(table);
    if (layout.ok() && table.is_hidden)
      layout = fail(ErrorCode::refused, "the sheet with the list is hidden");
    if (layout.ok()) {
      lists.found.push_back({std::move(table), std::move(*layout)});
      continue;
    }
    if (std::ranges::all_of(table.rows, is_blank)) continue;
    if (!why_not) why_not = layout.error();
    lists.sheets_unread.push_back(std::move(table.sheet));
  }
  if (!lists.found.empty()) return lists;
  return why_not ? *why_not : layout_of(tables.front()).error();
}

}  // namespace tsudoi
