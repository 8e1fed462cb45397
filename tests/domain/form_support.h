// Small makers of fields and answers for the form tests.
#pragma once

#include "storage/domain/form.h"

namespace tsudoi::test {

inline const Date kToday{std::chrono::year{2026}, std::chrono::November, std::chrono::day{21}};

inline Field field_of_kind(FieldKind kind) {
  Field field;
  field.id = {"f"};
  field.kind = kind;
  field.required = true;
  field.options = {{{"a"}, {"あ", {}}}, {{"b"}, {"い", {}}}, {{"c"}, {"う", {}}}};
  field.consent = {"privacy"};
  field.consent_version = 3;
  return field;
}

inline Form form_of(std::vector<Field> fields) {
  Form form;
  form.id = {"form"};
  form.version = 1;
  form.steps.push_back({{"一", {}}, std::move(fields)});
  return form;
}

inline std::vector<OptionId> options(std::initializer_list<const char*> ids) {
  std::vector<OptionId> out;
  for (const char* id : ids) out.push_back({id});
  return out;
}

/// An answer that fits each kind, as `field_of_kind` asks it.
inline Answer good_answer(FieldKind kind) {
  const PersonName name{"渡邉 花子", "わたなべ はなこ"};
  switch (kind) {
    case FieldKind::text: return std::string("書道");
    case FieldKind::name: return name;
    case FieldKind::phone: return std::string("0449337133");
    case FieldKind::email: return std::string("hanako.w@example.jp");
    case FieldKind::address: return PostalAddress{"2140014", "川崎市多摩区登戸1775-1"};
    case FieldKind::birth_year: return std::int64_t{1980};
    case FieldKind::age_band: return AgeBand::forties;
    case FieldKind::choice: return options({"b"});
    case FieldKind::choices: return options({"a", "c"});
    case FieldKind::number: return std::int64_t{2};
    case FieldKind::date: return kToday;
    case FieldKind::yes_no: return false;
    case FieldKind::consent: return ConsentGiven{{"privacy"}, 3, true};
    case FieldKind::guardian: return Guardian{name, "09012345678"};
    case FieldKind::team: return std::vector<TeamMember>{{name, std::uint16_t{2009}}};
    case FieldKind::statement: return std::string("花を育てたいです。");
  }
  return {};
}

}  // namespace tsudoi::test
