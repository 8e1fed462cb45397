#include "tests/screens/fixtures.h"

namespace tsudoi::test {

namespace {

Date day(std::string_view iso) {
  return date_from_iso(iso).value();
}

Session session(std::string_view date, int from_minutes, int to_minutes) {
  Session one;
  one.date = day(date);
  one.from = Minutes{static_cast<std::int16_t>(from_minutes)};
  one.to = Minutes{static_cast<std::int16_t>(to_minutes)};
  return one;
}

flow::CardView card(std::string id, ListingKind kind, flow::Words title, flow::Words place,
                    Session first) {
  flow::CardView view;
  view.listing = ListingId{std::move(id)};
  view.kind = kind;
  view.title = std::move(title);
  view.place = std::move(place);
  view.when = {std::move(first), 1};
  return view;
}

}  // namespace

flow::Words said(Language language, std::string ja, std::string en) {
  if (language == Language::english) return {std::move(en), false};
  return {std::move(ja), false};
}

flow::FrameView frame_of(flow::Screen screen, const flow::Settings& settings) {
  flow::FrameView frame;
  frame.screen = screen;
  frame.settings = settings;
  frame.now = {day("2026-11-21"), Minutes{14 * 60 + 5}};
  frame.standing.office_reached = LocalTime{day("2026-11-21"), Minutes{13 * 60 + 58}};
  frame.standing.saved = 1204;
  frame.standing.at_office = 1204;
  frame.standing.backed_up = 1180;
  frame.title = said(settings.language, "多摩市民館", "Tama Civic Hall");
  if (screen == flow::Screen::home) return frame;
  frame.can_go_back = screen != flow::Screen::slip && screen != flow::Screen::over_time;
  frame.can_start_over = frame.can_go_back;
  return frame;
}

std::vector<flow::CardView> sample_cards(Language l) {
  auto brush =
      card("shodo", ListingKind::event, said(l, "はじめての書道", "First steps in calligraphy"),
           said(l, "多摩市民館 3階 和室", "Tama Civic Hall, 3F tatami room"),
           session("2026-11-21", 900, 990));
  brush.sign_up = flow::SignUp::seat;
  brush.seats_left = 4;
  brush.free = true;
  auto reading = card("reading", ListingKind::circle, said(l, "夜の読書会", "Evening book club"),
                      said(l, "多摩市民館 2階 図書室", "Tama Civic Hall, 2F library"),
                      session("2026-11-21", 1110, 1200));
  reading.sign_up = flow::SignUp::walk_in;
  auto play =
      card("oyako", ListingKind::event,
           said(l, "2〜3才児の親子広場", "Playtime for two- and three-year-olds"),
           said(l, "多摩市民館 体育室", "Tama Civic Hall, gym"), session("2026-11-23", 600, 690));
  play.sign_up = flow::SignUp::ask_office;
  play.with_kids = true;
  auto course = card("support", ListingKind::course,
                     said(l, "子育て支援者養成講座", "Training for child-care supporters"),
                     said(l, "生田出張所", "Ikuta branch office"), session("2026-12-01", 600, 720));
  course.when.sessions = 7;
  course.sign_up = flow::SignUp::draw;
  course.closes_at = LocalTime{day("2026-11-25"), Minutes{17 * 60}};
  auto flowers = card("flowers", ListingKind::project,
                      said(l, "登戸駅前 花いっぱい活動", "Flowers for Noborito station"),
                      said(l, "登戸駅 生田緑地口", "Noborito station, Ikuta exit"),
                      session("2026-12-06", 540, 660));
  flowers.sign_up = flow::SignUp::office;
  flowers.one_hour = true;
  flowers.free = true;
  auto meeting =
      card("area", ListingKind::meeting,
           said(l, "エリアミーティング(第一小学区):これからの公園の使いかたを、みんなで考える会",
                "Area meeting (first school district): how shall we use our park from now on?"),
           said(l, "東生田会館", "Higashi-Ikuta hall"), session("2026-12-08", 1140, 1230));
  meeting.sign_up = flow::SignUp::walk_in;
  meeting.online = true;
  auto news = card("news", ListingKind::notice,
                   said(l, "助成金のお知らせ", "Grants for small groups"), {}, {});
  news.when = {};
  return {brush, reading, play, course, flowers, meeting, news};
}

flow::ListingView sample_listing(Language l) {
  flow::ListingView view;
  view.card = sample_cards(l)[4];
  view.card.closes_at = LocalTime{day("2026-12-04"), Minutes{17 * 60}};
  view.summary = said(l, "駅前の花だんに、いっしょに花を うえませんか。",
                      "Plant flowers by the station with us.");
  view.description = said(
      l,
      "道具は こちらで用意します。うごきやすい服で お越しください。1時間だけの参加も "
      "かんげいです。",
      "Tools are provided. Please come in clothes that are easy to move in. An hour is welcome.");
  view.audience = said(l, "どなたでも(小学生は 保護者と)", "Anyone (under 12 with a parent)");
  view.address = "川崎市多摩区登戸2-1";
  view.organiser = said(l, "登戸花の会", "Noborito Flower Group");
  view.contact_name = "髙橋";
  view.contact_phone = "044-000-1234";
  view.capacity_note = l == Language::english ? "20 people" : "20人くらい";
  view.fee.yen = 0;
  view.roles = {
      {RoleId{"participant"},
       said(l, "花をうえる", "Plant flowers"),
       flow::SignUp::office,
       20,
       {},
       60,
       true},
      {RoleId{"helper"},
       said(l, "道具の準備を手つだう", "Help to prepare the tools"),
       flow::SignUp::office,
       4,
       {},
       120,
       false},
      {RoleId{"lead"}, said(l, "班長", "Lead a group"), flow::SignUp::closed, 2, {}, 180, false}};
  view.rule = flow::SessionRule::any;
  view.sessions = {{0, session("2026-12-06", 540, 660), true, true},
                   {1, session("2026-12-13", 540, 660), false, true},
                   {2, session("2026-12-20", 540, 660), false, false}};
  view.next_steps = {sample_cards(l)[5], sample_cards(l)[1]};
  view.officer = flow::OfficerView{said(l, "第一小学区", "First school district"), "𠮷田 邉子",
                                   "044-000-5678"};
  view.can_start = flow::CanStart::yes;
  return view;
}

flow::SlipView sample_slip(Language l, Promise promise) {
  flow::SlipView view;
  view.promise = promise;
  view.card = sample_cards(l)[0];
  view.sessions = {session("2026-11-21", 900, 990)};
  if (promise == Promise::noted) return view;
  view.code = "4K7-29F-QX0";
  for (unsigned i = 0; i < 110; ++i) view.slip.push_back(static_cast<std::uint8_t>(i * 37 + 11));
  view.has_next_steps = true;
  return view;
}

flow::ConfirmView sample_confirm(Language l) {
  flow::ConfirmView view;
  view.card = sample_cards(l)[0];
  view.role = said(l, "参加する", "Take part");
  view.sessions = {session("2026-11-21", 900, 990)};
  view.steps = {{flow::StepKind::when, {}, flow::StepState::done},
                {flow::StepKind::questions, said(l, "お名前", "Name"), flow::StepState::done},
                {flow::StepKind::questions, said(l, "連絡先", "Contact"), flow::StepState::done},
                {flow::StepKind::confirm, {}, flow::StepState::current}};
  const auto answer = [&](FieldKind kind, flow::Words label, Answer value) {
    flow::AnswerView one;
    one.field = FieldId{"f" + std::to_string(view.answers.size())};
    one.kind = kind;
    one.label = std::move(label);
    one.answer = std::move(value);
    view.answers.push_back(std::move(one));
  };
  answer(FieldKind::name, said(l, "お名前", "Name"), PersonName{"渡邉 花子", "わたなべ はなこ"});
  answer(FieldKind::phone, said(l, "電話番号", "Phone"), std::string("09000001234"));
  answer(FieldKind::address, said(l, "ご住所", "Address"),
         PostalAddress{"2140014", "川崎市多摩区登戸1-2-3 メゾン𠮷田 205号室"});
  answer(FieldKind::birth_year, said(l, "生まれた年", "Year of birth"), std::int64_t{1958});
  answer(FieldKind::guardian, said(l, "保護者", "Guardian"),
         Guardian{{"髙﨑 健", "たかさき けん"}, "09000005678"});
  answer(FieldKind::team, said(l, "メンバー", "Members"),
         std::vector<TeamMember>{{{"山田 太郎", "やまだ たろう"}, 2010},
                                 {{"鈴木 みき", "すずき みき"}, 2009}});
  answer(FieldKind::yes_no, said(l, "はじめてですか", "Is it your first time?"), true);
  answer(FieldKind::statement, said(l, "ひとこと", "A word to us"), std::monostate{});
  answer(FieldKind::consent, said(l, "写真について", "Photos"),
         ConsentGiven{ConsentId{"photo"}, 1, true});
  return view;
}

}  // namespace tsudoi::test
