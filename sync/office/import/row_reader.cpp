#include "sync/office/import/row_reader.h"

#include <algorithm>
#include <array>

#include "sync/office/import/contacts.h"
#include "sync/office/import/markup.h"

namespace tsudoi {
namespace {

/// "-", "―", "〇〇年○月〇日": what people type where they have nothing to say.
bool is_placeholder(std::string_view text) {
  static constexpr std::array<std::string_view, 13> kFillers{"-",  "―", "—", "–",  "−",  "ー", "－",
                                                             "〇", "○", "◯", "年", "月", "日"};
  bool mark_seen = false;
  while (!text.empty()) {
    const auto filler = std::ranges::find_if(
        kFillers, [&](std::string_view candidate) { return text.starts_with(candidate); });
    if (filler == kFillers.end()) return false;
    mark_seen = mark_seen || filler - kFillers.begin() < 10;
    text.remove_prefix(filler->size());
  }
  return mark_seen;
}

bool says_something(std::string_view cell) {
  const std::string plain = plain_value(cell);
  return !plain.empty() && !is_placeholder(plain);
}

}  // namespace

std::string_view RowReader::cell(Column column) const {
  const std::string_view first = cell_at(layout_.column_of[static_cast<std::size_t>(column)]);
  if (layout_.more_columns.empty() || says_something(first)) return first;
  for (const auto& [meaning, index] : layout_.more_columns)
    if (meaning == column && says_something(cell_at(index))) return cell_at(index);
  return first;
}

std::string_view RowReader::cell_at(std::int32_t index) const {
  if (index < 0 || static_cast<std::size_t>(index) >= row_.cells.size()) return {};
  return row_.cells[static_cast<std::size_t>(index)];
}

std::string RowReader::value(Column column) const {
  const std::string_view published = cell(column);
  if (published.empty()) return {};
  std::string plain = plain_value(published);
  return is_placeholder(plain) ? std::string() : plain;
}

std::string RowReader::text(Column column) {
  const std::string_view published = cell(column);
  if (published.empty()) return {};
  const std::string stripped = without_markup(published);
  if (stripped != published) note(NoticeCode::markup_removed);
  switch (taken_out_of(stripped)) {
    case TakenOut::nothing: break;
    case TakenOut::invisible: note(NoticeCode::invisible_removed); break;
    case TakenOut::own_glyphs: note(NoticeCode::glyph_removed); break;
  }
  const HeldBack checked = without_private_contacts(kept_text(stripped));
  if (checked.mobiles > 0) note(NoticeCode::mobile_held_back);
  if (checked.mails > 0) note(NoticeCode::mail_held_back);
  return is_placeholder(checked.text) ? std::string() : checked.text;
}

bool RowReader::says_nothing(Column column) const {
  static constexpr std::array<std::string_view, 6> kNothing{"",   "なし",     "無し",
                                                            "無", "特になし", "特に無し"};
  return std::ranges::find(kNothing, value(column)) != kNothing.end();
}

std::string RowReader::hidden_cells() const {
  std::string hidden;
  for (const auto& [meaning, index] : layout_.more_columns) {
    const std::string_view other = cell_at(index);
    if (!says_something(other) || comparable(other) == comparable(cell(meaning))) continue;
    hidden.append(hidden.empty() ? "" : "、").append(layout_.names[index]).append("：");
    hidden += without_private_contacts(kept_text(other)).text;
  }
  return hidden;
}

void RowReader::note_lost_cells() {
  const std::string hidden = hidden_cells();
  if (!hidden.empty()) note(NoticeCode::column_hidden, hidden);
  for (std::size_t i = 0; i < row_.cells.size(); ++i) {
    const bool is_named = i < layout_.names.size() && !layout_.names[i].empty();
    const std::string lost = is_named ? std::string() : kept_text(row_.cells[i]);
    if (!lost.empty()) note(NoticeCode::cells_unnamed, without_private_contacts(lost).text);
  }
  std::string unread;
  for (const std::string& cell : row_.unread) unread += (unread.empty() ? "" : "、") + cell;
  if (!unread.empty()) note(NoticeCode::cells_unread, unread);
}

void RowReader::note(NoticeCode code, std::string detail) {
  const bool known = std::ranges::find(notices_, code, &Notice::code) != notices_.end();
  if (!known) notices_.push_back({code, std::move(detail)});
}

}  // namespace tsudoi
