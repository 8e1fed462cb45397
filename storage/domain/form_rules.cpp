// What answers must be, and how they are tidied before they are stored.
#include <algorithm>
#include <cctype>

#include "storage/domain/characters.h"
#include "storage/domain/form.h"

namespace tsudoi {
namespace {

using Found = std::optional<Problem>;
constexpr int kFirstYear = 1900;

bool is_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Everything that people write between digits: hyphens of all kinds, blanks, dots, brackets.
std::string without_separators(std::string_view text) {
  constexpr std::string_view kSeparators = "-‐‑‒–—―−ー ().・〒〜~/";
  const std::string folded = nfkc(text);
  std::string out;
  for (std::size_t at = 0; at < folded.size();) {
    const std::string_view rest = std::string_view(folded).substr(at);
    const bool is_ascii = static_cast<unsigned char>(rest.front()) < 0x80;
    const std::string_view character =
        rest.substr(0, is_ascii ? 1 : first_characters(rest, 1).size());
    if (kSeparators.find(character) == std::string_view::npos) out += character;
    at += character.size();
  }
  return out;
}

std::string tidy_phone(std::string_view text) {
  const std::string digits = without_separators(text);
  return digits.starts_with("+81") ? "0" + digits.substr(3) : digits;
}

std::string tidy_text(std::string_view text) {
  return single_blanks(nfc(text));
}
std::string tidy_email(std::string_view text) {
  return single_blanks(nfkc(text));
}
std::string tidy_reading(std::string_view text) {
  return single_blanks(hiragana_of(nfkc(text)));
}

PersonName tidy_name(const PersonName& name) {
  return {tidy_text(name.written), tidy_reading(name.reading)};
}

// ---- One rule for each shape

Found text_problem(std::string_view text, std::size_t characters_max) {
  if (const auto count = everyday_characters(text))
    return *count > characters_max ? Found(Problem::too_long) : std::nullopt;
  if (!is_utf8(text)) return Problem::unusual_characters;
  if (characters_in(text) > characters_max) return Problem::too_long;
  if (!is_plain_text(text)) return Problem::unusual_characters;
  return std::nullopt;
}

Found statement_problem(const Field& field, std::string_view text) {
  const auto cap = static_cast<std::int64_t>(kFormLimits.statement_characters_max);
  const std::int64_t most = std::clamp<std::int64_t>(field.most.value_or(cap), 0, cap);
  if (const Found found = text_problem(text, static_cast<std::size_t>(most))) return found;
  const auto characters = static_cast<std::int64_t>(characters_in(text));
  return characters < field.least.value_or(0) ? Found(Problem::too_short) : std::nullopt;
}

Found phone_problem(std::string_view text) {
  if (!is_plain_text(text)) return Problem::unusual_characters;
  const std::string digits = tidy_phone(text);
  const bool right =
      (digits.size() == 10 || digits.size() == 11) && is_digits(digits) && digits.front() == '0';
  return right ? std::nullopt : Found(Problem::phone_digits);
}

bool is_email_local(std::string_view local) {
  if (local.empty() || local.size() > 64) return false;
  return std::ranges::all_of(local, [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
  });
}

bool is_email_domain(std::string_view domain) {
  if (domain.find('.') == std::string_view::npos) return false;
  std::size_t label = 0;
  for (const char c : domain) {
    const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
    if (!letter && (c != '.' || label == 0)) return false;
    label = letter ? label + 1 : 0;
  }
  return label >= 2;
}

Found email_problem(std::string_view text) {
  if (text.size() > kFormLimits.email_bytes_max) return Problem::too_long;
  if (!is_plain_text(text)) return Problem::unusual_characters;
  const std::string tidy = tidy_email(text);
  const std::size_t at = tidy.find('@');
  if (at == std::string::npos) return Problem::email_shape;
  const std::string_view all = tidy;
  const bool right = is_email_local(all.substr(0, at)) && is_email_domain(all.substr(at + 1));
  return right ? std::nullopt : Found(Problem::email_shape);
}

Found name_problem(const PersonName& name) {
  if (const Found found = text_problem(name.written, kFormLimits.name_characters_max)) return found;
  if (const Found found = text_problem(name.reading, kFormLimits.name_characters_max)) return found;
  if (!is_reading(name.reading)) return Problem::not_a_reading;
  const bool needs_reading = !is_reading(name.written) && is_all_blank(name.reading);
  const bool is_missing = needs_reading || is_all_blank(name.written);
  return is_missing ? Found(Problem::missing) : std::nullopt;
}

Found address_problem(const PostalAddress& address) {
  if (!is_plain_text(address.postal_code)) return Problem::unusual_characters;
  const std::string code = without_separators(address.postal_code);
  if (!code.empty() && (code.size() != 7 || !is_digits(code))) return Problem::postal_code_digits;
  if (const Found found = text_problem(address.line, kFormLimits.address_characters_max))
    return found;
  return is_all_blank(address.line) ? Found(Problem::missing) : std::nullopt;
}

Found year_problem(std::int64_t year, Date today) {
  const bool right = year >= kFirstYear && year <= int(today.year());
  return right ? std::nullopt : Found(Problem::year_out_of_range);
}

Found number_problem(const Field& field, std::int64_t number) {
  const bool right =
      (!field.least || number >= *field.least) && (!field.most || number <= *field.most);
  return right ? std::nullopt : Found(Problem::number_out_of_range);
}

bool has_option(const Field& field, const OptionId& id) {
  return std::ranges::find(field.options, id, &Option::id) != field.options.end();
}

bool has_repeats(std::vector<OptionId> chosen) {
  std::ranges::sort(chosen);
  return std::ranges::adjacent_find(chosen) != chosen.end();
}

Found options_problem(const Field& field, const std::vector<OptionId>& chosen) {
  const bool single = field.kind == FieldKind::choice;
  const std::int64_t most = single ? 1 : field.most.value_or(kFormLimits.options_max);
  const std::int64_t least = single ? 1 : field.least.value_or(0);
  const auto count = static_cast<std::int64_t>(chosen.size());
  if (count > most) return Problem::too_many_chosen;
  for (const OptionId& id : chosen)
    if (!has_option(field, id)) return Problem::no_such_option;
  if (has_repeats(chosen)) return Problem::too_many_chosen;
  return count < least ? Found(Problem::too_few_chosen) : std::nullopt;
}

Found consent_problem(const Field& field, const ConsentGiven& consent) {
  if (consent.consent != field.consent) return Problem::wrong_kind;
  if (!consent.given) return field.required ? Found(Problem::consent_needed) : std::nullopt;
  const bool current = consent.version == field.consent_version;
  return current ? std::nullopt : Found(Problem::consent_outdated);
}

Found guardian_problem(const Guardian& guardian) {
  const Found in_name = name_problem(guardian.name);
  if (in_name == Problem::missing || guardian.phone.empty()) return Problem::guardian_needed;
  return in_name ? in_name : phone_problem(guardian.phone);
}

Found team_problem(const Field& field, const std::vector<TeamMember>& team, Date today) {
  const auto cap = static_cast<std::int64_t>(kFormLimits.team_max);
  const auto size = static_cast<std::int64_t>(team.size());
  if (size > std::min(field.most.value_or(cap), cap)) return Problem::team_too_large;
  if (size < field.least.value_or(1)) return Problem::team_too_small;
  for (const TeamMember& member : team) {
    if (const Found found = name_problem(member.name)) return found;
    if (!member.birth_year) continue;
    if (const Found found = year_problem(*member.birth_year, today)) return found;
  }
  return std::nullopt;
}

Found band_problem(AgeBand band) {
  const bool known = static_cast<std::size_t>(band) < kAgeBands;
  return known ? std::nullopt : Found(Problem::no_such_option);
}

Found date_problem(const Field& field, Date date, Date today) {
  const bool real = date.ok() && int(date.year()) >= kFirstYear && int(date.year()) <= 9999;
  if (!real) return Problem::date_out_of_range;
  const int ahead = days_between(today, date);
  const bool right =
      (!field.least || ahead >= *field.least) && (!field.most || ahead <= *field.most);
  return right ? std::nullopt : Found(Problem::date_out_of_range);
}

Found string_problem(const Field& field, const std::string& text) {
  switch (field.kind) {
    case FieldKind::text: return text_problem(text, kFormLimits.text_characters_max);
    case FieldKind::phone: return phone_problem(text);
    case FieldKind::email: return email_problem(text);
    case FieldKind::statement: return statement_problem(field, text);
    default: return Problem::wrong_kind;
  }
}

// ---- Which shape belongs to which kind

bool fits(FieldKind kind, const Answer& answer) {
  switch (kind) {
    case FieldKind::text:
    case FieldKind::phone:
    case FieldKind::email:
    case FieldKind::statement: return std::holds_alternative<std::string>(answer);
    case FieldKind::name: return std::holds_alternative<PersonName>(answer);
    case FieldKind::address: return std::holds_alternative<PostalAddress>(answer);
    case FieldKind::birth_year:
    case FieldKind::number: return std::holds_alternative<std::int64_t>(answer);
    case FieldKind::age_band: return std::holds_alternative<AgeBand>(answer);
    case FieldKind::choice:
    case FieldKind::choices: return std::holds_alternative<std::vector<OptionId>>(answer);
    case FieldKind::date: return std::holds_alternative<Date>(answer);
    case FieldKind::yes_no: return std::holds_alternative<bool>(answer);
    case FieldKind::consent: return std::holds_alternative<ConsentGiven>(answer);
    case FieldKind::guardian: return std::holds_alternative<Guardian>(answer);
    case FieldKind::team: return std::holds_alternative<std::vector<TeamMember>>(answer);
  }
  return false;
}

struct IsEmpty {
  bool operator()(std::monostate) const { return true; }
  bool operator()(const std::string& text) const { return is_all_blank(text); }
  bool operator()(const PersonName& name) const {
    return is_all_blank(name.written) && is_all_blank(name.reading);
  }
  bool operator()(const PostalAddress& address) const {
    return is_all_blank(address.postal_code) && is_all_blank(address.line);
  }
  bool operator()(const std::vector<OptionId>& chosen) const { return chosen.empty(); }
  bool operator()(const Guardian& guardian) const {
    return (*this)(guardian.name) && (*this)(guardian.phone);
  }
  bool operator()(const std::vector<TeamMember>& team) const { return team.empty(); }
  bool operator()(AgeBand band) const { return band == AgeBand::unknown; }
  template <class T>
  bool operator()(const T&) const {
    return false;
  }
};

Found empty_problem(const Field& field) {
  if (field.kind == FieldKind::guardian && (field.required || field.age_below))
    return Problem::guardian_needed;
  if (!field.required) return std::nullopt;
  if (field.kind == FieldKind::consent) return Problem::consent_needed;
  return Problem::missing;
}

struct FindProblem {
  const Field& field;
  Date today;

