// How long answers are kept, by purpose.
#include "storage/domain/retention.h"

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

Date day(const char* iso) {
  return *date_from_iso(iso);
}

Field field(const char* id, FieldKind kind, std::uint32_t days = 0) {
  Field made;
  made.id = {id};
  made.kind = kind;
  made.retention_days = days;
  return made;
}

Form course() {
  Form form;
  form.retention_days = 1096;
  form.steps = {{{}, {field("name", FieldKind::name), field("phone", FieldKind::phone, 90)}}};
  return form;
}

Answers filled() {
  return {{{"name"}, PersonName{"渡邉 花子", ""}}, {{"phone"}, std::string("09012345678")}};
}

using Fields = std::vector<FieldId>;
const Date kEnd = day("2026-11-21");

}  // namespace

TEST_CASE("An answer is kept through the last of its days, and is due on the next",
          "[domain][retention]") {
  const Form form = course();
  const Answers answers = filled();
  CHECK(due_answers(answers, &form, kEnd, add_days(kEnd, 90)).empty());
  CHECK(due_answers(answers, &form, kEnd, add_days(kEnd, 91)) == Fields{{"phone"}});
  CHECK(due_answers(answers, &form, kEnd, add_days(kEnd, 1096)) == Fields{{"phone"}});
  CHECK(due_answers(answers, &form, kEnd, add_days(kEnd, 1097)) == Fields{{"name"}, {"phone"}});
}

TEST_CASE("The clock starts on the listing's last day, or on the entry's where that is later",
          "[domain][retention]") {
  Listing listing;
  CHECK(retention_begins(nullptr, kEnd) == kEnd);
  CHECK(retention_begins(&listing, kEnd) == kEnd);
  Session session;
  session.date = day("2026-12-05");
  session.last_date = day("2026-12-07");
  listing.sessions = {session};
  CHECK(retention_begins(&listing, kEnd) == day("2026-12-07"));
  CHECK(retention_begins(&listing, day("2027-01-09")) == day("2027-01-09"));
}

TEST_CASE("What no form speaks of is kept for the default, and a lost field for the form's days",
          "[domain][retention]") {
  const Answers answers = filled();
  CHECK(due_answers(answers, nullptr, kEnd, add_days(kEnd, kRetentionDaysDefault)).empty());
  CHECK(due_answers(answers, nullptr, kEnd, add_days(kEnd, kRetentionDaysDefault + 1)).size() == 2);
  Form form = course();
  form.steps.clear();
  form.steps.push_back({{}, {field("email", FieldKind::email)}});
  CHECK(retention_days(&form, {"phone"}) == 1096);
  form.retention_days = 0;
  CHECK(retention_days(&form, {"phone"}) == kRetentionDaysDefault);
}

TEST_CASE("Of a survey the figures stay and free texts go", "[domain][retention]") {
  Form form;
  form.steps = {{{}, {field("work", FieldKind::choice), field("words", FieldKind::statement)}}};
  const Answers answers{{{"work"}, std::vector<OptionId>{{"home"}}},
                        {{"words"}, std::string("渡邉です")}};
  const Date later = add_days(kEnd, kRetentionDaysDefault + 1);
  CHECK(due_answers(answers, &form, kEnd, later) == Fields{{"words"}});
  form.steps.front().fields.push_back(field("name", FieldKind::name));  // now it asks who
  CHECK(due_answers(answers, &form, kEnd, later).size() == 2);
}

TEST_CASE("What is set aside waits for the longest of its answers", "[domain][retention]") {
  Form form = course();
  CHECK(longest_retention_days(&form) == 1096);
  form.retention_days = 30;
  CHECK(longest_retention_days(&form) == 90);
  CHECK(longest_retention_days(nullptr) == kRetentionDaysDefault);
}

TEST_CASE("A new version that keeps an answer longer than was told is noticed",
          "[domain][retention]") {
  const Form before = course();
  Form after = before;
  CHECK_FALSE(keeps_longer(after, before));
  after.steps.front().fields.back().retention_days = 91;
  CHECK(keeps_longer(after, before));
  after = before;
  after.retention_days = 30;
  CHECK_FALSE(keeps_longer(after, before));
  Form never_said = before;
  never_said.retention_days = 0;
  CHECK_FALSE(keeps_longer(before, never_said));
}
