// The fields of a form, all sixteen kinds. Each draws its label, its help, what is wrong with it,
// and its inputs from the top of `where`, and returns the height that it took.
#pragma once

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

inline constexpr std::string_view kFieldsScroll = "form.fields";

/// An input of one line, with its name above it.
float height_of_typed(const Page& page);
float draw_field(Page& page, const Rect& where, const flow::FieldView& field);

// ---- By the way they are answered; all but the label, the help and the problem.
void draw_inputs(Page& page, Rect& rest, const flow::FieldView& field);
void draw_team(Page& page, Rect& rest, const flow::FieldView& field);
void draw_options(Page& page, Rect& rest, const flow::FieldView& field);
void draw_age_bands(Page& page, Rect& rest, const flow::FieldView& field);
void draw_yes_no(Page& page, Rect& rest, const flow::FieldView& field);
void draw_consent(Page& page, Rect& rest, const flow::FieldView& field);
void draw_calendar(Page& page, Rect& rest, const flow::FieldView& field);

}  // namespace tsudoi::screens
