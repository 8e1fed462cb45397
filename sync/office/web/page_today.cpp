#include <algorithm>
#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"きょう", "Today"};
constexpr Words kApplications{"申込（きょう）", "Applications today"};
constexpr Words kYesterday{"きのう", "Yesterday"};
constexpr Words kAttendance{"出席（きょう）", "Attendance today"};
constexpr Words kSessions{"きょうの催し", "Sessions today"};
constexpr Words kUndecided{"決定待ち", "Waiting for a decision"};
constexpr Words kDecided{"きょう決めたもの", "Decided today"};
constexpr Words kInTouch{"連絡のある端末", "Kiosks in touch"};
constexpr Words kOfKiosks{"全台数", "Of"};
constexpr Words kByDay{"日ごとの申込", "Applications by day"};
constexpr Words kByDistrict{"区ごとの申込（30日）", "Applications by district (30 days)"};
constexpr Words kKiosks{"端末", "Kiosks"};
constexpr Words kAllKiosks{"すべての端末", "All kiosks"};
constexpr Words kAttention{"確認が必要なもの", "Needs attention"};
constexpr Words kAllWell{"いま確認が必要なものは ありません", "Nothing needs attention now"};
constexpr Words kNoFigures{"まだ申込がありません", "No applications yet"};
constexpr Words kNoKiosks{"端末がまだ登録されていません", "No kiosk is enrolled yet"};

constexpr std::size_t kDistrictsShownMax = 8;
constexpr std::size_t kKiosksShownMax = 5;

struct AttentionLook {
  Icon icon;
  Tone tone;
  Literal path;
  Words words;
};
constexpr std::array<AttentionLook, kAttentions> kAttentionLooks{{
    {Icon::people,
     Tone::sun,
     "/applications?state=undecided",
     {"決定を待つ申込", "Applications without a decision"}},
    {Icon::calendar,
     Tone::warm,
     "/applications?state=undecided",
     {"抽選の日をむかえたもの", "Draws that are due"}},
    {Icon::alert, Tone::warm, "/quarantine", {"取り込めなかった記録", "Could not be taken in"}},
    {Icon::tray, Tone::sun, "/imports", {"取り込めなかった行", "Import rows refused"}},
    {Icon::screen, Tone::warm, "/kiosks", {"連絡のない端末", "Silent kiosks"}},
    {Icon::clock,
     Tone::warm,
     "/disposals",
     {"消す時期をすぎた個人情報", "Personal data past its time"}},
    {Icon::screen, Tone::warm, "/kiosks", {"不具合のある端末", "Kiosks in trouble"}},
    {Icon::screen,
     Tone::warm,
     "/kiosks",
     {"本部がバックアップから戻ったため、連絡を待っている端末",
      "The office came back from a backup: kiosks it waits to hear from"}},
    {Icon::screen,
     Tone::warm,
     "/kiosks",
     {"複製のおそれがある端末（もう一度登録してください）",
      "Kiosks that may be two of one: enrol them again"}},
    {Icon::alert, Tone::warm, "", {"バックアップがまだありません", "There is no backup yet"}},
    {Icon::clock, Tone::warm, "", {"最後のバックアップからの日数", "Days since the last backup"}},
    {Icon::alert,
     Tone::warm,
     "",
     {"同じ本部がもう1つ動いています。片方を止めてください。",
      "There are two of this office at work. End one of them."}},
}};

struct Figure {
  Words label;
  std::string number;
  Words second;
  std::string second_number;
};

void figure_card(Sheet& sheet, const Figure& figure) {
  sheet.open("section", {{"class", "card figure"}});
  sheet.say("h2", figure.label);
  sheet.element("p", {{"class", "big"}}, figure.number);
  sheet.open("p", {{"class", "second"}});
  sheet.say(figure.second);
  sheet.text(" " + figure.second_number).close().close();
}

