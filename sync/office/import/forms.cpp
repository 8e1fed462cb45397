#include "sync/office/import/forms.h"

#include <algorithm>
#include <set>

#include "storage/domain/retention.h"
#include "sync/office/import/toml_reader.h"

namespace tsudoi {
namespace {

constexpr std::size_t kFormsBytesMax = 1024 * 1024;
constexpr std::int64_t kVersionMax = 1'000'000;
constexpr std::int64_t kAgeMax = 120;

class FormsReader {
 public:
  explicit FormsReader(std::string_view file_name) : toml_(file_name) {}

  Result<FormsFile> read(const toml::table& root) {
    TRY(toml_.check_keys(root, {"form", "area"}));
    FormsFile file;
    TRY_ASSIGN(const auto forms, toml_.tables(root, "form"));
    for (const toml::table* table : forms) {
      TRY_ASSIGN(Form form, read_form(*table));
      file.forms.push_back(std::move(form));
    }
    TRY_ASSIGN(const auto areas, toml_.tables(root, "area"));
    for (const toml::table* table : areas) {
      TRY_ASSIGN(Area area, read_area(*table));
      file.areas.push_back(std::move(area));
    }
    return file;
  }

 private:
  /// An id that was not used before in `seen`.
  Result<std::string> fresh_id(const toml::table& table, std::set<std::string>& seen) {
    TRY_ASSIGN(std::string id, toml_.id(table, "id"));
    if (!seen.insert(id).second)
      return toml_.mistake(*table.get("id"), "the id " + in_quotes(id) + " was used before");
    return id;
  }

  Result<Text> needed_texts(const toml::table& table, std::string_view key) {
    TRY_ASSIGN(Text text, toml_.texts(table, key));
    if (text.empty())
      return toml_.mistake(table, in_quotes(std::string(key) + ".ja") + " is missing");
    return text;
  }

  /// A whole number of 1 to `most`; 0 when absent.
  Result<std::int64_t> positive(const toml::table& table, std::string_view key, std::int64_t most) {
    TRY_ASSIGN(const auto number, toml_.number(table, key));
    if (number && (*number < 1 || *number > most))
      return toml_.mistake(*table.get(key),
                           in_quotes(key) + " is a whole number from 1 to " + std::to_string(most));
    return number.value_or(0);
  }

  Result<std::uint32_t> read_retention_days(const toml::table& table) {
    TRY_ASSIGN(const std::int64_t days, positive(table, "retention_days", kRetentionDaysMax));
    return static_cast<std::uint32_t>(days);
  }

  Result<Form> read_form(const toml::table& table) {
    TRY(toml_.check_keys(
        table, {"id", "version", "purpose", "retention", "retention_days", "seen_by", "step"}));
    Form form;
    TRY_ASSIGN(form.id.value, fresh_id(table, form_ids_));
    TRY_ASSIGN(const std::int64_t version, positive(table, "version", kVersionMax));
    if (version == 0) return toml_.mistake(table, in_quotes("version") + " is missing");
    form.version = static_cast<std::uint32_t>(version);
    TRY_ASSIGN(form.purpose, needed_texts(table, "purpose"));
    TRY_ASSIGN(form.retention, needed_texts(table, "retention"));
    TRY_ASSIGN(form.retention_days, read_retention_days(table));
    TRY_ASSIGN(form.seen_by, needed_texts(table, "seen_by"));
    TRY_ASSIGN(const auto steps, toml_.tables(table, "step"));
    field_ids_.clear();
    for (const toml::table* step_table : steps) {
      TRY_ASSIGN(Step step, read_step(*step_table));
      form.steps.push_back(std::move(step));
    }
    if (form.steps.empty()) return toml_.mistake(table, "[[form.step]] is missing");
    if (form.steps.size() > kFormLimits.steps_max || field_ids_.size() > kFormLimits.fields_max)
      return toml_.mistake(table, "a form has at most 8 steps and 32 fields");
    return form;
  }

  Result<Step> read_step(const toml::table& table) {
    TRY(toml_.check_keys(table, {"title", "field"}));
    Step step;
    TRY_ASSIGN(step.title, needed_texts(table, "title"));
    TRY_ASSIGN(const auto fields, toml_.tables(table, "field"));
    for (const toml::table* field_table : fields) {
      TRY_ASSIGN(Field field, read_field(*field_table));
      step.fields.push_back(std::move(field));
    }
    if (step.fields.empty()) return toml_.mistake(table, "[[form.step.field]] is missing");
    return step;
  }

