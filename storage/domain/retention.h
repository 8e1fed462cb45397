// How long what a resident wrote is kept. One clock for each purpose: a form says how many days
// (`retention_days`), and a field of it may say its own.
//
// The clock starts on the last day of the listing; on the day of the entry where that is later, or
// where the listing has no day. Answers are there through the last of their days, and are due after
// it. A form that asks for nobody in particular (a survey) has figures, which stay; free texts go.
//
// Pure functions; days are those of Tokyo.
#pragma once

#include "storage/domain/form.h"

namespace tsudoi {

/// Where a form does not say: until a year's figures are settled, and no longer.
inline constexpr std::uint32_t kRetentionDaysDefault = 365;
inline constexpr std::uint32_t kRetentionDaysMax = 10 * 366;

/// Of one answer. `form` may be nullptr, and may have lost the field since.
std::uint32_t retention_days(const Form* form, const FieldId& field);
/// Of the answer that is kept longest.
std::uint32_t longest_retention_days(const Form* form);

/// When the clock starts, for what was made on `made`. `listing` may be nullptr.
Date retention_begins(const Listing* listing, Date made);

bool is_past(std::uint32_t days, Date begins, Date today);

/// Which answers are due on `today`.
std::vector<FieldId> due_answers(const Answers& answers, const Form* form, Date begins, Date today);

/// Whether `after` keeps an answer longer than `before` has told the residents.
bool keeps_longer(const Form& after, const Form& before);

}  // namespace tsudoi
