#include <array>

#include "sync/office/web/application_words.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"申込", "Application"};
constexpr Words kAudited{"この閲覧は操作の記録に残りました", "This view is in the audit log"};
constexpr Words kAnswers{"書かれたこと", "What was filled in"};
constexpr Words kFacts{"申込の内容", "About it"};
constexpr Words kHistory{"決定の記録", "Decisions"};
constexpr Words kNoDecision{"まだ決定がありません", "No decision yet"};
constexpr Words kNoAnswers{"記入された項目は ありません", "Nothing was filled in"};
constexpr Words kPurged{"保存期間がすぎたため、消しました", "Erased, since its time is over"};
constexpr Words kListing{"催し", "Listing"};
constexpr Words kRole{"役割", "Role"};
constexpr Words kSessions{"えらんだ日", "Dates chosen"};
constexpr Words kAllSessions{"すべて", "all"};
constexpr Words kComma{"、", ", "};
constexpr Words kCentre{"館", "Centre"};
constexpr Words kTime{"受付", "Received"};
constexpr Words kAge{"年代", "Age"};
constexpr Words kResult{"結果", "Result"};
constexpr Words kDecide{"決める", "Decide"};
constexpr Words kConfirm{"席を用意する", "Give a seat"};
constexpr Words kWaitList{"キャンセル待ちにする", "Wait-list"};
constexpr Words kDecline{"お断りする", "Decline"};
constexpr Words kFull{"満席のため、席を用意できません。", "It is full, so no seat can be given."};
constexpr Words kNotOffered{"もう募集していないため、席を用意できません。",
                            "It is no longer offered, so no seat can be given."};
constexpr Words kKiosksAwaited{"すべての端末から連絡があるまで、席は決められません。",
                               "Seats can be given when every kiosk has been in touch again."};
constexpr Words kPromised{"この席は もうお約束しています。変えられません。",
                          "This seat is already promised and cannot be changed."};
constexpr Words kWithdrawn{"ご本人が取り下げました。", "The resident has withdrawn."};
constexpr Words kBack{"一覧へもどる", "Back to the list"};
constexpr Words kClockUnsure{"時計が不確か", "clock uncertain"};

constexpr std::array<Words, 3> kPromiseWords{{
    {"決定待ち", "Undecided"},
    {"席あり（端末）", "Confirmed by kiosk"},
    {"記録のみ", "Noted"},
}};
constexpr std::array<Words, 8> kReasonWords{{
    {"空きがあったため", "a seat was free"},
    {"満席のため", "it was full"},
    {"受付終了のため", "sign-up had closed"},
    {"端末の席から", "from the kiosk's seats"},
    {"職員の決定", "by staff"},
    {"本人の申し出", "by the resident"},
    {"抽選", "by draw"},
    {"対象外", "not ours to decide"},
}};

Tone tone_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::confirmed: return Tone::calm;
    case Verdict::drawn: return Tone::calm;
    case Verdict::wait_listed: return Tone::sun;
    case Verdict::declined: return Tone::warm;
    case Verdict::withdrawn: return Tone::plain;
  }
  return Tone::plain;
}

/// Its number where it has no date.
std::string session_text(const SessionChosen& session, PageLanguage language) {
  if (!session.date)
    return language == PageLanguage::japanese ? "第" + std::to_string(session.number) + "回"
                                              : "no. " + std::to_string(session.number);
  return day_text(*session.date, language) + (session.from ? " " + to_iso(*session.from) : "");
}

void fact(Sheet& sheet, const Words& label, std::string_view value) {
  sheet.say("dt", label);
  sheet.element("dd", value);
}

void facts_card(Sheet& sheet, const ApplicationRow& row, const PageContext& context) {
  sheet.open("section", {{"class", "card"}});
  sheet.say("h2", kFacts);
  sheet.open("dl");
  fact(sheet, kListing, row.listing_title);
  fact(sheet, kRole, row.role_name);
  if (row.sessions) fact(sheet, kSessions, sessions_text(row, context.language));
  fact(sheet, kCentre, row.centre_name);
  fact(sheet, kTime, when_text(row.at, context));
  fact(sheet, kAge, sheet.in(words_of(row.age_band)));
  sheet.say("dt", kResult);
  sheet.open("dd");
  result_tag(sheet, row);
  sheet.close().close().close();
}

void answers_card(Sheet& sheet, const ApplicationModel& model) {
  sheet.open("section", {{"class", "card wide"}});
  sheet.say("h2", kAnswers);
  if (model.is_purged) sheet.nothing_here(kPurged);
  if (model.answers.empty() && !model.is_purged) sheet.nothing_here(kNoAnswers);
  sheet.open("dl");
  for (const AnswerShown& answer : model.answers)
    sheet.element("dt", answer.label).element("dd", answer.value);
  sheet.close().close();
}

