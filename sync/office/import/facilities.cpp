#include "sync/office/import/facilities.h"

#include <algorithm>
#include <map>

#include "sync/office/import/column_names.h"
#include "sync/office/import/event_matching.h"
#include "sync/office/import/place_reader.h"

namespace tsudoi {
namespace {

struct FacilityRow {
  std::uint32_t number = 0, line = 0;
  std::string sheet;
  Centre centre;
  std::string key;  // comparable name and address
  std::vector<Notice> notices;
  bool refused = false;
};

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
  centre.source = {read_publisher(row, options.publisher, options.file_name),
                   one_line(row.text(Column::id)), options.file_name};
}

FacilityRow read_facility(const Layout& layout, const TableRow& table_row,
                          const ImportOptions& options) {
  RowReader row(layout, table_row);
  FacilityRow facility{table_row.number, table_row.line, {}, {}, {}, {}, false};
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
  facility.key = comparable(centre.name.ja) + "\n" + comparable(centre.address);
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

using IdUses = std::map<std::pair<std::string, std::string>, int>;

CentreId new_id(const FacilityRow& row, const IdUses& uses) {
  if (!row.centre.id.empty()) return row.centre.id;
  const Source& source = row.centre.source;
  const std::string publisher = text_id_from(source.publisher);
  const std::string prefix = publisher.empty() ? "" : publisher + "-";
  const auto use = uses.find({source.publisher, source.original_id});
  const std::string id = text_id_from(source.original_id);
  const bool plain = !id.empty() && id.size() == source.original_id.size() &&
                     is_text_id(prefix + id) && use != uses.end() && use->second == 1;
  if (plain) return {prefix + id};
  const std::string hash = short_hash({publisher, row.key});
  return {prefix.size() <= kTextIdBytesMax - hash.size() ? prefix + hash : hash};
}

Fate compare(const Centre* before, Centre& fresh) {
  if (before == nullptr) return Fate::added;
  const std::string file = std::exchange(fresh.source.file, before->source.file);
  if (fresh == *before) return Fate::unchanged;
  fresh.source.file = file;
  return Fate::updated;
}

class FacilityImporter {
 public:
  FacilityImporter(std::vector<FacilityRow>& rows, std::span<const Centre> existing)
      : rows_(rows), existing_(existing) {
    for (const FacilityRow& row : rows) {
      const Source& source = row.centre.source;
      if (!row.refused && !source.original_id.empty())
        ++uses_[{source.publisher, source.original_id}];
    }
  }

  void fill(FacilityImport& result) {
    for (FacilityRow& row : rows_) {
      const Fate fate = row.refused ? Fate::refused : import_row(row, result);
      result.counts.count(fate);
      const bool flagged = std::ranges::any_of(row.notices, is_flag, &Notice::code);
      if (flagged && fate != Fate::refused) ++result.counts.flagged;
      if (!row.notices.empty())
        result.report.push_back(
            {row.number, row.line, row.centre.name.ja, fate, row.notices, row.sheet});
    }
  }

 private:
  Fate import_row(FacilityRow& row, FacilityImport& result) {
    row.centre.id = new_id(row, uses_);
    const bool new_place = seen_.insert(row.key).second;
    if (!new_place || !ids_.insert(row.centre.id).second) {
      row.notices.push_back({NoticeCode::merged_duplicate, {}});
      return Fate::merged;
    }
    const auto before = std::ranges::find(existing_, row.centre.id, &Centre::id);
    ImportedCentre imported{row.centre, Fate::added};
    imported.fate = compare(before == existing_.end() ? nullptr : &*before, imported.centre);
    if (imported.fate == Fate::updated) row.notices.push_back({NoticeCode::updated, {}});
    result.centres.push_back(std::move(imported));
    return result.centres.back().fate;
  }

  std::vector<FacilityRow>& rows_;
  std::span<const Centre> existing_;
  IdUses uses_;
  std::set<std::string> seen_;
  std::set<CentreId> ids_;
};

}  // namespace

Result<FacilityImport> import_facilities(ByteView file, const ImportOptions& options,
                                         std::span<const Centre> existing) {
  TRY_ASSIGN(std::vector<Table> tables, read_tables(file, options.file_name));
  TRY_ASSIGN(const Lists lists, lists_in(std::move(tables), facility_layout_of));
  FacilityImport result;
  result.encoding = lists.found.front().table.encoding;
  result.layout = lists.found.front().layout.name;
  std::vector<FacilityRow> rows = read_rows(lists, options);
  FacilityImporter(rows, existing).fill(result);
  for (const std::string& sheet : lists.sheets_unread) {
    result.report.push_back(line_for_unread(sheet));
    ++result.counts.flagged;
  }
  return result;
}

}  // namespace tsudoi
