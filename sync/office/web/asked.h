// What the address of a page asks for, as values. What makes no sense is taken for its default.
//
// Limits: a filter of more than 240 bytes is none.
#pragma once

#include "sync/office/web/application_models.h"
#include "sync/office/web/http.h"

namespace tsudoi::web {

/// 0: it is none.
std::uint64_t number_asked(const HttpRequest& request, std::string_view name);
PageNumber page_number_of(const HttpRequest& request);
/// Path and query without the language.
std::string here_of(const HttpRequest& request);
ListingFilter listing_filter_of(const HttpRequest& request);
ApplicationFilter application_filter_of(const HttpRequest& request, const Viewer& viewer);

}  // namespace tsudoi::web
