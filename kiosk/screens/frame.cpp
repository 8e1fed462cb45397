#include "kiosk/screens/frame.h"

#include <algorithm>
#include <array>

#include "kiosk/screens/looks.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kHeadTop = 40;
constexpr float kHeadBottom = 24;
constexpr float kButtonGap = 16;

/// Date and time; shorter, or not at all, where large letters leave no room for them.
std::string now_words(const Page& page, float width) {
  if (page.frame.clock == ClockTrust::uncertain) return {};
  const auto& now = page.frame.now;
  const std::string time = texts::time_of_day(now.minutes);
  const std::string full = texts::long_time(page.words, now);
  const std::string day = texts::short_date(page.words, now.date) + " " + time;
  for (const std::string& words : {full, day, time})
    if (page.ui.measure(kSoft, words, 0).w <= width) return words;
  return {};
}

/// The three settings from right to left, without their places.
std::array<ui::Button, 3> settings_chips(const Page& page, float width) {
  const auto& settings = page.frame.settings;
  const bool high = settings.contrast == flow::Contrast::high;
  const bool crowded = width < 640 * ui::factor_of(page.ui.settings().text_size);
  // Where there is no room for both, the word stays and its icon goes.
  const auto icon = [crowded](Icon which) { return crowded ? Icon::none : which; };
  std::array<ui::Button, 3> chips{
      ui::Button{.id = "frame.contrast",
                 .label = page[TextKey::frame_contrast],
                 .icon = icon(Icon::contrast),
                 .state = high ? ui::ButtonState::selected : ui::ButtonState::ready},
      ui::Button{.id = "frame.text_size",
                 .label = page[TextKey::frame_text_size],
                 .icon = icon(Icon::text_size)},
      ui::Button{.id = "frame.language",
                 .label = texts::own_name_of(settings.language),
                 .icon = icon(Icon::language)}};
  float wanted = (chips.size() - 1) * kButtonGap;
  for (ui::Button& chip : chips) {
    chip.kind = ui::ButtonKind::chip;
    wanted += page.ui.button_size(chip).w;
  }
  // The name of a language is the longest word, and its sign is known everywhere.
  const bool long_name = settings.language == Language::plain_japanese;
  if (crowded && (long_name || wanted > width)) {
    chips.back().icon = Icon::language;
    chips.back().icon_only = true;
  }
  return chips;
}

/// The three settings, from the right edge of `row`. -> what is left of the row
Rect settings_buttons(Page& page, Rect row) {
  const auto& settings = page.frame.settings;
  const bool high = settings.contrast == flow::Contrast::high;
  const std::array<Action, 3> actions{
      flow::SetContrast{high ? flow::Contrast::light : flow::Contrast::high},
      flow::OpenSheet{flow::Sheet::text_size}, flow::OpenSheet{flow::Sheet::language}};
  auto chips = settings_chips(page, row.w);
  for (std::size_t i = 0; i < chips.size(); ++i) {
    const float width = std::max(page.ui.button_size(chips[i]).w, ui::kChipHeight);
    chips[i].where = cut_right(row, width);
    cut_right(row, kButtonGap);
    page.press(chips[i], actions[i]);
  }
  return row;
}

/// What staff are to do something about, the most pressing first.
std::optional<TextKey> most_pressing(const Page& page) {
  const auto& standing = page.frame.standing;
  if (standing.no_saving) return TextKey::frame_no_saving;
  if (standing.must_enrol) return TextKey::frame_enrol_again;
  if (page.frame.clock == ClockTrust::uncertain) return TextKey::frame_clock_wrong;
  if (standing.troubles.has(Trouble::was_damaged)) return TextKey::frame_was_damaged;
  return std::nullopt;
}

