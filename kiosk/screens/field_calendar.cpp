// A date, chosen on a month's page.
#include <algorithm>

#include "kiosk/screens/fields.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kDayGap = 8;
constexpr float kDayMost = 96;
constexpr std::size_t kDaysInWeek = 7;

void month_row(Page& page, Rect& rest, const flow::FieldView& field) {
  Rect row = cut_top(rest, ui::kChipHeight);
  const auto has_days = [&](int months) {
    return months < 0 ? field.has_earlier : field.has_later;
  };
  const auto turn = [&](std::string_view id, TextKey key, Icon icon, const Rect& where,
                        int months) {
    page.press({.id = id,
                .where = where,
                .label = page[key],
                .icon = icon,
                .kind = ui::ButtonKind::chip,
                .state = has_days(months) ? ui::ButtonState::ready : ui::ButtonState::disabled,
                .icon_only = true},
               flow::TurnMonth{field.id, months});
  };
  const std::string id = "form." + field.id.value;
  turn(id + ".earlier", TextKey::form_earlier_month, Icon::arrow_back, cut_left(row, 96), -1);
  turn(id + ".later", TextKey::form_later_month, Icon::arrow_forward, cut_right(row, 96), 1);
  if (field.month) {
    const auto month = static_cast<unsigned>(field.month->month());
    const auto year = static_cast<int>(field.month->year());
    page.ui.line(
        row, centred(kBold),
        page.words(TextKey::date_month_of_year, {{"year", texts::year_words(page.words, year)},
                                                 {"month_name", page[texts::month_name(month)]}}));
  }
  cut_top(rest, 12);
}

void weekday_row(Page& page, Rect& rest) {
  const Rect row = cut_top(rest, page.ui.line_height(TextStep::caption));
  const auto places = ui::columns(row, {kDaysInWeek, kDayGap});
  for (unsigned i = 0; i < kDaysInWeek; ++i)
    page.ui.line(places[i], centred(kSoft), page[texts::short_weekday(i)]);
  cut_top(rest, 8);
}

void day(Page& page, const Rect& where, const flow::FieldView& field, const flow::DayView& one) {
  if (!one.in_month) return;
  const std::string id = "form." + field.id.value + "." + to_iso(one.date);
  const std::string label = std::to_string(static_cast<unsigned>(one.date.day()));
  page.press({.id = id,
              .where = where,
              .label = label,
              .kind = ui::ButtonKind::key,
              .state = one.chosen       ? ui::ButtonState::selected
                       : one.can_choose ? ui::ButtonState::ready
                                        : ui::ButtonState::disabled,
              .step = TextStep::body},
             flow::PickDate{field.id, one.date});
}

}  // namespace

void draw_calendar(Page& page, Rect& rest, const flow::FieldView& field) {
  if (field.date) put(page, rest, kWhen, texts::long_date(page.words, *field.date), 12);
  month_row(page, rest, field);
  weekday_row(page, rest);
  const std::size_t weeks = (field.days.size() + kDaysInWeek - 1) / kDaysInWeek;
  for (std::size_t week = 0; week < weeks; ++week) {
    const auto first = field.days.begin() + static_cast<std::ptrdiff_t>(week * kDaysInWeek);
    const auto last = field.days.begin() + static_cast<std::ptrdiff_t>(std::min(
                                               (week + 1) * kDaysInWeek, field.days.size()));
    if (std::none_of(first, last, [](const auto& one) { return one.in_month; })) continue;
    const auto places = ui::columns(cut_top(rest, kDayMost), {kDaysInWeek, kDayGap});
    for (auto at = first; at != last; ++at)
      day(page, places[static_cast<std::size_t>(at - first)], field, *at);
    cut_top(rest, kDayGap);
  }
}

}  // namespace tsudoi::screens
