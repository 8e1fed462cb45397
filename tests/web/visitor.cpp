#include "tests/web/visitor.h"

#include <algorithm>

namespace tsudoi::test {

using namespace tsudoi::web;

HttpResponse Visitor::send(HttpRequest request) {
  request.cookies = cookies;
  request.peer = peer;
  HttpResponse response = answer(request);
  for (const auto& [name, value] : response.headers) {
    if (name != "Set-Cookie") continue;
    const std::size_t equals = value.find('=');
    const std::string cookie = value.substr(0, equals);
    std::erase_if(cookies, [&](const auto& kept) { return kept.first == cookie; });
    if (value.find("Max-Age=0") == value.npos)
      cookies.emplace_back(cookie, value.substr(equals + 1, value.find(';') - equals - 1));
  }
  return response;
}

HttpResponse Visitor::get(std::string_view path_and_query) {
  HttpRequest request;
  const std::size_t mark = std::min(path_and_query.find('?'), path_and_query.size());
  request.path = std::string(path_and_query.substr(0, mark));
  if (mark < path_and_query.size())
    request.query = form_fields_from(path_and_query.substr(mark + 1)).value();
  return send(std::move(request));
}

HttpResponse Visitor::post(std::string_view path, std::string_view form) {
  HttpRequest request;
  request.method = Method::post;
  request.path = std::string(path);
  request.body = copy_of(view_of(form));
  return send(std::move(request));
}

HttpResponse Visitor::sign_in(std::string_view passphrase) {
  const std::string csrf = csrf_in(get("/login"));
  return post("/login", "csrf=" + csrf + "&name=Hanako&passphrase=" + percent_encoded(passphrase));
}

std::string Visitor::csrf_in(const HttpResponse& response) {
  constexpr std::string_view kBefore = "name=\"csrf\" value=\"";
  const std::string page = text(response);
  const std::size_t at = page.find(kBefore);
  if (at == page.npos) return {};
  const std::size_t start = at + kBefore.size();
  return page.substr(start, page.find('"', start) - start);
}

std::string Visitor::text(const HttpResponse& response) {
  return std::string(text_of(response.body));
}

}  // namespace tsudoi::test
