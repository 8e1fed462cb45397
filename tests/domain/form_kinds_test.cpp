#include "tests/domain/form_support.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

std::optional<Problem> problem(const Field& field, const Answer& answer) {
  return problem_with(field, answer, kToday);
}
std::optional<Problem> problem(FieldKind kind, const Answer& answer) {
  return problem(field_of_kind(kind), answer);
}
std::string many(const char* character, std::size_t count) {
  std::string out;
  while (count-- > 0) out += character;
  return out;
}

}  // namespace

TEST_CASE("Each kind takes its own answer and no other kind's", "[domain]") {
  for (std::size_t of = 0; of < kFieldKinds; ++of)
    for (std::size_t given = 0; given < kFieldKinds; ++given) {
      const auto kind = static_cast<FieldKind>(of);
      const Answer answer = good_answer(static_cast<FieldKind>(given));
      const auto found = problem(kind, answer);
      INFO(name_of(kind) << " given " << name_of(static_cast<FieldKind>(given)));
      if (of == given) CHECK(found == std::nullopt);
      if (answer.index() != good_answer(kind).index()) CHECK(found == Problem::wrong_kind);
    }
}

TEST_CASE("A required field must be answered, an optional one need not be", "[domain]") {
  for (std::size_t of = 0; of < kFieldKinds; ++of) {
    Field field = field_of_kind(static_cast<FieldKind>(of));
    INFO(name_of(field.kind));
    CHECK(problem(field, {}).has_value());
    field.required = false;
    CHECK(problem(field, {}) == std::nullopt);
  }
  CHECK(problem(FieldKind::text, std::string(" 　 ")) == Problem::missing);
  CHECK(problem(FieldKind::name, PersonName{"", "わたなべ"}) == Problem::missing);
  CHECK(problem(FieldKind::address, PostalAddress{"2140014", ""}) == Problem::missing);
  CHECK(problem(FieldKind::choice, options({})) == Problem::missing);
  CHECK(problem(FieldKind::age_band, AgeBand::unknown) == Problem::missing);
}

TEST_CASE("Texts have a longest length, counted in characters", "[domain]") {
  CHECK(problem(FieldKind::text, many("𠮷", 80)) == std::nullopt);
  CHECK(problem(FieldKind::text, many("𠮷", 81)) == Problem::too_long);
  CHECK(problem(FieldKind::name, PersonName{many("あ", 41), ""}) == Problem::too_long);
  CHECK(problem(FieldKind::name, PersonName{"あ", many("あ", 41)}) == Problem::too_long);
  CHECK(problem(FieldKind::address, PostalAddress{"", many("あ", 121)}) == Problem::too_long);
  CHECK(problem(FieldKind::email, many("a", 110) + "@example.jp") == Problem::too_long);
  CHECK(problem(FieldKind::statement, many("あ", 801)) == Problem::too_long);
}

TEST_CASE("A statement keeps to the lengths that its field says", "[domain]") {
  Field field = field_of_kind(FieldKind::statement);
  field.least = 5;
  field.most = 10;
  CHECK(problem(field, many("あ", 4)) == Problem::too_short);
  CHECK(problem(field, many("あ", 5)) == std::nullopt);
  CHECK(problem(field, many("あ", 11)) == Problem::too_long);
  field.most = 100'000;
  CHECK(problem(field, many("あ", 801)) == Problem::too_long);
}

