#include "sync/office/import/event_times.h"

#include <algorithm>
#include <array>

#include "sync/office/import/characters.h"
#include "sync/office/import/own_words.h"
#include "sync/office/import/place_reader.h"
#include "sync/office/import/times.h"

namespace tsudoi {
namespace {

constexpr Minutes kEndOfDay{24 * 60};
constexpr Minutes kLateEvening{17 * 60}, kEarlyMorning{6 * 60}, kNearlyMidnight{23 * 60 + 55};

void add_line(std::string& to, const std::string& line) {
  if (line.empty() || to.find(line) != std::string::npos) return;
  to += (to.empty() ? "" : "\n") + line;
}

// ---- Times of day

/// End before start is next morning for what begins in the evening; else a mistake.
void put_in_order(RowReader& row, Session& session) {
  if (!session.from || !session.to) return;
  if (session.from->value == 0 && (session.to->value == 0 || *session.to >= kNearlyMidnight)) {
    session.all_day = true;
    session.from.reset();
    session.to.reset();
  } else if (*session.to == *session.from) {
    session.to.reset();
  } else if (*session.to < *session.from) {
    if (*session.from >= kLateEvening && *session.to <= kEarlyMorning) {
      session.to->value = static_cast<std::int16_t>(session.to->value + kEndOfDay.value);
    } else {
      row.note(NoticeCode::time_order,
               row.value(Column::start_time) + " ～ " + row.value(Column::end_time));
      session.to.reset();
    }
  }
}

bool says_a_range(std::string_view text) {
  return text.find_first_of("~-") != std::string_view::npos ||
         text.find("から") != std::string_view::npos;
}

/// A session without a date: times, and what they could not tell.
Session read_hours(RowReader& row) {
  const std::string begin = row.value(Column::start_time), end = row.value(Column::end_time);
  const TimeText from = read_times(begin), to = read_times(end);
  Session session;
  if (!from.times.empty() && !from.first_is_an_end) session.from = from.times.front();
  if (!to.times.empty()) session.to = to.times.front();
  const bool range_in_one_cell = (end.empty() || begin == end) && says_a_range(begin);
  if (range_in_one_cell && from.times.size() >= 2) session.to = from.times[1];
  session.all_day = begin == "終日";
  if (!from.is_only_a_time && !session.all_day)
    add_line(session.note, row.text(Column::start_time));
  if (!to.is_only_a_time && begin != end) add_line(session.note, row.text(Column::end_time));
  const bool unread = (!begin.empty() && from.times.empty() && !session.all_day) ||
                      (!end.empty() && to.times.empty());
  if (unread) row.note(NoticeCode::time_unreadable, session.note);
  put_in_order(row, session);
  return session;
}

// ---- Days

bool is_dateless_kind(std::string_view own_words) {
  const auto kind = read_own_words(own_words).kind;
  return kind && *kind != ListingKind::event && *kind != ListingKind::course &&
         *kind != ListingKind::meeting;
}

/// Days in a sentence, with a notice for each thing that could not be told.
std::vector<DaySpan> days_in_words(RowReader& row, const std::string& published,
                                   const ImportOptions& options) {
  DayText text = read_days(published, options.base_month);
  if (text.needs_base) row.note(NoticeCode::year_missing, published);
  if (text.weekday_differs) row.note(NoticeCode::weekday_differs, published);
  if (text.spans.empty() && !text.needs_base) row.note(NoticeCode::date_unreadable, published);
  for (DaySpan& span : text.spans) {
    if (!span.from || !span.to || *span.to >= *span.from) continue;
    row.note(NoticeCode::end_before_start, published);
    span.to.reset();
  }
  return text.spans;
}

/// The day on which something ends, if it ends at all.
std::optional<Date> unless_never(RowReader& row, std::optional<Date> date) {
  if (!date || !is_never(*date)) return date;
  row.note(NoticeCode::never_date, to_iso(*date));
  return std::nullopt;
}

/// The date in a cell; a notice for what is none.
std::optional<Date> date_or_notice(RowReader& row, std::string_view cell) {
  const auto date = read_date(cell);
  const std::string plain = plain_value(cell);
  if (!date && !plain.empty()) row.note(NoticeCode::date_dropped, plain);
  return date;
}

DaySpan span_of(RowReader& row, Date from, std::optional<Date> to) {
  to = unless_never(row, to);
  return {from, to && *to > from ? to : std::nullopt};
}

std::vector<DaySpan> days_from_columns(RowReader& row, const ImportOptions& options) {
  const std::string begin = row.value(Column::start_date), end = row.value(Column::end_date);
  const auto from = read_date(begin);
  const auto to = read_date(end);
  if (!from && !begin.empty()) {
    auto spans = days_in_words(row, begin, options);
    if (!spans.empty()) return spans;
  }
  if (!to && !end.empty()) row.note(NoticeCode::end_unreadable, end);
  if (!from) return {};
  if (to && *to < *from)
    row.note(NoticeCode::end_before_start, to_iso(*from) + " → " + to_iso(*to));
  return {span_of(row, *from, to)};
}

void add_recurrences(RowReader& row, std::vector<DaySpan>& spans) {
  for (const auto& [begin, end] : row.columns().more_days) {
    const auto from = date_or_notice(row, row.cell_at(begin));
    const auto to = date_or_notice(row, row.cell_at(end));
    if (from) spans.push_back(span_of(row, *from, to));
  }
}

std::vector<DaySpan> days_from_text(RowReader& row, const ImportOptions& options) {
  const std::string published(row.cell(Column::days));
  if (const auto date = read_date(published)) return {{date, std::nullopt}};
  return days_in_words(row, published, options);
}

bool is_list_of_plain_dates(std::string_view text) {
  return text.find_first_not_of("0123456789-/;. ") == std::string_view::npos;
}

std::vector<DaySpan> read_event_days(RowReader& row, const ImportOptions& options) {
  if (row.has(Column::days)) return days_from_text(row, options);
  if (row.has(Column::start_date)) {
    std::vector<DaySpan> spans = days_from_columns(row, options);
    add_recurrences(row, spans);
    return spans;
  }
  if (!is_dateless_kind(row.cell(Column::tags))) row.note(NoticeCode::date_missing);
  return {};
}

std::vector<Session> read_sessions(RowReader& row, const ImportOptions& options) {
  const std::vector<DaySpan> spans = read_event_days(row, options);
  const Session hours = read_hours(row);
  std::vector<Session> sessions;
  for (const DaySpan& span : spans) {
    Session session = hours;
    session.date = span.from;
    session.last_date = span.to;
    if (!span.from) add_line(session.note, row.text(Column::days));
    const bool new_one = std::ranges::find(sessions, session) == sessions.end();
    if (new_one) sessions.push_back(std::move(session));
  }
  if (!sessions.empty()) return sessions;
  Session undated = hours;
  add_line(undated.note, row.text(Column::days));
  if (!read_date(row.cell(Column::start_date)))
    add_line(undated.note, row.text(Column::start_date));
  if (undated != Session{}) sessions.push_back(std::move(undated));
  return sessions;
}

// ---- What is said about the date

/// "開始日: 2021/8/16" and its kin repeat the columns; nobody needs to read them twice.
bool repeats_a_column(std::string_view line) {
  static constexpr std::array<std::string_view, 4> kLabels{"開始日", "終了日", "開始時刻",
                                                           "終了時刻"};
  for (const std::string_view label : kLabels) {
    if (!line.starts_with(label)) continue;
    line.remove_prefix(label.size());
    if (!line.starts_with(':') && !line.starts_with("：")) return false;
    line.remove_prefix(line.starts_with(':') ? 1 : std::string_view("：").size());
    return read_date(line).has_value() || read_times(line).is_only_a_time;
  }
  return false;
}

std::string read_date_note(RowReader& row) {
  std::string note;
  const std::string days = row.text(Column::days);
  if (!is_list_of_plain_dates(days)) note = days;
  const std::string state = row.text(Column::state);
  if (state.find("中止") != std::string::npos || state.find("延期") != std::string::npos)
    add_line(note, state);
  for (const std::string& line : split_words(row.text(Column::date_note), '\n'))
    if (!repeats_a_column(line)) add_line(note, line);
  add_line(note, row.text(Column::weekdays));
  return note;
}

// ---- Sign-up

/// "2026-01-14〜2026-03-17 / ...": some cities put the period in front of how to apply.
void read_leading_period(const RowReader& row, Listing& listing) {
  const std::string how = row.value(Column::how_to_apply);
  const std::size_t range = how.find('~');
  if (range != 10) return;
  if (const auto from = date_from_iso(how.substr(0, 10)))
    listing.opens_at = LocalTime{*from, Minutes{0}};
  if (const auto to = date_from_iso(how.substr(11, 10)))
    listing.closes_at = LocalTime{*to, kEndOfDay};
}

/// The first time in a cell; a notice where there is none.
std::optional<Minutes> read_clock(RowReader& row, Column column) {
  const std::string published = row.value(column);
  const TimeText text = read_times(published);
  if (!text.times.empty()) return text.times.front();
  if (!published.empty()) row.note(NoticeCode::date_dropped, published);
  return std::nullopt;
}

/// 00:00 means the end of that day: whoever types a date alone gets midnight from the software.
void read_deadline(RowReader& row, Listing& listing) {
  const std::string published = row.value(Column::deadline_date);
  const auto date = read_date(published);
  if (!date && !published.empty()) row.note(NoticeCode::deadline_unreadable, published);
  const auto last = unless_never(row, date);
  const auto time = read_clock(row, Column::deadline_time);
  if (!last) return;
  const bool told = time && time->value > 0;
  listing.closes_at = LocalTime{*last, told ? *time : kEndOfDay};
}

void read_opening(RowReader& row, Listing& listing) {
  const auto date = unless_never(row, date_or_notice(row, row.value(Column::opens_date)));
  const auto time = read_clock(row, Column::opens_time);
  if (date) listing.opens_at = LocalTime{*date, time.value_or(Minutes{0})};
}

std::optional<Date> read_show_date(RowReader& row, Column column) {
  return unless_never(row, date_or_notice(row, row.value(column)));
}

void shift(std::optional<Date>& date, int days) {
  if (date) date = add_days(*date, days);
}
void shift(std::optional<LocalTime>& at, int days) {
  if (at) at->date = add_days(at->date, days);
}

}  // namespace

void read_event_times(RowReader& row, const ImportOptions& options, Listing& listing) {
  listing.sessions = read_sessions(row, options);
  listing.date_note = read_date_note(row);
  read_leading_period(row, listing);
  read_deadline(row, listing);
  read_opening(row, listing);
  listing.show_from = read_show_date(row, Column::show_from);
  listing.show_until = read_show_date(row, Column::show_until);
}

void shift_dates(Listing& listing, int days) {
  for (Session& session : listing.sessions) {
    shift(session.date, days);
    shift(session.last_date, days);
  }
  shift(listing.opens_at, days);
  shift(listing.closes_at, days);
  shift(listing.show_from, days);
  shift(listing.show_until, days);
}

}  // namespace tsudoi
