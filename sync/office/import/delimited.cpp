#include "sync/office/import/delimited.h"

#include <map>

namespace tsudoi {
namespace {

constexpr std::size_t kSniffedBytesMax = 64 * 1024;

class Reader {
 public:
  Reader(std::string_view text, char delimiter) : text_(text), delimiter_(delimiter) {}

  /// A file that ends inside quotes, or in the middle of its last row, was cut off on its way.
  bool is_cut_off() const {
    const bool ends_a_line = text_.ends_with('\n') || text_.ends_with('\r');
    const std::size_t count = rows_.size();
    const bool is_short =
        count == 1 || (count > 1 && rows_[count - 1].cells.size() < rows_[count - 2].cells.size());
    return ends_in_quotes_ || (!ends_a_line && is_short);
  }

  Result<void> read() {
    while (at_ < text_.size()) {
      TRY(read_row());
    }
    return {};
  }
  std::vector<TableRow> take_rows() { return std::move(rows_); }

 private:
  bool at_line_end() const {
    return at_ >= text_.size() || text_[at_] == '\n' || text_[at_] == '\r';
  }

  void skip_line_end() {
    if (at_ >= text_.size()) return;
    if (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') ++at_;
    ++at_;
    ++line_;
  }

  Result<void> read_row() {
    ++number_;
    TableRow row{number_, line_, {}, {}};
    const bool empty_line = at_line_end();
    if (!empty_line) TRY(read_cells(row));
    skip_line_end();
    if (empty_line) return {};
    cells_ += row.cells.size();
    if (rows_.size() >= kTableLimits.rows_max || cells_ > kTableLimits.cells_max)
      return fail(ErrorCode::too_large, "the table has too many rows or cells");
    rows_.push_back(std::move(row));
    return {};
  }

  Result<void> read_cells(TableRow& row) {
    while (true) {
      if (row.cells.size() >= kTableLimits.columns_max)
        return fail(ErrorCode::too_large,
                    "row " + std::to_string(number_) + " has too many columns");
      TRY(read_cell(row.cells.emplace_back()));
      if (at_line_end()) return {};
      ++at_;  // the delimiter
      if (at_line_end()) {
        row.cells.emplace_back();
        return {};
      }
    }
  }

  Result<void> read_cell(std::string& cell) {
    if (text_[at_] == '"') read_quoted(cell);
    while (!at_line_end() && text_[at_] != delimiter_) cell += text_[at_++];
    if (cell.size() > kTableLimits.cell_bytes_max)
      return fail(ErrorCode::too_large,
                  "row " + std::to_string(number_) + " has a cell of more than 64 KiB");
    return {};
  }

  void read_quoted(std::string& cell) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') break;
        ++at_;
      }
      const bool half_of_crlf = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if (c == '\n' || (c == '\r' && !half_of_crlf)) ++line_;
      cell += c;
    }
    ends_in_quotes_ = at_ >= text_.size();
    if (at_ < text_.size()) ++at_;
  }

  std::string_view text_;
  char delimiter_;
  std::size_t at_ = 0, cells_ = 0;
  std::uint32_t number_ = 0, line_ = 1;
  bool ends_in_quotes_ = false;
  std::vector<TableRow> rows_;
};

/// How well rows agree on a shape of at least two cells: agreeing rows times their cells.
std::size_t agreement(std::string_view text, char delimiter) {
  Reader reader(text, delimiter);
  if (!reader.read().ok()) return 0;
  std::map<std::size_t, std::size_t> shapes;
  for (const TableRow& row : reader.take_rows())
    if (row.cells.size() > 1) ++shapes[row.cells.size()];
  std::size_t best = 0;
  for (const auto& [cells, count] : shapes) best = std::max(best, cells * count);
  return best;
}

}  // namespace

Result<std::vector<TableRow>> read_delimited(std::string_view text, char delimiter) {
  Reader reader(text, delimiter);
  TRY(reader.read());
  if (reader.is_cut_off())
    return fail(ErrorCode::malformed, "the file ends in the middle of a row: it was cut off");
  return reader.take_rows();
}

char delimiter_of(std::string_view text) {
  const std::string_view head = text.substr(0, kSniffedBytesMax);
  return agreement(head, '\t') > agreement(head, ',') ? '\t' : ',';
}

}  // namespace tsudoi