std::string office_words(const Page& page) {
  const auto& standing = page.frame.standing;
  const std::string waiting = std::to_string(standing.waiting);
  if (const auto trouble = most_pressing(page)) return page.words(*trouble, {{"n", waiting}});
  const auto& reached = standing.office_reached;
  if (!reached) return page.words(TextKey::frame_never_synced, {{"n", waiting}});
  if (reached->date == page.frame.now.date)
    return page.words(TextKey::frame_synced,
                      {{"time", texts::time_of_day(reached->minutes)}, {"n", waiting}});
  return page.words(TextKey::frame_synced_date,
                    {{"date", texts::numeric_date(page.words, reached->date)}, {"n", waiting}});
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
    all.push_back({{.id = "frame.reach",
                    .label = page[low ? TextKey::frame_reach_off : TextKey::frame_reach],
                    .icon = Icon::accessible,
                    .kind = ui::ButtonKind::chip},
                   flow::SetReach{low ? flow::Reach::normal : flow::Reach::low}});
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

float width_of(const Page& page, const ui::Button& button) {
  const float least = button.kind == ui::ButtonKind::primary ? 240 : 120;
  return std::max(page.ui.button_size(button).w, page.landscape() ? least + 80 : least);
}

void ways_on(Page& page, Rect& row, const Foot& foot) {
  const auto at_end = [&](const std::optional<WayOn>& way, ui::ButtonKind kind) {
    if (!way) return;
    ui::Button button = button_of(*way, kind);
    button.where = cut_right(row, std::min(width_of(page, button), row.w));
    cut_right(row, kButtonGap);
    page.press(button, way->action);
  };
  at_end(foot.on, ui::ButtonKind::primary);
  at_end(foot.second, ui::ButtonKind::secondary);
}

/// Both ends of the foot's row of buttons. -> what is left between them
Rect foot_buttons(Page& page, Rect row) {
  for (FootButton& one : ways_back(page)) {
    const float height = one.button.kind == ui::ButtonKind::chip ? ui::kChipHeight : row.h;
    const Rect piece = cut_left(row, page.ui.button_size(one.button).w);
    one.button.where = ui::centred(piece, {piece.w, height});
    cut_left(row, kButtonGap + 4);
    page.press(one.button, std::move(one.then));
  }
  return row;
}

float width_of_ways_back(const Page& page) {
  float width = 0;
  for (const FootButton& one : ways_back(page)) width += page.ui.button_size(one.button).w + 20;
  return width;
}

float width_of_ways_on(const Page& page, const Foot& foot) {
  float width = 0;
  if (foot.on) width += width_of(page, button_of(*foot.on, ui::ButtonKind::primary)) + kButtonGap;
  if (foot.second)
    width += width_of(page, button_of(*foot.second, ui::ButtonKind::secondary)) + kButtonGap;
  return width;
}

void foot_note(Page& page, const Rect& where, const Foot& foot) {
  TextStyle style = kSoft;
  const std::string words = foot.note ? *foot.note : office_words(page);
  const auto& standing = page.frame.standing;
  const bool is_in_step = standing.office_reached && !standing.must_enrol && !standing.no_saving;
  const Icon icon = foot.note ? Icon::timer : is_in_step ? Icon::cloud_done : Icon::cloud_off;
  const float indent = page.ui.label_indent(style.step);
  constexpr float kWholePixel = 2;  // rooms are rounded down to pixels, and those may be small
  const float width = std::min(page.ui.measure(style, words, 0).w + indent + kWholePixel, where.w);
  const bool at_start = foot.note.has_value();
  const float x = at_start ? where.x : where.right() - width;
  const float height = page.ui.measure(style, words, width - indent).h;
  if (!foot.note) {
    // Behind it is all that staff may want to know (sheets.cpp).
    const float tall = std::min(where.h, ui::kChipHeight);
    const Rect target{x, where.y + (where.h - tall) / 2, width, tall};
    const ui::Pressable all{"frame.standing", target, words, Tint::foot};
    if (page.ui.pressable(all)) page.action = flow::OpenSheet{flow::Sheet::standing};
  }
  page.ui.labelled({x, where.y + (where.h - height) / 2, width, 0}, icon, style, words);
}

enum class Time : std::uint8_t { said, missing };

/// The title in a row of its own, and the time at its end where it is missing still. -> height
float title_below(Page& page, const Rect& row, Time time) {
  const float width = row.w - page.ui.measure(kBold, page.title, 0).w - ui::kGap;
  const std::string now = time == Time::missing ? now_words(page, width) : std::string();
  const float at = row.right() - page.ui.measure(kSoft, now, 0).w - 2;
  if (!now.empty())
    page.ui.line({at, row.y, row.right() - at, page.ui.line_height(TextStep::body)}, kSoft, now);
  return page.ui.heading(row, kBold, page.title);
}

}  // namespace

