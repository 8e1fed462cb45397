// Fields of every kind, some answered, some wrong.
#include "tests/screens/fixtures.h"

namespace tsudoi::test {

namespace {

flow::FieldView field(std::string id, FieldKind kind, flow::Words label) {
  flow::FieldView view;
  view.id = FieldId{std::move(id)};
  view.kind = kind;
  view.label = std::move(label);
  view.required = true;
  return view;
}

flow::InputView input(const flow::FieldView& of, flow::Part part, std::string text) {
  flow::InputView view;
  view.slot = {of.id, part, 0};
  view.text = std::move(text);
  view.caret = view.text.size();
  view.characters_left = 30;
  return view;
}

flow::FieldView typed(std::string id, FieldKind kind, flow::Words label, std::string text) {
  auto view = field(std::move(id), kind, std::move(label));
  view.inputs = {input(view, flow::Part::whole, std::move(text))};
  return view;
}

}  // namespace

std::vector<flow::FieldView> name_fields(Language l) {
  auto name =
      field("name", FieldKind::name, said(l, "お名前(ひらがなで かまいません)", "Your name"));
  name.inputs = {input(name, flow::Part::written, "渡邉はなこ"),
                 input(name, flow::Part::reading, "わたなべ はなこ")};
  name.inputs[0].focused = true;
  name.inputs[0].compose_from = 6;
  name.inputs[0].compose_to = 15;
  name.inputs[1].filled_by_typing = true;
  return {name};
}

std::vector<flow::FieldView> contact_fields(Language l) {
  auto phone = typed("phone", FieldKind::phone, said(l, "電話番号", "Phone number"), "0900000");
  phone.problem = Problem::phone_digits;
  phone.inputs[0].problem = phone.problem;
  phone.help =
      said(l, "日中に つながる番号を おねがいします。", "A number that reaches you by day.");
  auto mail = typed("mail", FieldKind::email, said(l, "メールアドレス", "E-mail"), "");
  mail.required = false;
  auto address = field("address", FieldKind::address, said(l, "ご住所", "Address"));
  address.inputs = {
      input(address, flow::Part::postal_code, "2140014"),
      input(address, flow::Part::line, "神奈川県川崎市多摩区登戸1-2-3 メゾン𠮷田登戸 205号室")};
  auto year =
      typed("year", FieldKind::birth_year, said(l, "生まれた年", "Year of birth"), "昭和33");
  year.inputs[0].typing = flow::Typing::year;
  auto children = typed("children", FieldKind::number, said(l, "お子さんの人数", "Children"), "2");
  auto text = typed("school", FieldKind::text, said(l, "学校名", "School"), "𠮷祥寺高校");
  auto statement =
      typed("why", FieldKind::statement, said(l, "応募の理由", "Why you would like to join"),
            "地域の公園を、子どもも お年よりも つかいやすい場所に したいと思っています。"
            "これまで十年、花だんの世話を してきました。");
  statement.inputs[0].characters_left = 12;
  return {phone, mail, address, year, children, text, statement};
}

std::vector<flow::FieldView> chosen_fields(Language l) {
  auto one =
      field("how", FieldKind::choice, said(l, "どこで知りましたか", "How did you hear of us?"));
  one.options = {{OptionId{"poster"}, said(l, "ポスター", "Poster"), true},
                 {OptionId{"friend"}, said(l, "友だちから", "A friend"), false},
                 {OptionId{"kiosk"}, said(l, "この画面で", "This screen"), false}};
  auto some = field("skills", FieldKind::choices, said(l, "できること", "What you can do"));
  some.problem = Problem::too_few_chosen;
  some.limits.least = 3;
  some.options = {{OptionId{"cook"}, said(l, "料理", "Cooking"), true},
                  {OptionId{"pc"},
                   said(l, "パソコンや スマートフォンの 使いかたを 教えること",
                        "Showing people how to use computers and phones"),
                   false},
                  {OptionId{"music"}, said(l, "音楽", "Music"), true}};
  auto band = field("age", FieldKind::age_band, said(l, "年代", "Your age"));
  band.required = false;
  band.band = AgeBand::sixties;
  auto first =
      field("first", FieldKind::yes_no, said(l, "はじめてですか", "Is it your first time?"));
  first.yes_no = flow::YesNo::yes;
  return {one, some, band, first};
}

std::vector<flow::FieldView> date_fields(Language l) {
  auto view = field("day", FieldKind::date, said(l, "相談したい日", "Which day suits you?"));
  view.month = date_from_iso("2026-12-01");
  view.date = date_from_iso("2026-12-08");
  view.has_later = true;
  const Date first = *date_from_iso("2026-11-29");
  for (int i = 0; i < 42; ++i) {
    flow::DayView one;
    one.date = add_days(first, i);
    one.in_month = one.date.month() == std::chrono::December;
    one.can_choose = weekday_of(one.date) != 0;
    one.chosen = one.date == *view.date;
    view.days.push_back(one);
  }
  return {view};
}

std::vector<flow::FieldView> team_fields(Language l) {
  auto team = field("team", FieldKind::team, said(l, "チームのメンバー", "Your team"));
  team.members = 2;
  team.can_add_member = true;
  for (std::uint8_t member = 0; member < team.members; ++member)
    for (const auto part : {flow::Part::written, flow::Part::reading, flow::Part::birth_year}) {
      auto one = input(team, part, part == flow::Part::birth_year ? "2010" : "やまだ たろう");
      one.slot.member = member;
      team.inputs.push_back(one);
    }
  team.problem = team.inputs[4].problem = Problem::not_a_reading;
  return {team};
}

std::vector<flow::FieldView> consent_fields(Language l) {
  auto guardian = field("guardian", FieldKind::guardian, said(l, "保護者", "Guardian"));
  guardian.problem = Problem::guardian_needed;
  guardian.inputs = {input(guardian, flow::Part::written, "髙﨑 健"),
                     input(guardian, flow::Part::reading, "たかさき けん"),
                     input(guardian, flow::Part::phone, "")};
  guardian.inputs[2].problem = Problem::missing;
  auto consent = field("photo", FieldKind::consent, said(l, "写真について", "Photos"));
  consent.help =
      said(l,
           "当日、活動のようすを 写真にとります。広報紙と 市のページに のせることが あります。"
           "のせたくないときは、いつでも お申し出ください。",
           "We take photos on the day. They may appear in the newsletter and on the "
           "city's pages. Tell us at any time if you would rather not be shown.");
  consent.problem = Problem::consent_needed;
  return {guardian, consent};
}

}  // namespace tsudoi::test
