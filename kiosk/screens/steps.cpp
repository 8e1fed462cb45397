#include "kiosk/screens/steps.h"

#include <algorithm>

namespace tsudoi::screens {

namespace {

std::string name_of_step(const Page& page, const flow::StepView& step) {
  switch (step.kind) {
    case flow::StepKind::when: return page[TextKey::form_when_step];
    case flow::StepKind::questions: return step.title.text;
    case flow::StepKind::confirm: return page[TextKey::form_confirm_step];
  }
  return {};
}

/// Whether each name has room in its share of the bar.
bool all_fit(const Page& page, std::span<const std::string> names, float width) {
  const float share = width / static_cast<float>(names.size()) - 16;
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return page.ui.measure(kSmallBold, name, 0).w <= share;
  });
}

void only_numbers(std::vector<std::string>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = std::to_string(i + 1);
}

}  // namespace

float height_of_steps(const Page& page) {
  return page.ui.line_height(TextStep::caption) + 24;
}

void draw_steps(Page& page, Rect& rest, std::span<const flow::StepView> steps) {
  std::vector<std::string> names;
  std::size_t current = 0;
  for (const flow::StepView& step : steps) {
    if (step.state == flow::StepState::current) current = names.size();
    names.push_back(std::to_string(names.size() + 1) + " " + name_of_step(page, step));
  }
  if (!all_fit(page, names, rest.w - 2 * ui::kMargin)) only_numbers(names);
  const Rect where = cut_top(rest, height_of_steps(page));
  page.ui.progress_steps(inset(where, ui::Margin{ui::kMargin, 0}), names, current);
}

}  // namespace tsudoi::screens
