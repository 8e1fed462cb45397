#include "storage/domain/form.h"

#include <algorithm>
#include <array>

#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

constexpr std::array<std::string_view, kFieldKinds> kFieldKindNames{
    "text",    "name",   "phone", "email",  "address", "birth_year", "age_band", "choice",
    "choices", "number", "date",  "yes_no", "consent", "guardian",   "team",     "statement"};

constexpr std::array<std::string_view, kAgeBands> kAgeBandNames{
    "unknown", "under_10", "10s", "20s", "30s", "40s", "50s", "60s", "70s", "80_up"};

constexpr std::array<std::string_view, kProblems> kProblemNames{
    "missing",           "wrong_kind",          "too_long",
    "too_short",         "unusual_characters",  "not_a_reading",
    "phone_digits",      "email_shape",         "postal_code_digits",
    "year_out_of_range", "number_out_of_range", "no_such_option",
    "too_few_chosen",    "too_many_chosen",     "date_out_of_range",
    "consent_needed",    "consent_outdated",    "guardian_needed",
    "team_too_small",    "team_too_large"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto at = std::ranges::find(names, name);
  if (at == names.end()) return std::nullopt;
  return static_cast<Enum>(at - names.begin());
}

/// Whoever reads the answer would know, or could reach, a person. A free text or a statement asks
/// for none of that, though people may write it there; it is sealed all the same.
bool is_personal(FieldKind kind) {
  switch (kind) {
    case FieldKind::name:
    case FieldKind::phone:
    case FieldKind::email:
    case FieldKind::address:
    case FieldKind::birth_year:
    case FieldKind::guardian:
    case FieldKind::team: return true;
    default: return false;
  }
}

const Field* first_of_kind(const Form& form, FieldKind kind) {
  for (const Step& step : form.steps)
    for (const Field& field : step.fields)
      if (field.kind == kind) return &field;
  return nullptr;
}

template <class T>
const T* answer_of(const Form& form, const Answers& answers, FieldKind kind) {
  const Field* field = first_of_kind(form, kind);
  if (field == nullptr) return nullptr;
  const auto at = answers.find(field->id);
  return at == answers.end() ? nullptr : std::get_if<T>(&at->second);
}

/// The youngest that the answers allow: a birth year alone leaves one year open, a band ten.
std::optional<int> least_age(const Form& form, const Answers& answers, Date today) {
  if (const auto* year = answer_of<std::int64_t>(form, answers, FieldKind::birth_year))
    return int(today.year()) - static_cast<int>(std::clamp<std::int64_t>(*year, 1800, 3000)) - 1;
  if (first_of_kind(form, FieldKind::birth_year) != nullptr) return std::nullopt;
  const auto* band = answer_of<AgeBand>(form, answers, FieldKind::age_band);
  if (band == nullptr || *band == AgeBand::unknown) return std::nullopt;
  return (static_cast<int>(*band) - 1) * 10;
}

}  // namespace

AgeBand age_band_of(int age_years) {
  if (age_years < 0) return AgeBand::unknown;
  return static_cast<AgeBand>(std::min(age_years / 10, 8) + 1);
}
std::string_view name_of(AgeBand band) {
  return kAgeBandNames.at(static_cast<std::size_t>(band));
}
std::optional<AgeBand> age_band_from(std::string_view name) {
  return find_name<AgeBand>(kAgeBandNames, name);
}
std::string_view name_of(FieldKind kind) {
  return kFieldKindNames.at(static_cast<std::size_t>(kind));
}
std::optional<FieldKind> field_kind_from(std::string_view name) {
  return find_name<FieldKind>(kFieldKindNames, name);
}
std::string_view name_of(Problem problem) {
  return kProblemNames.at(static_cast<std::size_t>(problem));
}

const Field* field_of(const Form& form, const FieldId& id) {
  for (const Step& step : form.steps)
    for (const Field& field : step.fields)
      if (field.id == id) return &field;
  return nullptr;
}

bool is_asked(const Field& field, const Form& form, const Answers& answers, Date today) {
  if (field.kind != FieldKind::guardian || !field.age_below) return true;
  const auto age = least_age(form, answers, today);
  return age && *age < *field.age_below;
}

AgeBand age_band_in(const Form& form, const Answers& answers, Date today) {
  if (const auto* band = answer_of<AgeBand>(form, answers, FieldKind::age_band)) return *band;
  const auto* year = answer_of<std::int64_t>(form, answers, FieldKind::birth_year);
  if (year == nullptr || *year < 1900 || *year > int(today.year())) return AgeBand::unknown;
  return age_band_of(int(today.year()) - static_cast<int>(*year));
}

bool asks_personal(const Form& form) {
  return std::ranges::any_of(form.steps, [](const Step& step) {
    return std::ranges::any_of(step.fields, is_personal, &Field::kind);
  });
}

namespace {

void wipe_name(PersonName& name) {
  crypto::wipe(name.written);
  crypto::wipe(name.reading);
}

struct Wiper {
  void operator()(std::string& text) const { crypto::wipe(text); }
  void operator()(PersonName& name) const { wipe_name(name); }
  void operator()(PostalAddress& address) const {
    crypto::wipe(address.postal_code);
    crypto::wipe(address.line);
  }
  void operator()(Guardian& guardian) const {
    wipe_name(guardian.name);
    crypto::wipe(guardian.phone);
  }
  void operator()(std::vector<TeamMember>& team) const {
    for (TeamMember& member : team) wipe_name(member.name);
  }
  template <class Other>
  void operator()(Other&) const {}
};

}  // namespace

void wipe(Answers& answers) {
  for (auto& [field, answer] : answers) std::visit(Wiper{}, answer);
  answers.clear();
}

}  // namespace tsudoi
