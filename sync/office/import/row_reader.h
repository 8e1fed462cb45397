// One row through its layout: cells by meaning, cleaned, with the notices that cleaning gave.
#pragma once

#include "sync/office/import/layout.h"
#include "sync/office/import/notices.h"

namespace tsudoi {

class RowReader {
 public:
  RowReader(const Layout& layout, const TableRow& row) : layout_(layout), row_(row) {}

  const TableRow& row() const { return row_; }
  LayoutName layout() const { return layout_.name; }

  /// As published.
  std::string_view cell(Column column) const;
  /// For dates, numbers and words: plain_value; a lone dash or placeholder circles are empty.
  std::string value(Column column) const;
  /// For residents: kept_text without markup and without private contacts; each leaves a notice.
  /// A lone dash or placeholder circles are empty.
  std::string text(Column column);
  bool has(Column column) const { return !value(column).empty(); }

  void note(NoticeCode code, std::string detail = {});
  std::vector<Notice> take_notices() { return std::move(notices_); }

 private:
  const Layout& layout_;
  const TableRow& row_;
  std::vector<Notice> notices_;
};

}  // namespace tsudoi
