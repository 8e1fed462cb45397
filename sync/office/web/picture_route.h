// Published pictures over HTTP, resumable: a line that dies in mid-picture costs only the rest.
#pragma once

#include "sync/office/web/http.h"

namespace tsudoi::web {

/// The whole picture (200), or from N on for "Range: bytes=N-" (206, 416 when N is past the end).
/// Other ranges are answered with the whole, as HTTP allows.
HttpResponse picture_response(Bytes picture, const HttpRequest& request);

}  // namespace tsudoi::web
