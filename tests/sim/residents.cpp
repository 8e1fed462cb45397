#include "tests/sim/residents.h"

#include "tests/support/shodo.h"

namespace tsudoi::sim {
namespace {

std::vector<Answers> everybody() {
  std::vector<Answers> all;
  for (std::size_t i = 0; i < kResidents; ++i) {
    Answers answers = test::hanako();
    const std::string number = std::to_string(1000 + i);
    answers[{"name"}] = PersonName{"渡邉 花子" + number, "わたなべ はなこ"};
    answers[{"phone"}] = "0901234" + number;
    all.push_back(std::move(answers));
  }
  return all;
}

}  // namespace

const Answers& answers_of_resident(std::size_t which) {
  static const std::vector<Answers> all = everybody();
  return all[which];
}

Form form_of_version(std::uint32_t version) {
  Form form = test::simple_form();
  form.version = version;
  form.purpose.ja = "連絡のため";
  form.retention_days = kRetentionDays;
  return form;
}

}  // namespace tsudoi::sim