/// Why not; nullptr: nothing stands in the way, or nobody would ask.
const Words* why_not(Hindrance hindrance) {
  switch (hindrance) {
    case Hindrance::none: return nullptr;
    case Hindrance::full: return &kFull;
    case Hindrance::not_offered: return &kNotOffered;
    case Hindrance::kiosks_awaited: return &kKiosksAwaited;
    case Hindrance::promised: return &kPromised;
    case Hindrance::withdrawn: return &kWithdrawn;
    case Hindrance::no_seat_asked: return nullptr;
  }
  return nullptr;
}

void refusal(Sheet& sheet, const ApplicationModel& model) {
  const Words* why = why_not(model.hindrance);
  if (model.was_just_refused && why != nullptr)
    sheet.say("p", {{"class", "notice"}, {"role", "alert"}}, *why);
}

void decision_button(Sheet& sheet, Verdict verdict, const Words& words) {
  sheet.say("button", {{"type", "submit"}, {"name", "verdict"}, {"value", name_of(verdict)}},
            words);
}

void decision_form(Sheet& sheet, const ApplicationModel& model, const PageContext& context) {
  const std::string target = "/applications/" + to_hex(model.row.id.view()) + "/decision";
  sheet.open("form", {{"method", "post"}, {"action", target}, {"class", "decide"}});
  sheet.leaf("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", context.csrf}});
  if (!hinders(model.hindrance, Verdict::confirmed))
    decision_button(sheet, Verdict::confirmed, kConfirm);
  decision_button(sheet, Verdict::wait_listed, kWaitList);
  decision_button(sheet, Verdict::declined, kDecline);
  sheet.close();
}

/// No button that could not work.
void decision_card(Sheet& sheet, const ApplicationModel& model, const PageContext& context) {
  if (model.hindrance == Hindrance::no_seat_asked) return;
  sheet.open("section", {{"class", "card"}});
  sheet.say("h2", kDecide);
  if (const Words* why = why_not(model.hindrance)) sheet.say("p", *why);
  if (!hinders(model.hindrance, Verdict::declined)) decision_form(sheet, model, context);
  sheet.close();
}

void history_card(Sheet& sheet, const std::vector<Decision>& decisions,
                  const PageContext& context) {
  sheet.open("section", {{"class", "card wide"}});
  sheet.say("h2", kHistory);
  if (decisions.empty()) return sheet.close_empty(kNoDecision);
  sheet.open("table", {{"class", "list"}}).open("tbody");
  for (const Decision& decision : decisions) {
    sheet.open("tr").element("td", when_text(decision.at, context)).open("td");
    sheet.tag(tone_of(decision.verdict), words_of(decision.verdict));
    sheet.close();
    sheet.say("td", kReasonWords[static_cast<std::size_t>(decision.reason)]);
    sheet.close();
  }
  sheet.close().close().close();
}

}  // namespace

void result_tag(Sheet& sheet, const ApplicationRow& row) {
  if (row.verdict) return sheet.tag(tone_of(*row.verdict), words_of(*row.verdict));
  const Tone tone = row.promise == Promise::received ? Tone::sun : Tone::calm;
  sheet.tag(tone, kPromiseWords[static_cast<std::size_t>(row.promise)]);
}

std::string sessions_text(const ApplicationRow& row, PageLanguage language) {
  if (!row.sessions) return {};
  const Sheet words(language);
  if (row.sessions->empty()) return std::string(words.in(kAllSessions));
  std::string text;
  for (const SessionChosen& session : *row.sessions) {
    if (!text.empty()) text += words.in(kComma);
    text += session_text(session, language);
  }
  return text;
}

void time_cell(Sheet& sheet, const ApplicationRow& row, const PageContext& context) {
  sheet.open("td", {{"class", "time"}}).text(when_text(row.at, context));
  if (row.clock == ClockTrust::uncertain) sheet.say("small", kClockUnsure);
  sheet.close();
}

std::string application_page(const ApplicationModel& model, const PageContext& context) {
  PageTitle title{NavItem::applications, kTitle, slip_code_of(model.row.id)};
  Sheet sheet = begin_page(context, title);
  refusal(sheet, model);
  sheet.open("p", {{"class", "names shown"}});
  sheet.say(kAudited);
  sheet.say("a", {{"class", "button"}, {"href", "/applications"}}, kBack);
  sheet.close();
  sheet.open("div", {{"class", "board"}});
  answers_card(sheet, model);
  facts_card(sheet, model.row, context);
  history_card(sheet, model.decisions, context);
  if (may_decide(context.viewer)) decision_card(sheet, model, context);
  sheet.close();
  return end_page(sheet);
}

}  // namespace tsudoi::web
