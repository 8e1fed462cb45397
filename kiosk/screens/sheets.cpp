#include <algorithm>
#include <array>

#include "kiosk/screens/frame.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kRowHeight = 104;
constexpr float kRowGap = 16;
constexpr float kPad = 40;
constexpr float kStandingHeight = 640;
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

struct Heading {
  TextKey title;
  TextKey note;  // below the rows
  float rows_height;
};

/// A sheet of `rows` choices: heading, list that scrolls if it must, and the way out.
void sheet_of(Page& page, const Heading& is, const std::function<float(const Rect&)>& rows) {
  const Rect screen = page.ui.screen();
  const float width = std::min(screen.w - 2 * ui::kMargin, 860.f);
  const float head = page.ui.measure(kTitle, page[is.title], width - 2 * kPad).h + 24;
  const float keeps = page.ui.measure(kSoft, page[is.note], width - 2 * kPad).h;
  const float rest_height = head + keeps + 24 + 32 + ui::kFootButtonHeight + 2 * kPad;
  const float height = std::min(is.rows_height + rest_height, screen.h - 2 * kAround);
  Rect where = ui::centred(screen, {width, height});
  if (page.low_reach()) where.y = screen.bottom() - kAround - height;
  const bool beside = page.ui.sheet("sheet", where, page[is.title], [&](const Rect& all) {
    Rect rest = inset(all, kPad);
    page.ui.heading(cut_top(rest, head), kTitle, page[is.title]);
    close_button(page, rest);
    cut_bottom(rest, 24);
    page.ui.text(cut_bottom(rest, keeps), kSoft, page[is.note]);
    cut_bottom(rest, 16);
    page.ui.scroll({.id = "sheet.list", .where = rest}, rows);
  });
  if (beside) page.action = flow::OpenSheet{flow::Sheet::none};
}

void language_sheet(Page& page, const texts::TextBook& book) {
  const auto& languages = book.languages();
  const std::size_t parts = languages.size() > 4 && page.landscape() ? 2 : 1;
  const auto lines = static_cast<float>((languages.size() + parts - 1) / parts);
  const Heading is{TextKey::settings_language, TextKey::settings_keeps,
                   lines * (kRowHeight + kRowGap)};
  sheet_of(page, is, [&](const Rect& all) {
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
  sheet_of(page, {TextKey::settings_size, TextKey::settings_keeps, height}, [&](const Rect& all) {
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

/// A line of the sheet for staff.
struct Fact {
  TextKey name;
  std::string value;
};

std::string moment(const Page& page, const std::optional<LocalTime>& at) {
  if (!at) return "–";
  return texts::numeric_date(page.words, at->date) + " " + texts::time_of_day(at->minutes);
}

std::vector<Fact> facts_of(const Page& page) {
  const flow::StandingView& now = page.frame.standing;
  return {{TextKey::standing_saved, std::to_string(now.saved)},
          {TextKey::standing_waiting, std::to_string(now.waiting)},
          {TextKey::standing_oldest, moment(page, now.oldest_waiting)},
          {TextKey::standing_at_office, std::to_string(now.at_office)},
          {TextKey::standing_backed_up, std::to_string(now.backed_up)},
          {TextKey::standing_quarantined, std::to_string(now.quarantined)},
          {TextKey::standing_contact, moment(page, now.office_reached)}};
}

/// What is wrong, in the staff's own sentences; that nothing is, where nothing is.
std::vector<TextKey> troubles_of(const Page& page) {
  static constexpr std::array<TextKey, kTroubles> kSentences{
      TextKey::standing_disk_low, TextKey::staff_disk_full,  TextKey::staff_disk_read_only,
      TextKey::staff_disk_failed, TextKey::standing_damaged, TextKey::standing_clock_wrong};
  const flow::StandingView& now = page.frame.standing;
  Troubles troubles = now.troubles;
  if (now.no_saving == ErrorCode::disk_full) troubles.add(Trouble::disk_full);
  if (now.no_saving == ErrorCode::disk_read_only) troubles.add(Trouble::disk_read_only);
  if (now.no_saving == ErrorCode::disk_failed) troubles.add(Trouble::disk_failed);
  if (page.frame.clock == ClockTrust::uncertain) troubles.add(Trouble::clock_wrong);
  std::vector<TextKey> all;
  for (const Trouble trouble : known_in(troubles))
    all.push_back(kSentences[static_cast<std::size_t>(trouble)]);
  if (now.must_enrol) all.push_back(TextKey::standing_enrol_again);
  if (now.was_set_back) all.push_back(TextKey::standing_set_back);
  if (all.empty()) all.push_back(TextKey::standing_all_well);
  return all;
}

/// Name and value on one line; the name may take two. -> height
float draw_fact(Page& page, const Rect& where, const Fact& fact) {
  const float value = page.ui.measure(kBold, fact.value, 0).w + 2;
  const float name = where.w - value - ui::kGap;
  const float height = std::max(page.ui.line_height(TextStep::body),
                                page.ui.measure(kBody, page[fact.name], name).h);
  page.ui.text({where.x, where.y, name, 0}, kBody, page[fact.name]);
  page.ui.text({where.right() - value, where.y, value, 0}, kBold, fact.value);
  return height;
}

float draw_standing(Page& page, const Rect& all) {
  Rect rest = all;
  for (const TextKey trouble : troubles_of(page)) {
    const bool well = trouble == TextKey::standing_all_well;
    const float height =
        page.ui.labelled({rest.x, rest.y, rest.w, 0}, well ? Icon::cloud_done : Icon::error,
                         well ? kBody : kBold, page[trouble]);
    cut_top(rest, height + kRowGap);
  }
  for (const Fact& fact : facts_of(page)) cut_top(rest, draw_fact(page, rest, fact) + kRowGap);
  return rest.y - all.y;
}

}  // namespace

void draw_sheet(Page& page, const texts::TextBook& book) {
  switch (page.frame.sheet) {
    case flow::Sheet::none: return;
    case flow::Sheet::language: return language_sheet(page, book);
    case flow::Sheet::text_size: return text_size_sheet(page);
    case flow::Sheet::standing:
      return sheet_of(page, {TextKey::standing_title, TextKey::standing_for_staff, kStandingHeight},
                      [&](const Rect& all) { return draw_standing(page, all); });
  }
}

}  // namespace tsudoi::screens