std::string head_title(const texts::Texts& words, const flow::View& view) {
  // A listing says its own title, large, on its page.
  if (const auto* listing = std::get_if<flow::ListingView>(&view.screen))
    return words[texts::words_for(listing->card.kind)];
  if (!view.frame.title.empty()) return view.frame.title.text;
  if (!view.frame.group) return words[TextKey::frame_name];
  return words[title_of(*view.frame.group)];
}

void draw_head(Page& page, Rect& rest, float needed_below) {
  Rect row = inset(rest, ui::Margin{ui::kMargin, 0});
  row.y += kHeadTop;
  row.h = ui::kChipHeight;
  const Rect room = settings_buttons(page, row);
  const std::string now = now_words(page, room.w);
  const float line = page.ui.line_height(TextStep::caption);
  float height = 0;
  if (page.ui.measure(kBold, page.title, 0).w <= room.w) {
    page.ui.heading({room.x, row.y - 8, room.w, 0}, kBold, page.title);
    height = page.ui.line_height(TextStep::body) - 8;
    if (!now.empty()) page.ui.text({room.x, row.y + height, room.w, 0}, kSoft, now);
    height += line;
  } else {
    if (!now.empty()) page.ui.text({room.x, row.y + (row.h - line) / 2, room.w, 0}, kSoft, now);
    height = std::max(row.h, line) + 8;
    const float title = page.ui.measure(kBold, page.title, row.w).h;
    if (rest.h - kHeadTop - height - title - kHeadBottom >= needed_below)
      height += title_below(page, {row.x, row.y + height, row.w, 0},
                            now.empty() ? Time::missing : Time::said);
  }
  cut_top(rest, kHeadTop + std::max(row.h, height) + kHeadBottom);
}

void draw_foot(Page& page, Rect& rest, const Foot& foot) {
  const std::string words = foot.note ? *foot.note : office_words(page);
  const float inner = rest.w - 2 * ui::kMargin;
  const float line = page.ui.line_height(TextStep::caption);
  const float back = width_of_ways_back(page);
  const float on = width_of_ways_on(page, foot);
  const float note =
      page.ui.measure(kSoft, words, 0).w + page.ui.label_indent(TextStep::caption) + 8;
  // What is for staff gives way to what people came for; home always says it.
  const bool has_room = page.frame.screen == flow::Screen::home || back + note <= inner;
  const bool wants_note = foot.note ? !foot.note->empty() : !foot.on && has_room;
  // What does not fit beside each other goes into rows of its own: the note, then the way on.
  const bool on_row = back > 0 && back + on > inner;
  const bool note_row = wants_note && (on_row || back + on + note > inner);
  const float note_height = note_row ? std::max(line + 16, foot.note ? 0 : ui::kChipHeight) : 0;
  const float on_height = on_row ? ui::kFootButtonHeight + kButtonGap : 0;
  const Rect all = cut_bottom(rest, ui::kFootHeight + note_height + on_height);
  page.ui.panel(all, Tint::foot);
  Rect inside = inset(all, ui::Margin{ui::kMargin, 16});
  if (note_row) foot_note(page, cut_top(inside, note_height), foot);
  if (on_row) {
    Rect row = cut_top(inside, on_height);
    row.h = ui::kFootButtonHeight;
    ways_on(page, row, foot);
  }
  Rect between = foot_buttons(page, inside);
  if (!on_row) ways_on(page, between, foot);
  if (wants_note && !note_row) foot_note(page, between, foot);
}

}  // namespace tsudoi::screens
