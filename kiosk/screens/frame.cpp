#include "kiosk/screens/frame.h"

#include <algorithm>

#include "kiosk/screens/looks.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kHeadTop = 32;
constexpr float kHeadBottom = 24;
constexpr float kButtonGap = 16;

std::string title_words(const Page& page) {
  if (!page.frame.title.empty()) return page.frame.title.text;
  return page[title_of(page.frame.group.value_or(flow::Group::all))];
}

/// The three settings, from the right edge of `row`. -> what is left of the row
Rect settings_buttons(Page& page, Rect row) {
  const auto& settings = page.frame.settings;
  const bool high = settings.contrast == flow::Contrast::high;
  const bool crowded = row.w < 700 * ui::factor_of(page.ui.settings().text_size);
  const auto chip = [&](ui::Button button, Action then) {
    button.kind = ui::ButtonKind::chip;
    const float width = std::max(page.ui.button_size(button).w, ui::kChipHeight);
    button.where = cut_right(row, width);
    cut_right(row, kButtonGap);
    page.press(button, std::move(then));
  };
  chip({.id = "frame.contrast",
        .label = page[TextKey::frame_contrast],
        .icon = Icon::contrast,
        .state = high ? ui::ButtonState::selected : ui::ButtonState::ready,
        .icon_only = true},
       flow::SetContrast{high ? flow::Contrast::light : flow::Contrast::high});
  chip({.id = "frame.text_size",
        .label = page[TextKey::frame_text_size],
        .icon = Icon::text_size,
        .icon_only = crowded},
       flow::OpenSheet{flow::Sheet::text_size});
  chip({.id = "frame.language",
        .label = texts::own_name_of(settings.language),
        .icon = Icon::language,
        .icon_only = crowded && settings.language == Language::plain_japanese},
       flow::OpenSheet{flow::Sheet::language});
  return row;
}

std::string office_words(const Page& page) {
  const auto& frame = page.frame;
  const std::string waiting = std::to_string(frame.waiting);
  if (!frame.office_reached) return page.words(TextKey::frame_never_synced, {{"n", waiting}});
  if (frame.office_reached->date == frame.now.date)
    return page.words(
        TextKey::frame_synced,
        {{"time", texts::time_of_day(frame.office_reached->minutes)}, {"n", waiting}});
  return page.words(
      TextKey::frame_synced_date,
      {{"date", texts::numeric_date(page.words, frame.office_reached->date)}, {"n", waiting}});
}

struct FootButton {
  ui::Button button;
  Action then;
};

std::vector<FootButton> ways_back(const Page& page) {
  std::vector<FootButton> all;
  const auto& settings = page.frame.settings;
  if (page.frame.screen == flow::Screen::home) {
    const bool low = settings.reach == flow::Reach::low;
    const bool reads = settings.read_aloud == flow::ReadAloud::on;
    all.push_back({{.id = "frame.reach",
                    .label = page[low ? TextKey::frame_reach_off : TextKey::frame_reach],
                    .icon = Icon::accessible,
                    .kind = ui::ButtonKind::chip},
                   flow::SetReach{low ? flow::Reach::normal : flow::Reach::low}});
    all.push_back(
        {{.id = "frame.read_aloud",
          .label = page[reads ? TextKey::frame_read_aloud_off : TextKey::frame_read_aloud],
          .icon = Icon::volume,
          .kind = ui::ButtonKind::chip},
         flow::SetReadAloud{reads ? flow::ReadAloud::off : flow::ReadAloud::on}});
  }
  if (page.frame.can_go_back)
    all.push_back({{.id = "frame.back",
                    .label = page[TextKey::frame_back],
                    .icon = Icon::arrow_back,
                    .kind = ui::ButtonKind::secondary},
                   flow::Back{}});
  const bool filling =
      page.frame.screen == flow::Screen::form || page.frame.screen == flow::Screen::confirm;
  if (page.frame.can_start_over)
    all.push_back({{.id = "frame.start_over",
                    .label = page[filling ? TextKey::frame_stop : TextKey::frame_start_over],
                    .icon = Icon::home,
                    .kind = ui::ButtonKind::plain},
                   flow::StartOver{}});
  return all;
}

ui::Button button_of(const WayOn& way, ui::ButtonKind kind) {
  return {.id = way.id,
          .label = way.label,
          .kind = kind,
          .state = way.enabled ? ui::ButtonState::ready : ui::ButtonState::disabled,
          .icon_after = way.icon_after};
}

