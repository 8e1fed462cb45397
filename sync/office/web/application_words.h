// What the list of applications and the page of one of them show alike.
#pragma once

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

/// The office's word where there is one, else what the kiosk promised.
void result_tag(Sheet& sheet, const ApplicationRow& row);
/// The time received, marked where the kiosk's clock could not be believed (F32).
void time_cell(Sheet& sheet, const ApplicationRow& row, const PageContext& context);

}  // namespace tsudoi::web
