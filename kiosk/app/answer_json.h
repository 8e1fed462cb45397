// Answers as JSON, for `headless` (README.md has the shapes). Private to kiosk/app.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "storage/domain/form.h"

namespace tsudoi {

/// Empty where there is no such member, or no text in it.
std::string text_at(const nlohmann::json& object, const char* name);

/// By the form's fields; an unknown field or a wrong shape becomes FieldProblem wrong_kind.
struct ReadAnswers {
  Answers answers;
  std::vector<FieldProblem> problems;
};
ReadAnswers answers_from(const nlohmann::json& object, const Form& form);

}  // namespace tsudoi
