#include "kiosk/app/answer_json.h"

#include <nlohmann/json.hpp>

namespace tsudoi {
namespace {

using nlohmann::json;

std::optional<std::string> text_in(const json& value) {
  if (!value.is_string()) return std::nullopt;
  return value.get<std::string>();
}

std::optional<PersonName> name_in(const json& value) {
  if (value.is_string()) return PersonName{value.get<std::string>(), ""};
  if (!value.is_object()) return std::nullopt;
  return PersonName{text_at(value, "written"), text_at(value, "reading")};
}

std::optional<std::vector<OptionId>> options_in(const json& value) {
  if (value.is_string()) return std::vector{OptionId{value.get<std::string>()}};
  if (!value.is_array()) return std::nullopt;
  std::vector<OptionId> options;
  for (const json& one : value) {
    const auto text = text_in(one);
    if (!text) return std::nullopt;
    options.push_back({*text});
  }
  return options;
}

std::optional<std::vector<TeamMember>> team_in(const json& value) {
  if (!value.is_array()) return std::nullopt;
  std::vector<TeamMember> team;
  for (const json& one : value) {
    if (!one.is_object() || !one.contains("name")) return std::nullopt;
    const auto name = name_in(one["name"]);
    if (!name) return std::nullopt;
    TeamMember member{*name, std::nullopt};
    const auto year = one.find("birth_year");
    if (year != one.end() && !year->is_number_unsigned()) return std::nullopt;
    if (year != one.end())
      member.birth_year =
          static_cast<std::uint16_t>(std::min(year->get<std::uint64_t>(), std::uint64_t(9999)));
    team.push_back(std::move(member));
  }
  return team;
}

template <class T>
std::optional<Answer> as_answer(std::optional<T> value) {
  if (!value) return std::nullopt;
  return Answer(std::move(*value));
}

std::optional<Answer> answer_in(const json& value, const Field& field) {
  switch (field.kind) {
    case FieldKind::text:
    case FieldKind::phone:
    case FieldKind::email:
    case FieldKind::statement: return as_answer(text_in(value));
    case FieldKind::name: return as_answer(name_in(value));
    case FieldKind::address:
      if (!value.is_object()) return std::nullopt;
      return Answer(PostalAddress{text_at(value, "postal_code"), text_at(value, "line")});
    case FieldKind::birth_year:
    case FieldKind::number:
      if (!value.is_number_integer()) return std::nullopt;
      return Answer(value.get<std::int64_t>());
    case FieldKind::age_band: return as_answer(age_band_from(text_in(value).value_or("")));
    case FieldKind::choice:
    case FieldKind::choices: return as_answer(options_in(value));
    case FieldKind::date: return as_answer(date_from_iso(text_in(value).value_or("")));
    case FieldKind::yes_no:
      if (!value.is_boolean()) return std::nullopt;
      return Answer(value.get<bool>());
    case FieldKind::consent:
      if (!value.is_boolean()) return std::nullopt;
      return Answer(ConsentGiven{field.consent, field.consent_version, value.get<bool>()});
    case FieldKind::guardian: {
      const auto name = value.is_object() && value.contains("name") ? name_in(value["name"])
                                                                    : std::optional<PersonName>();
      if (!name) return std::nullopt;
      return Answer(Guardian{*name, text_at(value, "phone")});
    }
    case FieldKind::team: return as_answer(team_in(value));
  }
  return std::nullopt;
}

}  // namespace

std::string text_at(const json& object, const char* name) {
  if (!object.is_object()) return {};
  const auto at = object.find(name);
  return at == object.end() ? std::string() : text_in(*at).value_or("");
}

ReadAnswers answers_from(const json& object, const Form& form) {
  ReadAnswers read;
  if (!object.is_object()) return read;
  for (const auto& [name, value] : object.items()) {
    const Field* field = field_of(form, {name});
    auto answer = field == nullptr ? std::nullopt : answer_in(value, *field);
    if (answer) {
      read.answers[{name}] = std::move(*answer);
    } else {
      read.problems.push_back({{name}, Problem::wrong_kind});
    }
  }
  return read;
}

}  // namespace tsudoi