TEST_CASE("Unusual characters are refused wherever one can type [F41]", "[domain]") {
  const std::string bad = "a\xE2\x80\xAE";
  CHECK(problem(FieldKind::text, bad) == Problem::unusual_characters);
  CHECK(problem(FieldKind::statement, bad) == Problem::unusual_characters);
  CHECK(problem(FieldKind::phone, bad) == Problem::unusual_characters);
  CHECK(problem(FieldKind::email, bad) == Problem::unusual_characters);
  CHECK(problem(FieldKind::name, PersonName{bad, ""}) == Problem::unusual_characters);
  CHECK(problem(FieldKind::name, PersonName{"あ", bad}) == Problem::unusual_characters);
  CHECK(problem(FieldKind::address, PostalAddress{bad, "あ"}) == Problem::unusual_characters);
  CHECK(problem(FieldKind::address, PostalAddress{"", bad}) == Problem::unusual_characters);
  CHECK(problem(FieldKind::guardian, Guardian{{bad, ""}, "0449337133"}) ==
        Problem::unusual_characters);
  CHECK(problem(FieldKind::team, std::vector<TeamMember>{{{bad, ""}, {}}}) ==
        Problem::unusual_characters);
  CHECK(problem(FieldKind::text, std::string("\xE3\x81")) == Problem::unusual_characters);
}

TEST_CASE("A reading with kanji in it is not a reading", "[domain]") {
  CHECK(problem(FieldKind::name, PersonName{"花子", "花こ"}) == Problem::not_a_reading);
  CHECK(problem(FieldKind::name, PersonName{"花子", "ハナコ"}) == std::nullopt);
  CHECK(problem(FieldKind::name, PersonName{"Ana Lima", "Ana Lima"}) == std::nullopt);
}

TEST_CASE("A phone number has ten or eleven digits and begins with zero", "[domain]") {
  for (const char* good : {"0449337133", "09012345678", "044-933-7133", "０４４（９３３）７１３３",
                           "090 1234 5678", "+81 90-1234-5678", "044ー933ー7133"})
    CHECK(problem(FieldKind::phone, std::string(good)) == std::nullopt);
  for (const char* bad : {"110", "9012345678", "090123456789", "044-933-713x", "でんわ"})
    CHECK(problem(FieldKind::phone, std::string(bad)) == Problem::phone_digits);
}

TEST_CASE("An e-mail address has a name, an at sign and a domain", "[domain]") {
  for (const char* good : {"a@b.jp", "h.w+x_1@mail.example.co.jp", "ａ＠ｂ．ｊｐ"})
    CHECK(problem(FieldKind::email, std::string(good)) == std::nullopt);
  for (const char* bad : {"a", "@b.jp", "a@b", "a@b..jp", "a@.jp", "a b@c.jp", "a@b.jp,c@d.jp",
                          "花子@example.jp", "a@b.j", "a@@b.jp"})
    CHECK(problem(FieldKind::email, std::string(bad)) == Problem::email_shape);
}

TEST_CASE("A postal code has seven digits or is left out", "[domain]") {
  for (const char* good : {"", "2140014", "214-0014", "〒２１４－００１４"})
    CHECK(problem(FieldKind::address, PostalAddress{good, "登戸"}) == std::nullopt);
  for (const char* bad : {"214", "21400145", "214-001x"})
    CHECK(problem(FieldKind::address, PostalAddress{bad, "登戸"}) == Problem::postal_code_digits);
}

TEST_CASE("Years and numbers stay in their range", "[domain]") {
  for (const std::int64_t year : {1899, 2027, 0, -5})
    CHECK(problem(FieldKind::birth_year, year) == Problem::year_out_of_range);
  for (const std::int64_t year : {1900, 2026})
    CHECK(problem(FieldKind::birth_year, year) == std::nullopt);
  Field field = field_of_kind(FieldKind::number);
  field.least = 1;
  field.most = 4;
  CHECK(problem(field, std::int64_t{0}) == Problem::number_out_of_range);
  CHECK(problem(field, std::int64_t{5}) == Problem::number_out_of_range);
  CHECK(problem(field, std::int64_t{4}) == std::nullopt);
}

TEST_CASE("Choices are among the options, once each, neither too few nor too many", "[domain]") {
  Field field = field_of_kind(FieldKind::choices);
  field.least = 2;
  field.most = 2;
  CHECK(problem(field, options({"a"})) == Problem::too_few_chosen);
  CHECK(problem(field, options({"a", "b", "c"})) == Problem::too_many_chosen);
  CHECK(problem(field, options({"a", "a"})) == Problem::too_many_chosen);
  CHECK(problem(field, options({"a", "x"})) == Problem::no_such_option);
  CHECK(problem(FieldKind::choice, options({"a", "b"})) == Problem::too_many_chosen);
  CHECK(problem(FieldKind::choice, options({"x"})) == Problem::no_such_option);
  CHECK(problem(FieldKind::age_band, static_cast<AgeBand>(99)) == Problem::no_such_option);
}