void figures(Sheet& sheet, const DashboardModel& model) {
  sheet.open("div", {{"class", "figures"}});
  figure_card(sheet, {kApplications, grouped(model.applications_today), kYesterday,
                      grouped(model.applications_yesterday)});
  figure_card(sheet, {kAttendance, grouped(model.attendance_today), kSessions,
                      grouped(model.sessions_today)});
  figure_card(sheet,
              {kUndecided, grouped(model.undecided), kDecided, grouped(model.decided_today)});
  figure_card(sheet,
              {kInTouch, grouped(model.kiosks_in_touch), kOfKiosks, grouped(model.kiosks_in_all)});
  sheet.close();
}

// The chart's own units; the style sheet scales it to its card.
constexpr int kChartWidth = 600, kChartHeight = 260, kBarsTop = 30, kBarsBottom = 220;
constexpr int kLabelsAt = 244;
constexpr std::uint64_t kScaleStepMax = 1'000'000'000'000;  // no count of people is above it

/// An even round number, so that the line at its half is round too.
std::uint64_t round_above(std::uint64_t number) {
  for (std::uint64_t step = 1; step < kScaleStepMax; step *= 10) {
    for (const std::uint64_t times : {2, 4, 6, 8, 10}) {
      if (step * times >= number) return step * times;
    }
  }
  return kScaleStepMax * 10;
}

int height_of(std::uint64_t count, std::uint64_t top) {
  const double share = double(count) / double(std::max<std::uint64_t>(top, 1));
  return static_cast<int>((kBarsBottom - kBarsTop) * std::min(share, 1.0));
}

void chart_line(Sheet& sheet, std::uint64_t at, std::uint64_t top) {
  const std::string y = std::to_string(kBarsBottom - height_of(at, top));
  const std::string right = std::to_string(kChartWidth);
  sheet.open("line", {{"class", "grid"}, {"x1", "44"}, {"x2", right}, {"y1", y}, {"y2", y}});
  sheet.close();
  sheet.element("text", {{"class", "scale"}, {"x", "36"}, {"y", y}}, grouped(at));
}

/// "11/8" where a month begins to be shown, else "9": fourteen whole dates do not fit.
std::string first_label_of(const DayCount& day) {
  return std::to_string(unsigned(day.day.month())) + "/" + std::to_string(unsigned(day.day.day()));
}
std::string label_of(const DayCount& day) {
  if (day.day.day() == std::chrono::day(1)) return first_label_of(day);
  return std::to_string(unsigned(day.day.day()));
}

struct BarPlace {
  int left;
  int width;
};

void chart_bar(Sheet& sheet, const DayCount& day, BarPlace place, const std::string& label,
               std::uint64_t top) {
  const int high = height_of(day.count, top);
  const std::string x = std::to_string(place.left);
  const std::string middle = std::to_string(place.left + place.width / 2);
  sheet.open("rect", {{"class", "bar"},
                      {"x", x},
                      {"y", std::to_string(kBarsBottom - high)},
                      {"width", std::to_string(place.width)},
                      {"height", std::to_string(high)},
                      {"rx", "4"}});
  sheet.close();
  sheet.element("text",
                {{"class", "value"}, {"x", middle}, {"y", std::to_string(kBarsBottom - high - 8)}},
                grouped(day.count));
  sheet.element("text", {{"class", "label"}, {"x", middle}, {"y", std::to_string(kLabelsAt)}},
                label);
}

void day_chart(Sheet& sheet, const std::vector<DayCount>& days) {
  sheet.open("section", {{"class", "card wide"}});
  sheet.say("h2", kByDay);
  std::uint64_t most = 0;
  for (const DayCount& day : days) most = std::max(most, day.count);
  if (most == 0) return sheet.close_empty(kNoFigures);
  const std::uint64_t top = round_above(most);
  const std::string box = "0 0 " + std::to_string(kChartWidth) + " " + std::to_string(kChartHeight);
  sheet.open(
      "svg",
      {{"class", "chart"}, {"viewBox", box}, {"role", "img"}, {"aria-label", sheet.in(kByDay)}});
  for (const std::uint64_t at : {std::uint64_t(0), top / 2, top}) chart_line(sheet, at, top);
  const int pitch = (kChartWidth - 52) / static_cast<int>(days.size());
  const int width = std::min(pitch * 2 / 3, 44);
  for (std::size_t i = 0; i < days.size(); ++i)
    chart_bar(sheet, days[i], {52 + static_cast<int>(i) * pitch + (pitch - width) / 2, width},
              i == 0 ? first_label_of(days[i]) : label_of(days[i]), top);
  sheet.close().close();
}

