#include "sync/office/web/asked.h"

#include <algorithm>
#include <charconv>

namespace tsudoi::web {
namespace {

constexpr std::size_t kFilterBytesMax = 240;
constexpr std::uint32_t kPageNumberMax = 1'000'000;

std::string query_text(const HttpRequest& request, std::string_view name) {
  std::string value = value_or(request.query, name, "");
  return value.size() <= kFilterBytesMax ? value : std::string();
}

}  // namespace

std::uint64_t number_asked(const HttpRequest& request, std::string_view name) {
  const std::string text = query_text(request, name);
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

PageNumber page_number_of(const HttpRequest& request) {
  const std::uint64_t number = number_asked(request, "page");
  return {static_cast<std::uint32_t>(std::clamp<std::uint64_t>(number, 1, kPageNumberMax))};
}

std::string here_of(const HttpRequest& request) {
  std::string here = request.path;
  char joint = '?';
  for (const auto& [name, value] : request.query) {
    if (name == "lang") continue;
    here += joint + percent_encoded(name) + "=" + percent_encoded(value);
    joint = '&';
  }
  return here;
}

ListingFilter listing_filter_of(const HttpRequest& request) {
  const std::string when = query_text(request, "when"), centre = query_text(request, "centre");
  ListingFilter filter;
  filter.words = query_text(request, "words");
  filter.kind = listing_kind_from(query_text(request, "kind"));
  if (is_text_id(centre)) filter.centre = {centre};
  if (when == "all") filter.when = ListingWhen::all;
  if (when == "past") filter.when = ListingWhen::past;
  filter.page = page_number_of(request);
  return filter;
}

ApplicationFilter application_filter_of(const HttpRequest& request, const Viewer& viewer) {
  const std::string state = query_text(request, "state"), id = query_text(request, "listing");
  ApplicationFilter filter;
  if (state == "undecided") filter.state = ApplicationState::undecided;
  if (state == "decided") filter.state = ApplicationState::decided;
  if (is_text_id(id)) filter.listing = {id};
  filter.names = !may_see_names(viewer)                    ? NamesShown::not_allowed
                 : query_text(request, "names") == "shown" ? NamesShown::shown
                                                           : NamesShown::hidden;
  filter.page = page_number_of(request);
  return filter;
}

}  // namespace tsudoi::web