TEST_CASE("A date is a day of the calendar", "[domain]") {
  const Date no_day{std::chrono::year{2027}, std::chrono::February, std::chrono::day{29}};
  CHECK(problem(FieldKind::date, no_day) == Problem::date_out_of_range);
  const Date long_ago{std::chrono::year{1}, std::chrono::May, std::chrono::day{1}};
  CHECK(problem(FieldKind::date, long_ago) == Problem::date_out_of_range);
}

TEST_CASE("A date lies within the field's days, counted from today", "[domain]") {
  Field wish = field_of_kind(FieldKind::date);
  wish.least = 1;
  wish.most = 92;
  CHECK(problem(wish, kToday) == Problem::date_out_of_range);
  CHECK(problem(wish, add_days(kToday, 1)) == std::nullopt);
  CHECK(problem(wish, add_days(kToday, 92)) == std::nullopt);
  CHECK(problem(wish, add_days(kToday, 93)) == Problem::date_out_of_range);
  Field since = field_of_kind(FieldKind::date);
  since.most = 0;
  CHECK(problem(since, kToday) == std::nullopt);
  CHECK(problem(since, add_days(kToday, -9000)) == std::nullopt);
  CHECK(problem(since, add_days(kToday, 1)) == Problem::date_out_of_range);
}

TEST_CASE("Consent is to this text in this version", "[domain]") {
  CHECK(problem(FieldKind::consent, {}) == Problem::consent_needed);
  CHECK(problem(FieldKind::consent, ConsentGiven{{"privacy"}, 3, false}) ==
        Problem::consent_needed);
  CHECK(problem(FieldKind::consent, ConsentGiven{{"privacy"}, 2, true}) ==
        Problem::consent_outdated);
  CHECK(problem(FieldKind::consent, ConsentGiven{{"photos"}, 3, true}) == Problem::wrong_kind);
  Field field = field_of_kind(FieldKind::consent);
  field.required = false;
  CHECK(problem(field, ConsentGiven{{"privacy"}, 3, false}) == std::nullopt);
}

TEST_CASE("A guardian has a name and a phone number", "[domain]") {
  const PersonName name{"渡邉", "わたなべ"};
  CHECK(problem(FieldKind::guardian, {}) == Problem::guardian_needed);
  CHECK(problem(FieldKind::guardian, Guardian{name, ""}) == Problem::guardian_needed);
  CHECK(problem(FieldKind::guardian, Guardian{{}, "0449337133"}) == Problem::guardian_needed);
  CHECK(problem(FieldKind::guardian, Guardian{name, "110"}) == Problem::phone_digits);
}

TEST_CASE("A team has as many members as the field says", "[domain]") {
  Field field = field_of_kind(FieldKind::team);
  field.least = 2;
  field.most = 3;
  const TeamMember member{{"渡邉", "わたなべ"}, {}};
  CHECK(problem(field, std::vector<TeamMember>(1, member)) == Problem::team_too_small);
  CHECK(problem(field, std::vector<TeamMember>(3, member)) == std::nullopt);
  CHECK(problem(field, std::vector<TeamMember>(4, member)) == Problem::team_too_large);
  field.most = 1000;
  CHECK(problem(field, std::vector<TeamMember>(21, member)) == Problem::team_too_large);
  CHECK(problem(field, std::vector<TeamMember>{member, {{"", ""}, {}}}) == Problem::missing);
  CHECK(problem(field, std::vector<TeamMember>{member, {{"花", "はな"}, std::uint16_t{1800}}}) ==
        Problem::year_out_of_range);
}