void share_bar(Sheet& sheet, const NamedCount& row, std::uint64_t most) {
  const double share = double(row.count) / double(most);
  const std::string width = std::to_string(std::max(static_cast<int>(240 * share), 4));
  sheet.open("tr");
  sheet.element("th", {{"scope", "row"}}, row.name);
  sheet.open("td", {{"class", "share"}});
  sheet.open("svg",
             {{"viewBox", "0 0 240 14"}, {"preserveAspectRatio", "none"}, {"aria-hidden", "true"}});
  sheet.markup("<rect class='ground' width='240' height='14' rx='7'/>");
  sheet.open("rect", {{"class", "bar"}, {"width", width}, {"height", "14"}, {"rx", "7"}});
  sheet.close().close().close();
  sheet.number_cell(row.count);
  sheet.close();
}

void district_chart(Sheet& sheet, const std::vector<NamedCount>& rows) {
  sheet.open("section", {{"class", "card"}});
  sheet.say("h2", kByDistrict);
  std::uint64_t most = 0;
  for (const NamedCount& row : rows) most = std::max(most, row.count);
  if (most == 0) return sheet.close_empty(kNoFigures);
  sheet.open("table", {{"class", "shares"}}).open("tbody");
  for (std::size_t i = 0; i < std::min(rows.size(), kDistrictsShownMax); ++i)
    share_bar(sheet, rows[i], most);
  sheet.close().close().close();
}

void kiosk_card(Sheet& sheet, const DashboardModel& model, const PageContext& context) {
  sheet.open("section", {{"class", "card wide"}});
  sheet.say("h2", kKiosks);
  if (model.kiosks.empty()) return sheet.close_empty(kNoKiosks);
  const std::size_t shown = std::min(model.kiosks.size(), kKiosksShownMax);
  kiosk_table(sheet, {model.kiosks.begin(), model.kiosks.begin() + std::ptrdiff_t(shown)}, context,
              KioskColumns::short_list);
  sheet.open("p", {{"class", "more"}});
  sheet.say("a", {{"href", "/kiosks"}}, kAllKiosks);
  sheet.close().close();
}

std::string oldest_text(UnixSeconds at, PageLanguage language) {
  const std::string day = day_text(tokyo_time(at).date, language);
  return (language == PageLanguage::japanese ? "いちばん古いもの: " : "the oldest: ") + day;
}

void attention_card(Sheet& sheet, const std::vector<AttentionRow>& rows,
                    const PageContext& context) {
  sheet.open("section", {{"class", "card"}});
  sheet.say("h2", kAttention);
  if (rows.empty()) return sheet.close_empty(kAllWell);
  sheet.open("ul", {{"class", "attention"}});
  for (const AttentionRow& row : rows) {
    const AttentionLook& look = kAttentionLooks[static_cast<std::size_t>(row.what)];
    sheet.open("li", {{"class", look.tone == Tone::warm ? "urgent" : "soon"}});
    if (look.path.text().empty())
      sheet.open("a");  // nowhere to go: it is done at the office's machine
    else
      sheet.open("a", {{"href", look.path.text()}});
    sheet.icon(look.icon);
    sheet.open("span");
    sheet.say(look.words);
    if (row.oldest) sheet.element("small", oldest_text(*row.oldest, context.language));
    sheet.close();
    if (row.count > 0) sheet.element("strong", grouped(row.count));
    sheet.close().close();
  }
  sheet.close().close();
}

}  // namespace

std::string dashboard_page(const DashboardModel& model, const PageContext& context) {
  const LocalTime now = tokyo_time(context.now);
  const std::string subtitle = day_text(now.date, context.language) + "  " + to_iso(now.minutes);
  Sheet sheet = begin_page(context, {NavItem::today, kTitle, subtitle, 60});
  figures(sheet, model);
  sheet.open("div", {{"class", "board"}});
  day_chart(sheet, model.applications_by_day);
  district_chart(sheet, model.applications_by_district);
  kiosk_card(sheet, model, context);
  attention_card(sheet, model.attention, context);
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
