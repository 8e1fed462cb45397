#include "sync/office/import/csv_writer.h"

#include <algorithm>
#include <array>

namespace tsudoi {
namespace {

/// What a spreadsheet may take for the beginning of a formula, or skip before it.
constexpr std::array<std::string_view, 15> kTriggers{"=",  "+",  "-",  "@",  "\t", "\r", "\n", "＝",
                                                     "＋", "－", "＠", "﹢", "﹣", "﹦", "﹫"};

bool needs_guard(std::string_view cell) {
  while (cell.starts_with('\'')) cell.remove_prefix(1);
  return std::ranges::any_of(kTriggers, [&](auto trigger) { return cell.starts_with(trigger); });
}

void append_cell(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : guarded_cell(cell)) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string csv_body(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += ',';
      append_cell(out, row[i]);
    }
    out += "\r\n";
  }
  return out;
}

}  // namespace

std::string guarded_cell(std::string_view cell) {
  return (needs_guard(cell) ? "'" : "") + std::string(cell);
}

std::string unguarded_cell(std::string_view cell) {
  if (cell.starts_with('\'') && needs_guard(cell)) cell.remove_prefix(1);
  return std::string(cell);
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows) {
  return "\xEF\xBB\xBF" + csv_body(rows);
}

std::vector<std::string> not_in_cp932(const std::vector<std::vector<std::string>>& rows) {
  return characters_not_in_cp932(csv_body(rows));
}

Result<Bytes> write_csv_cp932(const std::vector<std::vector<std::string>>& rows) {
  const std::string body = csv_body(rows);
  const auto misfits = characters_not_in_cp932(body);
  if (misfits.empty()) return to_cp932(body);
  std::string listed;
  for (const std::string& misfit : misfits) listed += misfit;
  return fail(ErrorCode::refused, "Shift_JIS has no room for these characters: " + listed);
}

}  // namespace tsudoi
