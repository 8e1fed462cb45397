// What a person does about the quarantine, over HTTP:
//
//   POST /quarantine/<number>/retry
//   POST /quarantine/<number>/refuse    reason=...
//
// Each act has its audit line in the same commit; an item that is not the viewer's to see is not
// there, and the attempt is noted.
#pragma once

#include "sync/office/web/gate.h"

namespace tsudoi::web {

bool is_quarantine_act(std::string_view path);
/// Errors: not_found, also for whoever may not decide; refused; the backend's.
Result<HttpResponse> act_on_quarantine(const HttpRequest& request, Gate& gate, WebBackend& backend);

}  // namespace tsudoi::web
