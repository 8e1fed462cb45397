// A person who clicks: cookies are kept as a browser keeps them. What answers is up to the test.
#pragma once

#include "sync/office/web/http.h"

namespace tsudoi::test {

inline constexpr std::string_view kPassphrase = "correct horse";

struct Visitor {
  virtual ~Visitor() = default;
  virtual web::HttpResponse answer(const web::HttpRequest& request) = 0;

  web::Pairs cookies{};
  std::string peer = "10.0.0.1";

  web::HttpResponse get(std::string_view path_and_query);
  web::HttpResponse post(std::string_view path, std::string_view form);
  web::HttpResponse send(web::HttpRequest request);
  /// Opens the form and sends it as "Hanako" with this passphrase.
  web::HttpResponse sign_in(std::string_view passphrase);
  /// The token in the form on this page.
  static std::string csrf_in(const web::HttpResponse& response);

  static std::string text(const web::HttpResponse& response);
};

}  // namespace tsudoi::test