/// Both ends of the foot's row of buttons. -> what is left between them
Rect foot_buttons(Page& page, Rect row, const Foot& foot) {
  for (FootButton& one : ways_back(page)) {
    const float height = one.button.kind == ui::ButtonKind::chip ? ui::kChipHeight : row.h;
    const Rect piece = cut_left(row, page.ui.button_size(one.button).w);
    one.button.where = ui::centred(piece, {piece.w, height});
    cut_left(row, kButtonGap + 4);
    page.press(one.button, std::move(one.then));
  }
  const auto at_end = [&](const std::optional<WayOn>& way, ui::ButtonKind kind) {
    if (!way) return;
    ui::Button button = button_of(*way, kind);
    const float wanted = std::max(page.ui.button_size(button).w, page.landscape() ? 320.f : 240.f);
    button.where = cut_right(row, std::min(wanted, row.w));
    cut_right(row, kButtonGap);
    page.press(button, way->action);
  };
  at_end(foot.on, ui::ButtonKind::primary);
  at_end(foot.quiet, ui::ButtonKind::quiet);
  return row;
}

/// How wide the foot's buttons are together, to know whether the note fits beside them.
float buttons_width(const Page& page, const Foot& foot) {
  float width = 0;
  for (const FootButton& one : ways_back(page)) width += page.ui.button_size(one.button).w + 20;
  if (foot.on)
    width += std::max(page.ui.button_size(button_of(*foot.on, ui::ButtonKind::primary)).w, 240.f);
  if (foot.quiet)
    width += page.ui.button_size(button_of(*foot.quiet, ui::ButtonKind::quiet)).w + kButtonGap;
  return width;
}

void foot_note(Page& page, const Rect& where, const Foot& foot) {
  TextStyle style = kSoft;
  const std::string words = foot.note ? *foot.note : office_words(page);
  const Icon icon = foot.note                   ? Icon::timer
                    : page.frame.office_reached ? Icon::cloud_done
                                                : Icon::cloud_off;
  const float em = page.ui.line_height(TextStep::caption);
  const float width = std::min(page.ui.measure(style, words, 0).w + em * 1.25f, where.w);
  const bool at_start = foot.note.has_value();
  const float x = at_start ? where.x : where.right() - width;
  const float height = page.ui.measure(style, words, width - em).h;
  page.ui.labelled({x, where.y + (where.h - height) / 2, width, 0}, icon, style, words);
}

}  // namespace

void draw_head(Page& page, Rect& rest) {
  Rect row = inset(rest, ui::Margin{ui::kMargin, 0});
  row.y += kHeadTop;
  row.h = ui::kChipHeight;
  const Rect room = settings_buttons(page, row);
  const std::string title = title_words(page);
  const std::string now = texts::long_time(page.words, page.frame.now);
  const float line = page.ui.line_height(TextStep::body);
  const bool beside = page.ui.measure(kBold, title, room.w).h < line * 1.5f;
  float height = 0;
  if (beside) {
    height += page.ui.heading({room.x, row.y - 4, room.w, 0}, kBold, title);
    height += page.ui.text({room.x, row.y + height - 8, room.w, 0}, kSoft, now) - 8;
  } else {
    const float date = page.ui.measure(kSoft, now, room.w).h;
    page.ui.text({room.x, row.y + std::max(0.f, (row.h - date) / 2), room.w, 0}, kSoft, now);
    height = std::max(row.h, date) + 8;
    height += page.ui.heading({row.x, row.y + height, row.w, 0}, kBold, title);
  }
  cut_top(rest, kHeadTop + std::max(row.h, height) + kHeadBottom);
}

void draw_foot(Page& page, Rect& rest, const Foot& foot) {
  const std::string words = foot.note ? *foot.note : office_words(page);
  const float inner = rest.w - 2 * ui::kMargin;
  const float note =
      page.ui.measure(kSoft, words, 0).w + page.ui.line_height(TextStep::caption) * 1.25f + 8;
  const bool wants_note = foot.note || !foot.on;
  const bool own_row = wants_note && buttons_width(page, foot) + note > inner;
  const float note_height = own_row ? page.ui.line_height(TextStep::caption) + 16 : 0;
  const Rect all = cut_bottom(rest, ui::kFootHeight + note_height);
  page.ui.panel(all, Tint::foot);
  Rect inside = inset(all, ui::Margin{ui::kMargin, 16});
  const Rect line = own_row ? cut_top(inside, note_height) : Rect{};
  const Rect between = foot_buttons(page, inside, foot);
  if (wants_note) foot_note(page, own_row ? line : between, foot);
}

}  // namespace tsudoi::screens
