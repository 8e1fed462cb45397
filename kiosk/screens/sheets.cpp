#include <algorithm>
#include <array>

#include "kiosk/screens/frame.h"

namespace tsudoi::screens {

namespace {

constexpr float kRowHeight = 104;
constexpr float kRowGap = 16;
constexpr float kPad = 40;
constexpr float kAround = 32;  // on the lowest screen three sizes are whole, in the largest too

void choice(Page& page, const Rect& where, const ui::Button& words, Action then) {
  ui::Button button = words;
  button.where = where;
  button.kind = ui::ButtonKind::choice;
  page.press(button, std::move(then));
}

ui::ButtonState on(bool selected) {
  return selected ? ui::ButtonState::selected : ui::ButtonState::ready;
}

void close_button(Page& page, Rect& rest) {
  const Rect row = cut_bottom(rest, ui::kFootButtonHeight);
  ui::Button close{
      .id = "sheet.close", .label = page[TextKey::frame_close], .kind = ui::ButtonKind::secondary};
  close.where = ui::centred(row, {std::max(280.f, page.ui.button_size(close).w), row.h});
  page.press(close, flow::OpenSheet{flow::Sheet::none});
}

/// A sheet of `rows` choices: heading, list that scrolls if it must, and the way out.
void sheet_of(Page& page, TextKey heading, float rows_height,
              const std::function<float(const Rect&)>& rows) {
  const Rect screen = page.ui.screen();
  const float width = std::min(screen.w - 2 * ui::kMargin, 860.f);
  const float head = page.ui.measure(kTitle, page[heading], width - 2 * kPad).h + 24;
  const float keeps = page.ui.measure(kSoft, page[TextKey::settings_keeps], width - 2 * kPad).h;
  const float rest_height = head + keeps + 24 + 32 + ui::kFootButtonHeight + 2 * kPad;
  const float height = std::min(rows_height + rest_height, screen.h - 2 * kAround);
  Rect where = ui::centred(screen, {width, height});
  if (page.low_reach()) where.y = screen.bottom() - kAround - height;
  const bool beside = page.ui.sheet("sheet", where, page[heading], [&](const Rect& all) {
    Rect rest = inset(all, kPad);
    page.ui.heading(cut_top(rest, head), kTitle, page[heading]);
    close_button(page, rest);
    cut_bottom(rest, 24);
    page.ui.text(cut_bottom(rest, keeps), kSoft, page[TextKey::settings_keeps]);
    cut_bottom(rest, 16);
    page.ui.scroll({.id = "sheet.list", .where = rest}, rows);
  });
  if (beside) page.action = flow::OpenSheet{flow::Sheet::none};
}

void language_sheet(Page& page, const texts::TextBook& book) {
  const auto& languages = book.languages();
  const std::size_t parts = languages.size() > 4 && page.landscape() ? 2 : 1;
  const auto lines = static_cast<float>((languages.size() + parts - 1) / parts);
  sheet_of(page, TextKey::settings_language, lines * (kRowHeight + kRowGap), [&](const Rect& all) {
    const auto places = ui::columns(all, {parts, kRowGap});
    for (std::size_t i = 0; i < languages.size(); ++i) {
      const auto line = static_cast<float>(i / parts);
      const Rect& column = places[i % parts];
      const std::string id = "language." + std::string(tag_of(languages[i]));
      choice(page, {column.x, all.y + line * (kRowHeight + kRowGap), column.w, kRowHeight},
             {.id = id,
              .label = texts::own_name_of(languages[i]),
              .state = on(languages[i] == page.frame.settings.language)},
             flow::SetLanguage{languages[i]});
    }
    return lines * (kRowHeight + kRowGap);
  });
}

void text_size_sheet(Page& page) {
  struct Row {
    std::string_view id;
    TextKey word;
    flow::TextSize size;
  };
  static constexpr std::array kRows{
      Row{"text_size.normal", TextKey::settings_size_normal, flow::TextSize::normal},
      Row{"text_size.large", TextKey::settings_size_large, flow::TextSize::large},
      Row{"text_size.largest", TextKey::settings_size_largest, flow::TextSize::largest}};
  const float height = kRows.size() * (kRowHeight + kRowGap);
  sheet_of(page, TextKey::settings_size, height, [&](const Rect& all) {
    Rect rest = all;
    for (const Row& row : kRows) {
      choice(page, cut_top(rest, kRowHeight),
             {.id = row.id,
              .label = page[row.word],
              .state = on(row.size == page.frame.settings.text_size)},
             flow::SetTextSize{row.size});
      cut_top(rest, kRowGap);
    }
    return rest.y - all.y;
  });
}

}  // namespace

void draw_sheet(Page& page, const texts::TextBook& book) {
  switch (page.frame.sheet) {
    case flow::Sheet::none: return;
    case flow::Sheet::language: return language_sheet(page, book);
    case flow::Sheet::text_size: return text_size_sheet(page);
  }
}

}  // namespace tsudoi::screens
