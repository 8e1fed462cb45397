#include "tests/flow/town.h"

namespace tsudoi::test {
namespace {

Field field(const char* id, FieldKind kind, const char* label, bool required = true) {
  Field out;
  out.id = {id};
  out.kind = kind;
  out.label = both(label, std::string(id) + " in English");
  out.required = required;
  if (kind == FieldKind::choice || kind == FieldKind::choices)
    out.options = {{{"a"}, both("花", "Flowers")}, {{"b"}, both("本", "Books")}};
  if (kind == FieldKind::consent) {
    out.consent = {"privacy"};
    out.consent_version = 2;
  }
  if (kind == FieldKind::guardian) out.age_below = 18;
  return out;
}

Form sign_up_form() {
  using enum FieldKind;
  Form form{{"sign-up"}, 1, both("申込みの連絡に使います", ""), {}, {}, {}};
  form.steps = {{both("お名前", "Name"), {field("name", name, "お名前")}},
                {both("連絡先", "Contact"),
                 {field("phone", phone, "電話"), field("year", birth_year, "生まれた年"),
                  field("guardian", guardian, "保護者")}}};
  return form;
}

/// One field of every kind, over three steps.
Form everything_form() {
  using enum FieldKind;
  Form form{{"everything"}, 1, both("目的", ""), {}, {}, {}};
  form.steps = {{both("ひとつめ", ""),
                 {field("text", text, "ことば"), field("choice", choice, "一つ"),
                  field("choices", choices, "いくつでも"), field("yes", yes_no, "はい・いいえ"),
                  field("number", number, "人数"), field("date", date, "ご希望の日")}},
                {both("ふたつめ", ""),
                 {field("name", name, "お名前"), field("phone", phone, "電話"),
                  field("mail", email, "メール"), field("address", address, "ご住所"),
                  field("year", birth_year, "生まれた年"), field("band", age_band, "年代", false)}},
                {both("みっつめ", ""),
                 {field("guardian", guardian, "保護者"), field("team", team, "チーム"),
                  field("words", statement, "おもい"), field("consent", consent, "同意")}}};
  return form;
}

Form survey_form() {
  using enum FieldKind;
  Form form{{"survey"}, 1, both("まちづくりに使います", ""), {}, {}, {}};
  form.steps = {{both("アンケート", "Survey"),
                 {field("band", age_band, "年代"), field("likes", choices, "関心"),
                  field("voice", statement, "ひとこと", false)}}};
  return form;
}

Session session(const char* date, int from, int to) {
  Session out;
  out.date = day(date);
  out.from = Minutes{static_cast<std::int16_t>(from * 60)};
  out.to = Minutes{static_cast<std::int16_t>(to * 60)};
  return out;
}

Role role(const char* id, SeatMode mode, std::uint16_t minutes_asked = 0) {
  return {{id}, both(id, id), mode, 20, minutes_asked, {}};
}

Listing listing(ListingKind kind, std::string title, const char* form) {
  Listing out;
  out.id = listing_of_kind(kind);
  out.kind = kind;
  out.title = both(std::move(title), "");
  out.title.others.clear();
  out.form = {form};
  out.centre = {"tama"};
  out.area = {"daiichi"};
  out.place.name = both("3階 和室", "Room 3");
  return out;
}

void add_gatherings(flow::Published& town) {
  Listing event = listing(ListingKind::event, "はじめての書道", "sign-up");
  event.title_kana = "ハジメテノショドウ";
  event.title.others = {{Language::english, "First calligraphy"}};
  event.sessions = {session("2026-11-21", 15, 17), session("2026-11-28", 15, 17)};
  event.roles = {role("participant", SeatMode::first_come), role("helper", SeatMode::office, 60)};
  event.fee.yen = 0;
  event.next_steps = {listing_of_kind(ListingKind::course), {"gone"}};
  Listing course = listing(ListingKind::course, "子育て支援者養成講座", "sign-up");
  for (int week = 0; week < 7; ++week) {
    course.sessions.push_back(session("2026-12-01", 10, 12));
    course.sessions.back().date = add_days(day("2026-12-01"), 7 * week);
  }
  course.roles = {role("participant", SeatMode::draw)};
  course.closes_at = LocalTime{day("2026-11-25"), Minutes{17 * 60}};
  Listing meeting = listing(ListingKind::meeting, "エリアミーティング（第一小学区）", "");
  meeting.sessions = {session("2026-12-08", 19, 21)};
  meeting.roles = {role("participant", SeatMode::walk_in)};
  meeting.tags = {"online"};
  town.listings.insert(town.listings.end(), {event, course, meeting});
}

void add_activities(flow::Published& town) {
  Listing project = listing(ListingKind::project, "登戸駅前 花いっぱい活動", "sign-up");
  project.sessions = {session("2026-12-06", 9, 10), session("2026-12-13", 9, 10)};
  project.roles = {role("helper", SeatMode::office, 60)};
  project.tags = {"one-hour", "kids"};
  Listing circle = listing(ListingKind::circle, "夜の読書会", "sign-up");
  circle.roles = {role("member", SeatMode::office)};
  Listing talk = listing(ListingKind::consultation, "市民活動相談", "everything");
  talk.sessions = {session("2026-11-24", 10, 11), session("2026-11-25", 10, 11)};
  talk.roles = {role("visitor", SeatMode::office)};
  town.listings.insert(town.listings.end(), {project, circle, talk});
}

void add_the_rest(flow::Published& town) {
  Listing call = listing(ListingKind::open_call, "公募市民（委員）", "everything");
  call.roles = {role("member", SeatMode::office)};
  Listing join = listing(ListingKind::association, "町内会・自治会加入連絡票", "sign-up");
  join.roles = {role("household", SeatMode::office)};
  Listing registry = listing(ListingKind::registry, "人材登録", "everything");
  registry.roles = {role("person", SeatMode::office), role("group", SeatMode::office)};
  Listing survey = listing(ListingKind::survey, "1分アンケート", "survey");
  survey.roles = {role("citizen", SeatMode::walk_in)};
  Listing need = listing(ListingKind::need, "髙﨑商店街のチラシづくり", "sign-up");
  need.roles = {role("professional", SeatMode::office)};
  Listing notice = listing(ListingKind::notice, "地域活動レポート", "");
  town.listings.insert(town.listings.end(), {call, join, registry, survey, need, notice});
}

}  // namespace

Date day(std::string_view iso) {
  return date_from_iso(iso).value();
}

Text both(std::string ja, std::string en) {
  Text text{std::move(ja), {}};
  if (!en.empty()) text.others.emplace_back(Language::english, std::move(en));
  return text;
}

ListingId listing_of_kind(ListingKind kind) {
  return {std::string(name_of(kind)) + "-1"};
}

flow::Published published_town() {
  flow::Published town;
  add_gatherings(town);
  add_activities(town);
  add_the_rest(town);
  town.forms = {sign_up_form(), everything_form(), survey_form()};
  Centre tama;
  tama.id = {"tama"};
  tama.name = both("多摩市民館", "Tama Civic Hall");
  Centre ikuta = tama;
  ikuta.id = {"ikuta"};
  ikuta.name = both("生田出張所", "");
  town.centres = {tama, ikuta};
  Area area;
  area.id = {"daiichi"};
  area.name = both("第一小学区", "");
  area.officer_name = "地域 担当";
  town.areas = {area};
  return town;
}

Town::Town(flow::Published published)
    : catalogue(std::move(published)), now(from_tokyo({day("2026-11-21"), Minutes{14 * 60 + 5}})) {
  seats_left[{listing_of_kind(ListingKind::event), {"participant"}}] = 4;
}

flow::World Town::world() const {
  flow::World world;
  world.catalogue = &catalogue;
  world.seats_left = &seats_left;
  world.converter = &converter;
  world.own_centre = {"tama"};
  world.sync = {};
  world.sync.office_reached = UnixSeconds{now.value - 420};
  world.now = now;
  return world;
}

}  // namespace tsudoi::test
