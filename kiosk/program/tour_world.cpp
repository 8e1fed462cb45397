#include "kiosk/program/tour_world.h"

#include <algorithm>
#include <array>

namespace tsudoi {
namespace {

constexpr const char* kCentre = "shimin";

Text text(std::string ja, std::string en) {
  return {std::move(ja), {{Language::english, std::move(en)}}};
}

struct Show {
  ListingKind kind;
  const char* id;
  const char* ja;
  const char* en;
  SeatMode mode;
};
constexpr std::array kShows{
    Show{ListingKind::event, "shodo", "はじめての書道", "First calligraphy", SeatMode::first_come},
    Show{ListingKind::course, "kosodate", "子育て支援者養成講座", "Training for child-care helpers",
         SeatMode::draw},
    Show{ListingKind::project, "hana", "駅前 花いっぱい活動", "Flowers for the station square",
         SeatMode::first_come},
    Show{ListingKind::circle, "dokusho", "夜の読書会", "Evening book club", SeatMode::walk_in},
    Show{ListingKind::meeting, "area", "エリアミーティング", "Area meeting", SeatMode::walk_in},
    Show{ListingKind::open_call, "iin", "まちづくり委員の公募", "Open call: town committee",
         SeatMode::office},
    Show{ListingKind::consultation, "soudan", "市民活動の相談", "Talk with an adviser",
         SeatMode::office},
    Show{ListingKind::association, "chokai", "町会に入る", "Join your neighbourhood",
         SeatMode::office},
    Show{ListingKind::registry, "jinzai", "力を貸したい（人材登録）",
         "Lend a hand: talent registry", SeatMode::office},
    Show{ListingKind::survey, "koe", "1分アンケート", "One-minute survey", SeatMode::walk_in},
    Show{ListingKind::need, "probono", "団体のチラシづくり", "Wanted: a leaflet designer",
         SeatMode::office},
    Show{ListingKind::notice, "tayori", "地域だより 秋号", "Neighbourhood news, autumn",
         SeatMode::walk_in},
};

Field field(const char* id, FieldKind kind, Text label) {
  Field made;
  made.id = {id};
  made.kind = kind;
  made.label = std::move(label);
  made.required = kind != FieldKind::statement;
  return made;
}

Field with_options(Field made) {
  made.options = {{{"cook"}, text("料理", "Cooking")},
                  {{"music"}, text("音楽", "Music")},
                  {{"garden"}, text("園芸", "Gardening")}};
  return made;
}

std::vector<Step> every_step() {
  Field consent = field("consent", FieldKind::consent,
                        text("連絡に使うことに同意します", "You may contact me"));
  consent.help = text("お名前と電話番号は、この申込みのご連絡だけに使います。1年後に消します。",
                      "Your name and phone number are used only to contact you about this. We "
                      "erase them after one year.");
  consent.consent = {"contact"};
  consent.consent_version = 1;
  Field guardian = field("guardian", FieldKind::guardian, text("保護者の方", "Guardian"));
  guardian.age_below = 18;
  Field team = field("team", FieldKind::team, text("チームのみなさん", "Your team"));
  team.most = 4;
  Field number = field("count", FieldKind::number, text("参加する人数", "How many come"));
  number.least = 1;
  number.most = 10;
  return {
      {text("お名前", "Name"), {field("name", FieldKind::name, text("お名前", "Your name"))}},
      {text("連絡先", "Contact"),
       {field("phone", FieldKind::phone, text("電話番号", "Phone")),
        field("mail", FieldKind::email, text("メール", "E-mail"))}},
      {text("お住まい", "Your home"),
       {field("address", FieldKind::address, text("ご住所", "Address"))}},
      {text("年齢", "Age"),
       {field("birth", FieldKind::birth_year, text("生まれた年", "Year of birth")), guardian,
        field("band", FieldKind::age_band, text("年代", "Age group"))}},
      {text("えらぶ", "Choose"),
       {with_options(
            field("one", FieldKind::choice, text("いちばん好きなこと", "What you like best"))),
        with_options(field("some", FieldKind::choices, text("できること", "What you can do"))),
        field("first", FieldKind::yes_no, text("はじめてですか", "Is it your first time?"))}},
      {text("日にち", "Day"),
       {field("day", FieldKind::date, text("希望の日", "The day you prefer")), number}},
      {text("チーム", "Team"), {team}},
      {text("ひとこと", "A word"),
       {field("nick", FieldKind::text, text("よび名", "What we call you")),
        field("why", FieldKind::statement, text("応募の気持ち", "Why you apply")), consent}},
  };
}

Form every_form() {
  Form form;
  form.id = {"every"};
  form.version = 1;
  form.purpose = text("この申込みのご連絡に使います。", "We use it to contact you about this.");
  form.retention = text("1年後に消します。", "We erase it after one year.");
  form.seen_by = text("さくら川市 市民協働課の担当者だけが見ます。",
                      "Only the officer in charge at the city sees it.");
  form.steps = every_step();
  return form;
}

Listing listing_of(const Show& show, Date today, int day) {
  Listing made;
  made.id = {show.id};
  made.kind = show.kind;
  made.title = text(show.ja, show.en);
  made.summary = text("どなたでも、お気軽にどうぞ。", "Everyone is welcome.");
  made.centre = {kCentre};
  made.place.name = text("3階 和室", "3rd floor, tatami room");
  made.fee.yen = 0;
  if (show.kind <= ListingKind::meeting)
    made.sessions.push_back(
        {add_days(today, day), std::nullopt, Minutes{15 * 60}, Minutes{16 * 60 + 30}, "", false});
  if (show.kind == ListingKind::notice) return made;
  made.form = {"every"};
  Role role;
  role.id = {"participant"};
  role.name = text("参加する", "Take part");
  role.mode = show.mode;
  if (show.mode == SeatMode::first_come) role.capacity = 8;
  role.minutes_asked = 60;
  made.roles.push_back(role);
  made.next_steps = {{"dokusho"}, {"hana"}, {"jinzai"}};
  return made;
}

std::vector<OptionId> first_options(const Field& field) {
  const auto wanted = static_cast<std::size_t>(std::max<std::int64_t>(field.least.value_or(1), 1));
  std::vector<OptionId> options;
  for (std::size_t i = 0; i < std::min(wanted, field.options.size()); ++i)
    options.push_back(field.options[i].id);
  return options;
}

std::string statement_for(const Field& field) {
  const std::string sentence =
      "まちの花を ふやしたいです。土曜日の朝なら、いつでも お手伝いできます。";
  std::string text = sentence;
  constexpr std::int64_t kSentenceCharacters = 35;
  for (auto have = kSentenceCharacters; have < field.least.value_or(0); have += kSentenceCharacters)
    text += sentence;
  return text;
}

/// The resident is young, so that a guardian is asked for.
Answer answer_to(const Field& field, Date today) {
  const PersonName name{"渡邉 𠮷乃", "わたなべ よしの"};
  switch (field.kind) {
    case FieldKind::text: return std::string("よしの");
    case FieldKind::name: return name;
    case FieldKind::phone: return std::string("09000000000");
    case FieldKind::email: return std::string("yoshino@example.jp");
    case FieldKind::address:
      return PostalAddress{"2140014", "神奈川県さくら川市桜丘1-2-3 さくらハイツ201"};
    case FieldKind::birth_year: return std::int64_t(int(today.year()) - 15);
    case FieldKind::age_band: return AgeBand::teens;
    case FieldKind::choice:
    case FieldKind::choices: return first_options(field);
    case FieldKind::number: return field.least.value_or(2);
    case FieldKind::date: {
      constexpr std::int64_t kDays = 14;
      const auto days =
          std::clamp(kDays, field.least.value_or(INT64_MIN), field.most.value_or(INT64_MAX));
      return add_days(today, static_cast<int>(days));
    }
    case FieldKind::yes_no: return true;
    case FieldKind::consent: return ConsentGiven{field.consent, field.consent_version, true};
    case FieldKind::guardian: return Guardian{{"渡邉 髙子", "わたなべ たかこ"}, "0440001234"};
    case FieldKind::team:
      return std::vector<TeamMember>(
          static_cast<std::size_t>(std::max<std::int64_t>(field.least.value_or(1), 1)),
          {name, std::uint16_t(int(today.year()) - 15)});
    case FieldKind::statement: return statement_for(field);
  }
  return {};
}

}  // namespace

flow::Published tour_town(Date today) {
  flow::Published all;
  int day = 1;  // what is on today may be over by now
  for (const Show& show : kShows) all.listings.push_back(listing_of(show, today, day++));
  all.forms.push_back(every_form());
  Centre centre;
  centre.id = {kCentre};
  centre.name = text("さくら川市民館", "Sakuragawa Civic Hall");
  all.centres.push_back(centre);
  return all;
}

flow::SeatsLeft tour_seats() {
  return {{{{kShows.front().id}, {"participant"}}, 4}};
}

CentreId tour_centre() {
  return {kCentre};
}

Answers tour_answers(const Form& form, Date today) {
  Answers answers;
  for (const Step& step : form.steps)
    for (const Field& field : step.fields) answers[field.id] = answer_to(field, today);
  return answers;
}

}  // namespace tsudoi
