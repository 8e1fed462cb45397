// What the list of applications and the page of one of them show alike.
#pragma once

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

/// The office's word where there is one, else what the kiosk promised.
void result_tag(Sheet& sheet, const ApplicationRow& row);
/// "11月28日（土） 10:00、12月5日（土） 10:00", "all"; empty where no session was asked for.
std::string sessions_text(const ApplicationRow& row, PageLanguage language);
/// The time received, marked where the kiosk's clock could not be believed (F32).
void time_cell(Sheet& sheet, const ApplicationRow& row, const PageContext& context);

}  // namespace tsudoi::web
