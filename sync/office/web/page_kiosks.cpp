#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"端末", "Kiosks"};
constexpr Words kPlace{"場所", "Place"};
constexpr Words kLastContact{"最後の連絡", "Last contact"};
constexpr Words kWaiting{"未送信", "Waiting"};
constexpr Words kState{"ようす", "State"};
constexpr Words kNumber{"端末の番号", "Kiosk number"};
constexpr Words kShortString{"照合の文字", "Check word"};
constexpr Words kNever{"まだ", "never"};
constexpr Words kNoKiosks{"端末がまだ登録されていません", "No kiosk is enrolled yet"};
constexpr Words kSetBack{"前の状態にもどった", "Disk was set back"};
constexpr Words kClockAhead{"時計が進んでいる", "Clock is ahead"};
constexpr Words kClockBehind{"時計が遅れている", "Clock is behind"};

struct StateLook {
  Tone tone;
  Words words;
};
constexpr std::array<StateLook, 7> kStateLooks{{
    {Tone::calm, {"順調", "Fine"}},
    {Tone::plain, {"連絡まち", "Not yet heard"}},
    {Tone::sun, {"回線なし", "No line"}},
    {Tone::sun, {"USB を待つ", "Waits for USB"}},
    {Tone::warm, {"複製のおそれ", "Maybe cloned"}},
    {Tone::warm, {"停止", "Revoked"}},
    {Tone::plain, {"再登録ずみ", "Enrolled again"}},
}};

constexpr std::array<Words, kTroubles> kTroubleWords{{
    {"空きが少ない", "Little room"},
    {"ディスクが満杯・受付できません", "Disk full: takes no sign-ups"},
    {"書き込めません・受付できません", "Disk read-only: takes no sign-ups"},
    {"ディスクの書き込み失敗", "Disk failed to write"},
    {"データ破損の記録あり", "Data was damaged"},
    {"時計のずれ", "Clock is wrong"},
}};
constexpr Words kOtherTrouble{"その他の不具合", "Other trouble"};

void trouble_tags(Sheet& sheet, const Troubles& troubles) {
  for (const Trouble trouble : known_in(troubles)) {
    sheet.text(" ");
    sheet.tag(trouble == Trouble::disk_low ? Tone::sun : Tone::warm,
              kTroubleWords[static_cast<std::size_t>(trouble)]);
  }
  if (!troubles.has_unknown()) return;
  sheet.text(" ");
  sheet.tag(Tone::warm, kOtherTrouble);
}

/// What is true beside the worst.
void more_tags(Sheet& sheet, const KioskRow& row) {
  const auto add = [&](const Words& words) {
    sheet.text(" ");
    sheet.tag(Tone::sun, words);
  };
  if (row.times_set_back > 0) add(kSetBack);
  if (row.troubles.has(Trouble::clock_wrong)) return;  // said by the kiosk itself
  if (row.clock_ahead_seconds > kClockOffSeconds) add(kClockAhead);
  if (row.clock_ahead_seconds < -kClockOffSeconds) add(kClockBehind);
}

void kiosk_row(Sheet& sheet, const KioskRow& row, const PageContext& context,
               KioskColumns columns) {
  const StateLook& look = kStateLooks[static_cast<std::size_t>(row.state)];
  sheet.open("tr").open("th", {{"scope", "row"}});
  sheet.text(row.place).element("small", row.district).close();
  if (row.last_contact)
    sheet.element("td", {{"class", "time"}}, when_text(*row.last_contact, context));
  else
    sheet.say("td", kNever);
  sheet.number_cell(row.waiting);
  sheet.open("td");
  sheet.tag(look.tone, look.words);
  trouble_tags(sheet, row.troubles);
  const bool goes_on = row.state != KioskState::revoked && row.state != KioskState::replaced;
  if (goes_on) more_tags(sheet, row);
  sheet.close();
  if (columns == KioskColumns::all)
    sheet.element("td", {{"class", "code"}}, row.number)
        .element("td", {{"class", "code"}}, row.short_string);
  sheet.close();
}

std::string in_touch_text(const KiosksModel& model, PageLanguage language) {
  const std::string heard = grouped(model.in_touch), all = grouped(model.rows.size());
  if (language == PageLanguage::japanese)
    return all + "台のうち" + heard + "台から、1時間以内に連絡あり";
  return heard + " of " + all + " heard from in the last hour";
}

}  // namespace

void kiosk_table(Sheet& sheet, const std::vector<KioskRow>& rows, const PageContext& context,
                 KioskColumns columns) {
  sheet.open("div", {{"class", "scroll"}}).open("table", {{"class", "list"}});
  sheet.open("thead").open("tr");
  sheet.head_cell(kPlace);
  sheet.head_cell(kLastContact);
  sheet.head_number(kWaiting);
  sheet.head_cell(kState);
  if (columns == KioskColumns::all) {
    sheet.head_cell(kNumber);
    sheet.head_cell(kShortString);
  }
  sheet.close().close().open("tbody");
  for (const KioskRow& row : rows) kiosk_row(sheet, row, context, columns);
  sheet.close().close().close();
}

std::string kiosks_page(const KiosksModel& model, const PageContext& context) {
  PageTitle title{NavItem::kiosks, kTitle, {}, 60};
  title.subtitle = in_touch_text(model, context.language);
  Sheet sheet = begin_page(context, title);
  sheet.open("section", {{"class", "card"}});
  if (model.rows.empty())
    sheet.nothing_here(kNoKiosks);
  else
    kiosk_table(sheet, model.rows, context, KioskColumns::all);
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
