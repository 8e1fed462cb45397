#include "storage/domain/retention.h"

#include <algorithm>

namespace tsudoi {
namespace {

/// What can be counted, and tells nobody apart.
bool is_figure(FieldKind kind) {
  switch (kind) {
    case FieldKind::age_band:
    case FieldKind::choice:
    case FieldKind::choices:
    case FieldKind::number:
    case FieldKind::yes_no: return true;
    default: return false;
  }
}

}  // namespace

std::uint32_t retention_days(const Form* form, const FieldId& id) {
  if (form == nullptr) return kRetentionDaysDefault;
  const Field* field = field_of(*form, id);
  if (field != nullptr && field->retention_days > 0) return field->retention_days;
  return form->retention_days > 0 ? form->retention_days : kRetentionDaysDefault;
}

std::uint32_t longest_retention_days(const Form* form) {
  std::uint32_t longest = retention_days(form, {});
  if (form == nullptr) return longest;
  for (const Step& step : form->steps)
    for (const Field& field : step.fields) longest = std::max(longest, field.retention_days);
  return longest;
}

Date retention_begins(const Listing* listing, Date made) {
  const auto last = listing == nullptr ? std::nullopt : last_date(*listing);
  return std::max(made, last.value_or(made));
}

bool is_past(std::uint32_t days, Date begins, Date today) {
  return days_between(begins, today) > static_cast<std::int64_t>(days);
}

std::vector<FieldId> due_answers(const Answers& answers, const Form* form, Date begins,
                                 Date today) {
  const bool has_figures = form != nullptr && !asks_personal(*form);
  std::vector<FieldId> due;
  for (const auto& [id, answer] : answers) {
    const Field* field = form == nullptr ? nullptr : field_of(*form, id);
    if (has_figures && field != nullptr && is_figure(field->kind)) continue;
    if (is_past(retention_days(form, id), begins, today)) due.push_back(id);
  }
  return due;
}

/// What was never said in numbers may be said now.
bool keeps_longer(const Form& after, const Form& before) {
  if (before.retention_days == 0) return false;
  return std::ranges::any_of(before.steps, [&](const Step& step) {
    return std::ranges::any_of(step.fields, [&](const Field& field) {
      return retention_days(&after, field.id) > retention_days(&before, field.id);
    });
  });
}

}  // namespace tsudoi
