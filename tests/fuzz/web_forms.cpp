// What browsers send to the office's pages: addresses, queries, forms and cookies, from somebody
// who is signed in and from somebody who is not.
#include <algorithm>

#include "storage/base/assert.h"
#include "tests/fuzz/target.h"
#include "tests/web/fake_office.h"

namespace tsudoi {
namespace {

using namespace tsudoi::web;

void try_fields(std::string_view text) {
  const auto fields = form_fields_from(text);
  if (!fields) return;
  std::string again;
  for (const auto& [name, value] : *fields)
    again += (again.empty() ? "" : "&") + percent_encoded(name) + "=" + percent_encoded(value);
  if (!again.empty()) TSUDOI_ASSERT(form_fields_from(again) == fields);
}

/// Never the office's own failure, and no header that could be cut into two.
void check(const HttpResponse& response) {
  TSUDOI_ASSERT(response.status >= 200 && response.status < 500);
  for (const auto& [name, value] : response.headers)
    TSUDOI_ASSERT(value.find_first_of("\r\n") == std::string::npos);
}

/// A form of the office's own: TOKEN stands for what only who is signed in can know.
std::string with_token(std::string form, const std::string& token) {
  constexpr std::string_view kToken = "TOKEN";
  const std::size_t at = form.find(kToken);
  return at == std::string::npos ? form : form.replace(at, kToken.size(), token);
}

/// The first line is the address, the rest a form.
void try_requests(std::string_view text, test::Visit& visit) {
  const std::size_t line_end = std::min(text.find('\n'), text.size());
  const std::string_view address = text.substr(0, line_end);
  const std::string form(text.substr(std::min(line_end + 1, text.size())));
  const std::size_t mark = std::min(address.find('?'), address.size());
  HttpRequest request;
  request.path = "/" + std::string(address.substr(0, mark));
  request.query =
      form_fields_from(address.substr(std::min(mark + 1, address.size()))).value_or(Pairs());
  check(visit.send(request));
  request.method = Method::post;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = copy_of(view_of(with_token(form, test::Visitor::csrf_in(visit.get("/")))));
  check(visit.send(std::move(request)));
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const std::string_view text = text_of(ByteView(data, size));
  try_fields(text);
  test::Visit stranger, officer;
  officer.sign_in(test::kPassphrase);
  try_requests(text, stranger);
  try_requests(text, officer);
  return 0;
}
