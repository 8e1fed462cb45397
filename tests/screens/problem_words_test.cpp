#include "kiosk/screens/problem_words.h"

#include <map>
#include <set>

#include "tests/support/catch.h"

using namespace tsudoi;

namespace {

const texts::TextBook& book() {
  static const texts::TextBook kBook = texts::TextBook::load(TSUDOI_TEXTS_DIR).value();
  return kBook;
}

std::string said(Problem problem, const flow::LimitsView& limits,
                 Language language = Language::japanese) {
  return screens::problem_words(book().in(language), problem, limits);
}

}  // namespace

TEST_CASE("Each problem has a sentence of its own, with nothing left to fill in", "[screens]") {
  for (const Language language : book().languages()) {
    std::set<std::string> sentences;
    for (std::size_t i = 0; i < kProblems; ++i) {
      const std::string sentence = said(static_cast<Problem>(i), {2, 6}, language);
      INFO(name_of(static_cast<Problem>(i)) << " " << sentence);
      CHECK(sentences.insert(sentence).second);
      CHECK(sentence.find('{') == sentence.npos);
    }
  }
}

TEST_CASE("Where a rule has a limit, its sentence says it in every language", "[screens]") {
  flow::LimitsView limits{23, 67};
  limits.characters_max = 45;
  const std::map<Problem, std::vector<std::string>> kLimitsSaid{
      {Problem::too_long, {"45"}},
      {Problem::too_short, {"23"}},
      {Problem::too_few_chosen, {"23"}},
      {Problem::too_many_chosen, {"67"}},
      {Problem::team_too_small, {"23"}},
      {Problem::team_too_large, {"67"}},
      {Problem::number_out_of_range, {"23", "67"}}};
  for (const Language language : book().languages())
    for (const auto& [problem, numbers] : kLimitsSaid)
      for (const std::string& number : numbers) {
        const std::string sentence = said(problem, limits, language);
        INFO(name_of(problem) << " " << sentence);
        CHECK(sentence.find(number) != sentence.npos);
      }
}

TEST_CASE("A sentence names the days that the form allows", "[screens]") {
  flow::LimitsView limits;
  limits.first_day = date_from_iso("2026-11-22");
  CHECK(said(Problem::date_out_of_range, limits) ==
        "令和8年11月22日(日)から あとの 日を えらんでください。");
  limits.last_day = date_from_iso("2027-02-21");
  CHECK(said(Problem::date_out_of_range, limits) ==
        "令和8年11月22日(日)から令和9年2月21日(日)までの 日を えらんでください。");
  limits.first_day.reset();
  CHECK(said(Problem::date_out_of_range, limits, Language::english) ==
        "Please choose another day. (Until Sun 21 Feb 2027)");
}

TEST_CASE("A sentence names the numbers that the form allows", "[screens]") {
  CHECK(said(Problem::number_out_of_range, {2, 6}) == "2から 6までの 数を おねがいします。");
  CHECK(said(Problem::number_out_of_range, {3, {}}) == "3以上の 数を おねがいします。");
  CHECK(said(Problem::number_out_of_range, {{}, 6}) == "6以下の 数を おねがいします。");
  CHECK(said(Problem::too_short, {20, 400}) == "20文字 以上で おねがいします。");
  CHECK(said(Problem::too_few_chosen, {2, {}}) == "2個 以上 えらんでください。");
  CHECK(said(Problem::too_many_chosen, {1, 10}) == "えらべるのは 10個までです。");
  CHECK(said(Problem::team_too_small, {2, 5}) == "メンバーは 2人から おねがいします。");
  CHECK(said(Problem::team_too_large, {2, 5}, Language::english) == "A team has up to 5 members.");
}
