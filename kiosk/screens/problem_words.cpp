#include "kiosk/screens/problem_words.h"

#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

std::string text_of(const std::optional<std::int64_t>& number) {
  return number ? std::to_string(*number) : std::string();
}

/// The numbers that may be given; empty where every number may.
std::string range_words(const texts::Texts& words, const flow::LimitsView& limits) {
  if (!limits.least && !limits.most) return {};
  const TextKey pattern = !limits.most    ? TextKey::form_range_from
                          : !limits.least ? TextKey::form_range_to
                                          : TextKey::form_range;
  return words(pattern, {{"least", text_of(limits.least)}, {"most", text_of(limits.most)}});
}

/// The days that may be chosen; empty where every day may.
std::string days_words(const texts::Texts& words, const flow::LimitsView& limits) {
  const auto text = [&](const std::optional<Date>& day) {
    return day ? texts::long_date(words, *day) : std::string();
  };
  if (!limits.first_day && !limits.last_day) return {};
  if (!limits.last_day) return words(TextKey::date_from, {{"date", text(limits.first_day)}});
  if (!limits.first_day) return words(TextKey::date_until, {{"date", text(limits.last_day)}});
  return words(TextKey::date_period,
               {{"from", text(limits.first_day)}, {"to", text(limits.last_day)}});
}

}  // namespace

std::string problem_words(const texts::Texts& words, Problem problem,
                          const flow::LimitsView& limits) {
  const std::string days = days_words(words, limits);
  if (problem == Problem::date_out_of_range && !days.empty())
    return words(TextKey::form_days, {{"days", days}});
  const std::string most =
      problem == Problem::too_long ? std::to_string(limits.characters_max) : text_of(limits.most);
  return words(
      texts::words_for(problem),
      {{"least", text_of(limits.least)}, {"most", most}, {"range", range_words(words, limits)}});
}

void put_problem(Page& page, Rect& rest, const std::string& sentence) {
  cut_top(rest, page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::error, kWarm, sentence) + 8);
}

}  // namespace tsudoi::screens