  Found operator()(std::monostate) const { return empty_problem(field); }
  Found operator()(const std::string& text) const { return string_problem(field, text); }
  Found operator()(const PersonName& name) const { return name_problem(name); }
  Found operator()(const PostalAddress& address) const { return address_problem(address); }
  Found operator()(std::int64_t number) const {
    return field.kind == FieldKind::number ? number_problem(field, number)
                                           : year_problem(number, today);
  }
  Found operator()(AgeBand band) const { return band_problem(band); }
  Found operator()(const std::vector<OptionId>& chosen) const {
    return options_problem(field, chosen);
  }
  Found operator()(Date date) const { return date_problem(field, date, today); }
  Found operator()(bool) const { return std::nullopt; }
  Found operator()(const ConsentGiven& consent) const { return consent_problem(field, consent); }
  Found operator()(const Guardian& guardian) const { return guardian_problem(guardian); }
  Found operator()(const std::vector<TeamMember>& team) const {
    return team_problem(field, team, today);
  }
};

struct Tidy {
  const Field& field;

  Answer operator()(const std::string& text) const {
    if (field.kind == FieldKind::phone) return tidy_phone(text);
    if (field.kind == FieldKind::email) return tidy_email(text);
    return tidy_text(text);
  }
  Answer operator()(const PersonName& name) const { return tidy_name(name); }
  Answer operator()(const PostalAddress& address) const {
    return PostalAddress{without_separators(address.postal_code), tidy_text(address.line)};
  }
  Answer operator()(const Guardian& guardian) const {
    return Guardian{tidy_name(guardian.name), tidy_phone(guardian.phone)};
  }
  Answer operator()(const std::vector<TeamMember>& team) const {
    std::vector<TeamMember> tidy;
    for (const TeamMember& member : team)
      tidy.push_back({tidy_name(member.name), member.birth_year});
    return tidy;
  }
  template <class T>
  Answer operator()(const T& other) const {
    return other;
  }
};

}  // namespace

Found problem_with(const Field& field, const Answer& answer, Date today) {
  const bool none = std::holds_alternative<std::monostate>(answer);
  if (!none && !fits(field.kind, answer)) return Problem::wrong_kind;
  if (std::visit(IsEmpty{}, answer)) return empty_problem(field);
  return std::visit(FindProblem{field, today}, answer);
}

std::vector<FieldProblem> problems_with(const Form& form, const Answers& answers, Date today) {
  std::vector<FieldProblem> problems;
  for (const Step& step : form.steps)
    for (const Field& field : step.fields) {
      if (!is_asked(field, form, answers, today)) continue;
      const auto at = answers.find(field.id);
      const Found found = problem_with(field, at == answers.end() ? Answer{} : at->second, today);
      if (found) problems.push_back({field.id, *found});
    }
  for (const auto& [id, answer] : answers)
    if (field_of(form, id) == nullptr) problems.push_back({id, Problem::wrong_kind});
  return problems;
}

Answer normalised(const Field& field, const Answer& answer) {
  Answer tidy = std::visit(Tidy{field}, answer);
  return std::visit(IsEmpty{}, tidy) ? Answer{} : tidy;
}

Answers normalised(const Form& form, const Answers& answers) {
  Answers tidy;
  for (const auto& [id, answer] : answers) {
    const Field* field = field_of(form, id);
    Answer one = field == nullptr ? answer : normalised(*field, answer);
    if (!std::holds_alternative<std::monostate>(one)) tidy.emplace(id, std::move(one));
  }
  return tidy;
}

}  // namespace tsudoi