  Result<Field> read_field(const toml::table& table) {
    TRY(toml_.check_keys(
        table, {"id", "kind", "label", "help", "required", "least", "most", "age_below", "consent",
                "consent_version", "retention_days", "option"}));
    Field field;
    TRY_ASSIGN(field.id.value, fresh_id(table, field_ids_));
    TRY_ASSIGN(field.kind, read_kind(table));
    TRY_ASSIGN(field.label, needed_texts(table, "label"));
    TRY_ASSIGN(field.help, toml_.texts(table, "help"));
    TRY_ASSIGN(field.required, toml_.flag(table, "required"));
    TRY_ASSIGN(field.least, toml_.number(table, "least"));
    TRY_ASSIGN(field.most, toml_.number(table, "most"));
    if (field.least && field.most && *field.least > *field.most)
      return toml_.mistake(*table.get("least"),
                           in_quotes("least") + " is more than " + in_quotes("most"));
    TRY_ASSIGN(const std::int64_t age, positive(table, "age_below", kAgeMax));
    if (age > 0) field.age_below = static_cast<std::uint16_t>(age);
    TRY_ASSIGN(field.retention_days, read_retention_days(table));
    TRY(read_consent(table, field));
    TRY(read_options(table, field));
    return field;
  }

  Result<FieldKind> read_kind(const toml::table& table) {
    TRY_ASSIGN(const std::string name, toml_.id(table, "kind"));
    const auto kind = field_kind_from(name);
    if (!kind) return toml_.mistake(*table.get("kind"), "there is no kind " + in_quotes(name));
    return *kind;
  }

  Result<void> read_consent(const toml::table& table, Field& field) {
    TRY_ASSIGN(const std::int64_t version, positive(table, "consent_version", kVersionMax));
    field.consent_version = static_cast<std::uint32_t>(version);
    if (table.contains("consent")) {
      TRY_ASSIGN(field.consent.value, toml_.id(table, "consent"));
    }
    if (field.kind != FieldKind::consent) return {};
    if (field.consent.empty() || version == 0)
      return toml_.mistake(table, "a consent needs \"consent\" and \"consent_version\"");
    if (field.help.empty())
      return toml_.mistake(table, "the text of a consent goes into \"help.ja\"");
    return {};
  }

  Result<void> read_options(const toml::table& table, Field& field) {
    TRY_ASSIGN(const auto options, toml_.tables(table, "option"));
    std::set<std::string> ids;
    for (const toml::table* option_table : options) {
      TRY(toml_.check_keys(*option_table, {"id", "label"}));
      Option option;
      TRY_ASSIGN(option.id.value, fresh_id(*option_table, ids));
      TRY_ASSIGN(option.label, needed_texts(*option_table, "label"));
      field.options.push_back(std::move(option));
    }
    const bool chooses = field.kind == FieldKind::choice || field.kind == FieldKind::choices;
    if (chooses && field.options.empty())
      return toml_.mistake(table, "a choice needs [[form.step.field.option]]");
    if (!chooses && !field.options.empty())
      return toml_.mistake(table, "a field of this kind has no options");
    if (field.options.size() > kFormLimits.options_max)
      return toml_.mistake(table, "a choice has at most 40 options");
    return {};
  }

  Result<Area> read_area(const toml::table& table) {
    TRY(toml_.check_keys(table, {"id", "name", "district", "district_name", "officer_name",
                                 "officer_phone", "chart"}));
    Area area;
    TRY_ASSIGN(area.id.value, fresh_id(table, area_ids_));
    TRY_ASSIGN(area.name, needed_texts(table, "name"));
    TRY_ASSIGN(area.district.value, toml_.id(table, "district"));
    TRY_ASSIGN(area.district_name, needed_texts(table, "district_name"));
    TRY_ASSIGN(area.officer_name, toml_.text(table, "officer_name"));
    TRY_ASSIGN(area.officer_phone, toml_.text(table, "officer_phone"));
    TRY_ASSIGN(area.chart, toml_.texts(table, "chart"));
    return area;
  }

  TomlReader toml_;
  std::set<std::string> form_ids_, field_ids_, area_ids_;
};

}  // namespace

Result<FormsFile> read_forms(std::string_view toml_text, std::string_view file_name) {
  if (toml_text.size() > kFormsBytesMax)
    return fail(ErrorCode::too_large, std::string(file_name) + " has more than 1 MiB");
  if (toml_text.starts_with("\xEF\xBB\xBF")) toml_text.remove_prefix(3);
  try {
    const toml::table root = toml::parse(toml_text);
    return FormsReader(file_name).read(root);
  } catch (const toml::parse_error& error) {
    return TomlReader(file_name).mistake(
        error.source(), "this is not written like a forms file, as in id = \"simple\"");
  }
}

}  // namespace tsudoi
