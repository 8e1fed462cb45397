#include "sync/office/import/facilities.h"

#include <algorithm>
#include <map>

#include "sync/office/import/column_names.h"
#include "sync/office/import/facility_matching.h"
#include "sync/office/import/place_reader.h"

namespace tsudoi {
namespace {

/// "月火水木金土日 9:00～17:00" and the exceptions, as published.
std::string hours_of(RowReader& row) {
  std::string hours = row.text(Column::days_open);
  const std::string from = row.text(Column::start_time), to = row.text(Column::end_time);
  if (!from.empty() || !to.empty())
    hours.append(hours.empty() ? "" : " ").append(from).append("～").append(to);
  const std::string note = row.text(Column::date_note);
  if (!note.empty()) hours.append(hours.empty() ? "" : "\n").append(note);
  return hours;
}

void read_ids(RowReader& row, const ImportOptions& options, Centre& centre) {
  const std::string id = row.value(Column::centre_id);
  if (is_text_id(id)) centre.id.value = id;
  if (!id.empty() && centre.id.empty()) row.note(NoticeCode::word_unknown, id);
  const std::string area = row.value(Column::area_id);
  if (is_text_id(area)) centre.area.value = area;
  if (!area.empty() && centre.area.empty()) row.note(NoticeCode::word_unknown, area);
  centre.source = {read_publisher(row, options.publisher, options.file_name),
                   one_line(row.text(Column::id)), options.file_name};
}

FacilityRow read_facility(const Layout& layout, const TableRow& table_row,
                          const ImportOptions& options) {
  RowReader row(layout, table_row);
  FacilityRow facility;
  facility.number = table_row.number;
  facility.line = table_row.line;
  facility.tells_area = layout.has(Column::area_id);
  Centre& centre = facility.centre;
  centre.name.ja = one_line(row.text(Column::name));
  const bool header = column_named(row.cell(Column::name)) == Column::name;
  facility.refused = centre.name.empty() || header;
  if (facility.refused) {
    facility.notices = {{header ? NoticeCode::header_again : NoticeCode::no_name, {}}};
    return facility;
  }
  row.note_lost_cells();
  const std::string english = one_line(row.text(Column::english));
  if (!english.empty()) centre.name.others.emplace_back(Language::english, english);
  centre.name_kana = one_line(row.text(Column::kana));
  centre.address = read_address(row);
  centre.phone = read_contact_phone(row);
  centre.hours_note = hours_of(row);
  const Coordinates at = read_coordinates(row);
  centre.latitude = at.latitude;
  centre.longitude = at.longitude;
  centre.page_url = read_page(row, {Column::page_url, Column::content_url});
  centre.category = one_line(row.text(Column::category));
  read_ids(row, options, centre);
  facility.notices = row.take_notices();
  return facility;
}

std::vector<FacilityRow> read_rows(const Lists& lists, const ImportOptions& options) {
  std::vector<FacilityRow> rows;
  for (const auto& [table, layout] : lists.found)
    for (std::size_t i = layout.header_row + 1; i < table.rows.size(); ++i) {
      if (is_blank(table.rows[i])) continue;
      rows.push_back(read_facility(layout, table.rows[i], options));
      rows.back().sheet = table.sheet;
    }
  return rows;
}

/// Of a row whose centre stands in a row above.
void note_repeat(FacilityRow& row, const Centre& first) {
  row.notices.push_back({NoticeCode::merged_duplicate, {}});
  Centre same = first;
  same.source = row.centre.source;
  if (same != row.centre) row.notices.push_back({NoticeCode::differs_from_first, {}});
}

Fate compare(const FacilityRow& row, Centre& fresh) {
  if (row.before == nullptr) return Fate::added;
  if (!row.tells_area) fresh.area = row.before->area;
  const std::string file = std::exchange(fresh.source.file, row.before->source.file);
  if (fresh == *row.before) return Fate::unchanged;
  fresh.source.file = file;
  return Fate::updated;
}

Fate import_row(FacilityRow& row, FacilityImport& result) {
  ImportedCentre imported{row.centre, Fate::added};
  imported.fate = compare(row, imported.centre);
  if (imported.fate == Fate::updated) row.notices.push_back({NoticeCode::updated, {}});
  result.centres.push_back(std::move(imported));
  return result.centres.back().fate;
}

void report_row(FacilityImport& result, const FacilityRow& row, Fate fate) {
  result.counts.count(fate);
  if (row.notices.empty()) return;
  const bool flagged = std::ranges::any_of(row.notices, is_flag, &Notice::code);
  if (flagged && fate != Fate::refused) ++result.counts.flagged;
  result.report.push_back({row.number, row.line, row.centre.name.ja, fate, row.notices, row.sheet});
}

/// Rows that say a name and address for the first time.
std::vector<FacilityRow*> without_repeats(std::vector<FacilityRow>& rows) {
  std::map<std::string, FacilityRow*> firsts;
  std::vector<FacilityRow*> kept;
  for (FacilityRow& row : rows) {
    if (row.refused) continue;
    const auto [first, is_new] = firsts.emplace(name_and_address_of(row.centre), &row);
    if (is_new)
      kept.push_back(&row);
    else
      note_repeat(row, first->second->centre);
  }
  return kept;
}

}  // namespace

Result<FacilityImport> import_facilities(ByteView file, const ImportOptions& options,
                                         std::span<const Centre> existing) {
  TRY_ASSIGN(std::vector<Table> tables, read_tables(file, options.file_name));
  TRY_ASSIGN(const Lists lists, lists_in(std::move(tables), facility_layout_of));
  FacilityImport result;
  result.encoding = lists.found.front().table.encoding;
  result.layout = lists.found.front().layout.name;
  std::vector<FacilityRow> rows = read_rows(lists, options);
  const std::vector<FacilityRow*> kept = without_repeats(rows);
  match_facilities(kept, existing);
  auto next = kept.begin();
  for (FacilityRow& row : rows) {
    const bool is_kept = next != kept.end() && *next == &row;
    if (is_kept) ++next;
    report_row(result, row,
               row.refused ? Fate::refused
               : is_kept   ? import_row(row, result)
                           : Fate::merged);
  }
  report_tables(lists, result.counts, result.report);
  return result;
}

}  // namespace tsudoi
