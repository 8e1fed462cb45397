// One row through its layout: cells by meaning, cleaned, with the notices that cleaning gave.
#pragma once

#include "sync/office/import/layout.h"
#include "sync/office/import/notices.h"

namespace tsudoi {

class RowReader {
 public:
  RowReader(const Layout& layout, const TableRow& row) : layout_(layout), row_(row) {}

  const TableRow& row() const { return row_; }

  const Layout& columns() const { return layout_; }
  /// As published; empty when the row has no such cell.
  std::string_view cell_at(std::int32_t index) const;
  /// Of several columns of this meaning the first that says something.
  std::string_view cell(Column column) const;
  /// For dates, numbers and words: plain_value; a lone dash or placeholder circles are empty.
  std::string value(Column column) const;
  /// For residents: kept_text without markup and without private contacts; each leaves a notice,
  /// as do characters taken out.
  /// A lone dash or placeholder circles are empty.
  std::string text(Column column);
  bool has(Column column) const { return !value(column).empty(); }
  /// Empty, or なし and its kin.
  bool says_nothing(Column column) const;

  /// Of cells that no column will ask for, and those that a column of the same meaning hides.
  void note_lost_cells();
  void note(NoticeCode code, std::string detail = {});
  std::vector<Notice> take_notices() { return std::move(notices_); }

 private:
  std::string hidden_cells() const;

  const Layout& layout_;
  const TableRow& row_;
  std::vector<Notice> notices_;
};

}  // namespace tsudoi
