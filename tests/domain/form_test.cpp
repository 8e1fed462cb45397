#include "storage/domain/form.h"

#include <set>

#include "tests/domain/form_support.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

Field named(const char* id, FieldKind kind) {
  Field field = field_of_kind(kind);
  field.id = {id};
  return field;
}

Form form_with_guardian(FieldKind age) {
  Field guardian = named("guardian", FieldKind::guardian);
  guardian.age_below = 18;
  return form_of({named("age", age), guardian});
}

bool asks_guardian(const Form& form, Answer age) {
  return is_asked(*field_of(form, {"guardian"}), form, {{{"age"}, std::move(age)}}, kToday);
}

template <class Enum>
void check_names(std::size_t count) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < count; ++i) names.insert(name_of(static_cast<Enum>(i)));
  CHECK(names.size() == count);
  CHECK_FALSE(names.contains(""));
}

}  // namespace

TEST_CASE("Every kind, band and problem has a name of its own", "[domain]") {
  check_names<FieldKind>(kFieldKinds);
  check_names<AgeBand>(kAgeBands);
  check_names<Problem>(kProblems);
  for (std::size_t i = 0; i < kFieldKinds; ++i)
    CHECK(field_kind_from(name_of(static_cast<FieldKind>(i))) == static_cast<FieldKind>(i));
  for (std::size_t i = 0; i < kAgeBands; ++i)
    CHECK(age_band_from(name_of(static_cast<AgeBand>(i))) == static_cast<AgeBand>(i));
  CHECK(age_band_from("30s") == AgeBand::thirties);
  CHECK_FALSE(field_kind_from("colour").has_value());
  CHECK_FALSE(age_band_from("").has_value());
}

TEST_CASE("Age bands change at each ten years and end at eighty", "[domain]") {
  CHECK(age_band_of(-1) == AgeBand::unknown);
  CHECK(age_band_of(0) == AgeBand::under_10);
  CHECK(age_band_of(9) == AgeBand::under_10);
  CHECK(age_band_of(10) == AgeBand::teens);
  CHECK(age_band_of(79) == AgeBand::seventies);
  CHECK(age_band_of(80) == AgeBand::eighty_up);
  CHECK(age_band_of(119) == AgeBand::eighty_up);
}

TEST_CASE("The age band follows from the band or the birth year", "[domain]") {
  const Form by_year = form_of({named("y", FieldKind::birth_year)});
  CHECK(age_band_in(by_year, {{{"y"}, std::int64_t{1980}}}, kToday) == AgeBand::forties);
  CHECK(age_band_in(by_year, {{{"y"}, std::int64_t{3000}}}, kToday) == AgeBand::unknown);
  CHECK(age_band_in(by_year, {}, kToday) == AgeBand::unknown);
  const Form by_band = form_of({named("b", FieldKind::age_band)});
  CHECK(age_band_in(by_band, {{{"b"}, AgeBand::teens}}, kToday) == AgeBand::teens);
  CHECK(age_band_in(form_of({}), {{{"b"}, AgeBand::teens}}, kToday) == AgeBand::unknown);
}

TEST_CASE("A guardian is asked for only while the applicant may be under age", "[domain]") {
  const Form form = form_with_guardian(FieldKind::birth_year);
  CHECK(asks_guardian(form, std::int64_t{2015}));
  CHECK(asks_guardian(form, std::int64_t{2008}));  // seventeen until the birthday
  CHECK_FALSE(asks_guardian(form, std::int64_t{2007}));
  CHECK_FALSE(asks_guardian(form, std::int64_t{1980}));
  CHECK_FALSE(asks_guardian(form, {}));
  const Form banded = form_with_guardian(FieldKind::age_band);
  CHECK(asks_guardian(banded, AgeBand::teens));
  CHECK_FALSE(asks_guardian(banded, AgeBand::twenties));
  CHECK_FALSE(asks_guardian(banded, AgeBand::unknown));
}

