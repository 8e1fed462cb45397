#include "tests/web/sample_models.h"

namespace tsudoi::test {

using namespace tsudoi::web;
using namespace std::chrono_literals;

namespace {

constexpr Date kToday{2026y, std::chrono::November, 21d};

std::string words(const Canary& canary, std::string_view own) {
  return canary.text.empty() ? std::string(own) : canary.text;
}

UnixSeconds at(int days_ago, int hour, int minute) {
  return from_tokyo({add_days(kToday, -days_ago), {static_cast<std::int16_t>(hour * 60 + minute)}});
}

PublicId id_of(std::uint8_t number) {
  PublicId id;
  for (std::size_t i = 0; i < id.value.size(); ++i)
    id.value[i] = static_cast<std::uint8_t>(number * 37 + i * 73);
  return id;
}

ListingRow listing(const Canary& canary, std::string_view id, ListingKind kind,
                   std::string_view title) {
  ListingRow row;
  row.id = {std::string(id)};
  row.kind = kind;
  row.title = words(canary, title);
  row.centre_name = words(canary, "多摩市民館");
  row.date = add_days(kToday, 8);
  row.from = Minutes{600};
  row.capacity = 20;
  row.applications = 12;
  return row;
}

ApplicationRow application(const Canary& canary, std::uint8_t number, std::string_view title,
                           std::string_view role) {
  ApplicationRow row;
  row.id = id_of(number);
  row.at = at(0, 13, 58 - number * 4);
  row.centre_name = words(canary, number % 2 == 0 ? "生田出張所" : "多摩市民館");
  row.listing = {"event-1"};
  row.listing_title = words(canary, title);
  row.role_name = words(canary, role);
  row.age_band = static_cast<AgeBand>(3 + number % 6);
  return row;
}

PersonShown person(const Canary& canary, std::string_view name, std::string_view reading) {
  return {words(canary, name), words(canary, reading), words(canary, "044-000-0000")};
}

void add_people(std::vector<ApplicationRow>& rows, const Canary& canary) {
  rows[0].person = person(canary, "髙橋 春子", "たかはし はるこ");
  rows[1].person = person(canary, "山﨑 誠", "やまざき まこと");
  rows[2].person = person(canary, "渡邉 和夫", "わたなべ かずお");
  rows[3].person = person(canary, "𠮷田 さくら", "よしだ さくら");
  rows[4].person = person(canary, "鈴木 一郎", "すずき いちろう");
}

}  // namespace

PageContext sample_context(PageLanguage language, WebRole role) {
  return {language, at(0, 14, 5), {{"tama-officer"}, role, {}}, "csrf-of-this-session", "/"};
}

KiosksModel sample_kiosks(const Canary& canary) {
  KiosksModel model;
  const auto add = [&](std::string_view place, std::string_view district, KioskState state,
                       std::uint64_t waiting, std::optional<UnixSeconds> contact) {
    model.rows.push_back({words(canary, place), words(canary, district), contact, waiting, state,
                          words(canary, "7QK-3FD"), words(canary, "90f86557")});
  };
  add("秋葉区 集会所", "秋葉区", KioskState::maybe_cloned, 0, at(0, 9, 12));
  add("西蒲 まちづくりセンター", "西蒲区", KioskState::waits_for_stick, 31, at(3, 16, 40));
  add("生田出張所", "多摩区", KioskState::no_line, 12, at(1, 17, 20));
  add("多摩市民館 1階", "多摩区", KioskState::fine, 0, at(0, 13, 58));
  add("菅 こども文化センター", "多摩区", KioskState::fine, 0, at(0, 13, 57));
  add("麻生市民館", "麻生区", KioskState::fine, 2, at(0, 13, 2));
  model.rows.back().times_set_back = 1;
  model.rows.back().clock_ahead_seconds = -4000;
  model.rows.back().troubles.bits = 0x80000001;  // little room, and what only a newer kiosk knows
  add("岡上分館", "麻生区", KioskState::never_seen, 0, std::nullopt);
  add("高津市民館 2階", "高津区", KioskState::revoked, 0, at(40, 10, 0));
  model.in_touch = 5;
  return model;
}

DashboardModel sample_dashboard(const Canary& canary) {
  DashboardModel model{48, 61, 132, 9, 17, 31, 40, 42, {}, {}, {}, {}};
  const std::uint64_t counts[] = {21, 34, 18, 40, 52, 61, 33, 29, 44, 38, 57, 72, 61, 48};
  for (int i = 0; i < 14; ++i)
    model.applications_by_day.push_back({add_days(kToday, i - 13), counts[i]});
  for (const auto& [name, count] : {std::pair{"川崎区", 181u},
                                    {"幸区", 120u},
                                    {"中原区", 310u},
                                    {"高津区", 230u},
                                    {"宮前区", 280u},
                                    {"多摩区", 410u},
                                    {"麻生区", 350u}})
    model.applications_by_district.push_back({words(canary, name), count});
  model.kiosks = sample_kiosks(canary).rows;
  model.attention = {{Attention::undecided, 17},
                     {Attention::draws_due, 2},
                     {Attention::quarantined, 1, at(9, 10, 0)},
                     {Attention::import_refused, 12},
                     {Attention::kiosks_silent, 2},
                     {Attention::purge_late, 31},
                     {Attention::kiosks_in_trouble, 1},
                     {Attention::kiosks_awaited, 3},
                     {Attention::kiosks_doubtful, 1},
                     {Attention::no_backup, 0},
                     {Attention::backup_old, 12}};
  return model;
}

ListingsModel sample_listings(const Canary& canary) {
  ListingsModel model;
  model.filter.words = canary.text;
  model.centres = {{{"tama"}, words(canary, "多摩市民館")},
                   {{"ikuta"}, words(canary, "生田出張所")}};
  const auto add = [&](std::string_view id, ListingKind kind, std::string_view title) {
    model.rows.push_back(listing(canary, id, kind, title));
  };
  add("walk-1", ListingKind::event, "多摩川を歩いて生き物をさがす会");
  add("course-1", ListingKind::course, "コーディネーター育成講座（全7回）");
  add("project-1", ListingKind::project, "駅前の花だんを いっしょに育てる");
  add("call-1", ListingKind::open_call, "地域教育会議 公募委員");
  add("advice-1", ListingKind::consultation, "市民活動相談");
  add("circle-1", ListingKind::circle, "朝のラジオ体操サークル");
  model.rows[1].state = ListingState::full;
  model.rows[1].applications = 34;
  model.rows[3].state = ListingState::to_open;
  model.rows[4].date.reset();
  model.rows[4].capacity.reset();
  model.rows[5].state = ListingState::closed;
  model.page = {{2}, 1671, 50};
  return model;
}

ApplicationsModel sample_applications(NamesShown names, const Canary& canary) {
  ApplicationsModel model;
  model.filter.names = names;
  model.rows = {application(canary, 1, "多摩川を歩いて生き物をさがす会", "参加者"),
                application(canary, 2, "コーディネーター育成講座（全7回）", "受講者"),
                application(canary, 3, "駅前の花だんを いっしょに育てる", "水やり 1回1時間"),
                application(canary, 4, "地域教育会議 公募委員", "委員"),
                application(canary, 5, "市民活動相談", "相談する人")};
  model.rows[0].promise = Promise::confirmed;
  model.rows[1].verdict = Verdict::wait_listed;
  model.rows[2].verdict = Verdict::confirmed;
  model.rows[3].verdict = Verdict::declined;
  model.rows[4].clock = ClockTrust::uncertain;
  model.rows[4].at = at(1, 16, 30);
  if (names == NamesShown::shown) add_people(model.rows, canary);
  model.page = {{1}, 5, 50};
  return model;
}

ApplicationModel sample_application(const Canary& canary) {
  ApplicationModel model;
  model.row = application(canary, 2, "コーディネーター育成講座（全7回）", "受講者");
  model.row.verdict = Verdict::wait_listed;
  for (const auto& [label, value] :
       {std::pair{"お名前", "髙橋 春子（たかはし はるこ）"},
        {"電話", "044-000-0000"},
        {"住所", "214-0014 川崎市多摩区登戸"},
        {"生まれた年", "1958年"},
        {"参加のきっかけ", "公民館の掲示で知りました。\n料理の経験を いかしたいです。"}})
    model.answers.push_back({words(canary, label), words(canary, value)});
  model.decisions = {{model.row.id, Verdict::wait_listed, VerdictReason::full, at(0, 13, 52), 1}};
  return model;
}

QuarantineModel sample_quarantine(const Canary& canary) {
  QuarantineModel model;
  const auto add = [&](std::uint64_t number, std::optional<EntryKind> kind, AsideCause cause) {
    model.rows.push_back({number, at(0, 9, 12), words(canary, "多摩市民館"),
                          words(canary, "10ab33f0"), kind, kind ? 1U : 12U,
                          kind ? words(canary, "コーディネーター育成講座（全7回）") : "", cause});
  };
  add(14, EntryKind::applied, AsideCause::no_listing);
  add(13, EntryKind::attended, AsideCause::no_session);
  add(12, std::nullopt, AsideCause::two_histories);
  add(9, EntryKind::applied, AsideCause::newer);
  model.page = {{1}, 4, 50};
  model.stayed = 14;
  return model;
}

ImportsModel sample_imports(const Canary& canary) {
  return {{{at(0, 9, 0), words(canary, "141305_event.csv"), 12, 5, 208, 31, 0, 0},
           {at(3, 9, 0), words(canary, "132241_kominkan_event_list.csv"), 40, 2, 95, 0, 12, 21}}};
}

DisposalsModel sample_disposals(const Canary& canary) {
  DisposalsModel model;
  const auto add = [&](DisposedBy by, std::string_view title, std::string_view purpose,
                       std::uint32_t days, std::uint64_t entries) {
    DisposalRow row;
    row.at = at(0, 4, 5);
    row.by = by;
    row.who = {words(canary, "tama-officer")};
    row.listing_title = words(canary, title);
    row.purpose = words(canary, purpose);
    row.days = days;
    row.entries = entries;
    row.first = add_days(kToday, -120);
    row.last = add_days(kToday, -92);
    model.rows.push_back(row);
  };
  add(DisposedBy::itself, "多摩川を歩いて生き物をさがす会",
      "参加の受付と、変わったことの連絡に使います。", 90, 24);
  add(DisposedBy::person, "コーディネーター育成講座（全7回）",
      "受講の受付、出席の記録、修了証に使います。", 90, 18);
  model.rows.back().fields = words(canary, "電話番号、メールアドレス");
  add(DisposedBy::restore, "", "", 365, 3);
  model.rows.back().what = Disposed::waiting;
  model.page = {{1}, 3, 50};
  model.last_purge = at(0, 4, 5);
  return model;
}

AuditModel sample_audit(const Canary& canary) {
  AuditModel model;
  const auto add = [&](UnixSeconds when, AuditAct act, std::string_view about) {
    model.lines.push_back({when,
                           {words(canary, "tama-officer")},
                           act,
                           words(canary, about),
                           words(canary, "10.2.0.14")});
  };
  add(at(0, 13, 53), AuditAct::decision_refused, "4K7-29F-QX0 confirmed: refused");
  add(at(0, 13, 52), AuditAct::decided, "4K7-29F-QX0 wait_listed");
  add(at(0, 13, 50), AuditAct::looked_at_application, "4K7-29F-QX0");
  add(at(0, 13, 48), AuditAct::looked_at_names, "course-1 page 1");
  add(at(0, 13, 47), AuditAct::signed_in, "-");
  add(at(1, 22, 10), AuditAct::sign_in_refused, "-");
  model.page = {{1}, 6, 50};
  return model;
}

std::vector<NamedPage> all_pages(PageLanguage language, const Canary& canary) {
  PageContext context = sample_context(language, WebRole::admin);
  if (!canary.text.empty()) {
    context.viewer.name = {canary.text};
    context.csrf = canary.text;
    context.here = "/listings?words=" + canary.text;
  }
  SignInModel sign_in{language, SignInNotice::must_wait, 30, words(canary, "token")};
  return {
      {"today", dashboard_page(sample_dashboard(canary), context)},
      {"listings", listings_page(sample_listings(canary), context)},
      {"applications", applications_page(sample_applications(NamesShown::hidden, canary), context)},
      {"names", applications_page(sample_applications(NamesShown::shown, canary), context)},
      {"application", application_page(sample_application(canary), context)},
      {"quarantine", quarantine_page(sample_quarantine(canary), context)},
      {"kiosks", kiosks_page(sample_kiosks(canary), context)},
      {"imports", imports_page(sample_imports(canary), context)},
      {"disposals", disposals_page(sample_disposals(canary), context)},
      {"audit", audit_page(sample_audit(canary), context)},
      {"sign-in", sign_in_page(sign_in)},
      {"sorry", sorry_page(Sorry::not_found, language)}};
}

}  // namespace tsudoi::test
