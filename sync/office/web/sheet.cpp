#include "sync/office/web/sheet.h"

#include <algorithm>
#include <array>

namespace tsudoi::web {

namespace {

constexpr std::array<Words, kListingKinds> kKindWords{{
    {"催し", "Event"},
    {"講座", "Course"},
    {"地域の活動", "Local project"},
    {"サークル", "Circle"},
    {"話し合い", "Meeting"},
    {"公募", "Open call"},
    {"相談", "Advice"},
    {"町会・自治会", "Neighbourhood association"},
    {"人材登録", "Talent registry"},
    {"アンケート", "Survey"},
    {"プロボノ", "Pro bono"},
    {"お知らせ", "Notice"},
}};

constexpr std::array<Words, kAgeBands> kAgeWords{{
    {"答えなし", "Not told"},
    {"10歳未満", "Under 10"},
    {"10代", "10–19"},
    {"20代", "20–29"},
    {"30代", "30–39"},
    {"40代", "40–49"},
    {"50代", "50–59"},
    {"60代", "60–69"},
    {"70代", "70–79"},
    {"80歳以上", "80 and over"},
}};

constexpr std::array<Words, 5> kVerdictWords{{
    {"席あり", "Confirmed"},
    {"キャンセル待ち", "Wait-listed"},
    {"お断り", "Declined"},
    {"当選", "Drawn"},
    {"取り下げ", "Withdrawn"},
}};

constexpr std::array<std::string_view, 7> kDaysJa{"日", "月", "火", "水", "木", "金", "土"};
constexpr std::array<std::string_view, 7> kDaysEn{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> kMonthsEn{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr Words kYesterday{"きのう", "yesterday"};
constexpr Words kAtTheOffice{"本部の機械で", "At the office machine"};
constexpr Words kBefore{"前へ", "Previous"};
constexpr Words kAfter{"次へ", "Next"};
constexpr Words kPages{"ページ送り", "Pages"};
constexpr Words kInAll{" ／ 全", " of "};

Literal markup_of(Icon icon) {
  switch (icon) {
    case Icon::today: return "<path d='M3 3h8v10H3zM13 3h8v6h-8zM13 11h8v10h-8zM3 15h8v6H3z'/>";
    case Icon::calendar:
      return "<path d='M7 2h2v2h6V2h2v2h2a2 2 0 0 1 2 2v13a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 "
             "1 2-2h2zM5 9v10h14V9zm7 4h5v4h-5z'/>";
    case Icon::people:
      return "<circle cx='8.5' cy='8' r='3.5'/><circle cx='16.5' cy='8.5' r='3'/><path "
             "d='M1.5 19c0-4 3-6 7-6s7 2 7 6zM17 19c0-2.3-.8-4.2-2.2-5.5.5-.1 1.1-.2 "
             "1.7-.2 3.5 0 6 1.8 6 5.7z'/>";
    case Icon::screen:
      return "<path d='M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-5l1 3H8l1-3H4a2 2 0 0 1-2-2V5a2 2 0 "
             "0 1 2-2zm0 2v11h16V5z'/>";
    case Icon::tray:
      return "<path d='M11 3h2v7h3l-4 5-4-5h3zM3 13h2v6h14v-6h2v6a2 2 0 0 1-2 2H5a2 2 0 0 "
             "1-2-2z'/>";
    case Icon::history:
      return "<path d='M12 3a9 9 0 1 1-8.7 11.3l2-.5A7 7 0 1 0 7 7.1L9.5 9.5H3V3l2.6 2.6A9 "
             "9 0 0 1 12 3zm-1 4h2v5l4 2.4-1 1.7-5-3.1z'/>";
    case Icon::alert: return "<path d='M8 2h8l6 6v8l-6 6H8l-6-6V8zm3 5v6h2V7zm0 8v2h2v-2z'/>";
    case Icon::clock:
      return "<path d='M12 2a10 10 0 1 1 0 20 10 10 0 0 1 0-20zm-1 4v7l5 3 1-1.7-4-2.3V6z'/>";
  }
  return "";
}

std::string_view class_of(Tone tone) {
  switch (tone) {
    case Tone::calm: return "tag calm";
    case Tone::sun: return "tag sun";
    case Tone::warm: return "tag warm";
    case Tone::plain: return "tag";
  }
  return "tag";
}

std::string with_page(const std::string& link, std::uint32_t page) {
  const char joint = link.find('?') == link.npos ? '?' : '&';
  return link + joint + "page=" + std::to_string(page);
}

std::string range_text(const Sheet& sheet, const PageShown& page) {
  const std::uint64_t first = std::uint64_t(page.number.value - 1) * page.rows_per_page + 1;
  const std::uint64_t last = std::min(page.rows_in_all, first + page.rows_per_page - 1);
  return grouped(first) + "–" + grouped(last) + std::string(sheet.in(kInAll)) +
         grouped(page.rows_in_all);
}

}  // namespace

void Sheet::icon(Icon icon) {
  open("svg", {{"class", "icon"}, {"viewBox", "0 0 24 24"}, {"aria-hidden", "true"}});
  markup(markup_of(icon)).close();
}

void Sheet::tag(Tone tone, const Words& words) {
  element("span", {{"class", class_of(tone)}}, in(words));
}

void Sheet::number_cell(std::uint64_t number) {
  element("td", {{"class", "num"}}, grouped(number));
}

void Sheet::nothing_here(const Words& words) {
  element("p", {{"class", "nothing"}}, in(words));
}

void Sheet::close_empty(const Words& words) {
  nothing_here(words);
  close();
}

void pager(Sheet& sheet, const PageShown& page, const std::string& link) {
  if (page.rows_in_all <= page.rows_per_page) return;
  const std::uint64_t shown = std::uint64_t(page.number.value) * page.rows_per_page;
  sheet.open("nav", {{"class", "pager"}, {"aria-label", sheet.in(kPages)}});
  if (page.number.value > 1)
    sheet.say("a", {{"class", "button"}, {"href", with_page(link, page.number.value - 1)}},
              kBefore);
  sheet.element("span", range_text(sheet, page));
  if (shown < page.rows_in_all)
    sheet.say("a", {{"class", "button"}, {"href", with_page(link, page.number.value + 1)}}, kAfter);
  sheet.close();
}

std::string_view who_text(const Sheet& sheet, const AccountName& who) {
  return who.value == kCommandLine ? sheet.in(kAtTheOffice) : std::string_view(who.value);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string date_text(Date day, PageLanguage language) {
  const std::string number = std::to_string(unsigned(day.day()));
  const unsigned month = unsigned(day.month());
  if (language == PageLanguage::japanese) return std::to_string(month) + "月" + number + "日";
  return number + " " + std::string(kMonthsEn[month - 1]);
}

std::string full_date_text(Date day, PageLanguage language) {
  const std::string year = std::to_string(int(day.year()));
  return language == PageLanguage::japanese ? year + "年" + date_text(day, language)
                                            : date_text(day, language) + " " + year;
}

std::string day_text(Date day, PageLanguage language) {
  const unsigned weekday = weekday_of(day);
  if (language == PageLanguage::japanese)
    return date_text(day, language) + "（" + std::string(kDaysJa[weekday]) + "）";
  return std::string(kDaysEn[weekday]) + " " + date_text(day, language);
}

std::string when_text(UnixSeconds at, const PageContext& context) {
  const LocalTime local = tokyo_time(at);
  const int days = days_between(local.date, tokyo_time(context.now).date);
  const std::string time = to_iso(local.minutes);
  if (days == 0) return time;
  const bool japanese = context.language == PageLanguage::japanese;
  if (days == 1) return std::string(japanese ? kYesterday.ja : kYesterday.en) + " " + time;
  if (days < 0 || days > 300) return full_date_text(local.date, context.language) + " " + time;
  return date_text(local.date, context.language) + " " + time;
}

const Words& words_of(ListingKind kind) {
  return kKindWords[static_cast<std::size_t>(kind)];
}
const Words& words_of(AgeBand band) {
  return kAgeWords[static_cast<std::size_t>(band)];
}
std::string_view age_words(AgeBand band, PageLanguage language) {
  return Sheet(language).in(words_of(band));
}
const Words& words_of(Verdict verdict) {
  return kVerdictWords[static_cast<std::size_t>(verdict)];
}

}  // namespace tsudoi::web