TEST_CASE("A field without an age limit is always asked", "[domain]") {
  const Form form = form_of({named("guardian", FieldKind::guardian)});
  CHECK(is_asked(form.steps[0].fields[0], form, {}, kToday));
}

TEST_CASE("Problems come in the order of the form, unknown answers last", "[domain]") {
  const Form form = form_of({named("name", FieldKind::name), named("phone", FieldKind::phone),
                             named("mail", FieldKind::email)});
  const Answers answers{{{"phone"}, std::string("110")},
                        {{"mail"}, std::string("a@b.jp")},
                        {{"extra"}, std::string("x")}};
  CHECK(problems_with(form, answers, kToday) ==
        std::vector<FieldProblem>{{{"name"}, Problem::missing},
                                  {{"phone"}, Problem::phone_digits},
                                  {{"extra"}, Problem::wrong_kind}});
}

TEST_CASE("A minor's form is not complete without the guardian", "[domain]") {
  const Form form = form_with_guardian(FieldKind::birth_year);
  CHECK(problems_with(form, {{{"age"}, std::int64_t{2012}}}, kToday) ==
        std::vector<FieldProblem>{{{"guardian"}, Problem::guardian_needed}});
  CHECK(problems_with(form, {{{"age"}, std::int64_t{1970}}}, kToday).empty());
}

TEST_CASE("Answers are tidied before they are stored", "[domain]") {
  const auto tidy = [](FieldKind kind, const Answer& answer) {
    return normalised(field_of_kind(kind), answer);
  };
  CHECK(tidy(FieldKind::phone, std::string("０４４-９３３ 7133")) ==
        Answer(std::string("0449337133")));
  CHECK(tidy(FieldKind::phone, std::string("+81 90 1234 5678")) ==
        Answer(std::string("09012345678")));
  CHECK(tidy(FieldKind::address, PostalAddress{"〒214-0014", " 登戸　1775 "}) ==
        Answer(PostalAddress{"2140014", "登戸 1775"}));
  CHECK(tidy(FieldKind::name, PersonName{"渡邉　花子", "ﾜﾀﾅﾍﾞ　ハナコ"}) ==
        Answer(PersonName{"渡邉 花子", "わたなべ はなこ"}));
  CHECK(tidy(FieldKind::text, std::string("か\xE3\x82\x99")) == Answer(std::string("が")));
  CHECK(tidy(FieldKind::text, std::string(" 　")) == Answer());
  CHECK(tidy(FieldKind::email, std::string(" ａ@b.jp ")) == Answer(std::string("a@b.jp")));
}

TEST_CASE("Tidying twice changes nothing more, and keeps what is right right", "[domain]") {
  for (std::size_t i = 0; i < kFieldKinds; ++i) {
    const Field field = field_of_kind(static_cast<FieldKind>(i));
    const Answer once = normalised(field, good_answer(field.kind));
    CHECK(normalised(field, once) == once);
    CHECK(problem_with(field, once, kToday) == std::nullopt);
  }
}

TEST_CASE("Empty answers are not stored, unknown ones stay to be refused", "[domain]") {
  const Form form = form_of({named("a", FieldKind::text)});
  CHECK(normalised(form, {{{"a"}, std::string(" ")}}).empty());
  const Answers unknown{{{"x"}, std::string(" y ")}};
  CHECK(normalised(form, unknown) == unknown);
}

TEST_CASE("A form is personal when one could be known or reached by its answers", "[domain]") {
  using enum FieldKind;
  for (const FieldKind kind : {name, phone, email, address, birth_year, guardian, team})
    CHECK(asks_personal(form_of({named("f", kind)})));
  for (const FieldKind kind :
       {text, age_band, choice, choices, number, date, yes_no, consent, statement})
    CHECK_FALSE(asks_personal(form_of({named("f", kind)})));
}
