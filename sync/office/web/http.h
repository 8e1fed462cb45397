// One HTTP request and one HTTP response as plain values, so that everything behind the server is
// a function on values and no test needs a socket.
//
// Limits: kHttpLimits, kept by server.cpp before a request value exists.
#pragma once

#include <optional>
#include <utility>

#include "storage/base/bytes.h"

namespace tsudoi::web {

enum class Method : std::uint8_t { get, head, post, options, other };

/// Names in lower case; values as they came. In order, duplicates kept.
using Pairs = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  Method method = Method::get;
  std::string path;  // percent-decoded, begins with '/', no query
  Pairs query;       // percent-decoded
  Pairs headers;
  Pairs cookies;
  Bytes body;
  std::string peer;  // the address without its port; the proxy's, where there is one
};

struct HttpResponse {
  int status = 200;
  std::string content_type;  // empty: no Content-Type
  Bytes body;
  Pairs headers;  // no line breaks in values: the server drops such a header
};

struct HttpLimits {
  std::size_t header_bytes_max = 32 * 1024;      // F56; request line and headers together
  std::size_t body_bytes_max = 2 * 1024 * 1024;  // F56; a batch is at most 1 MiB
  std::uint32_t header_ms_max = 30'000;          // from connecting, or from the last answer
  std::uint32_t idle_seconds_max = 30;           // no byte in either direction
  std::uint32_t body_ms_max = 600'000;  // a whole request: 1 MiB at 14 kbit/s, the worst line met
  std::uint32_t connections_max = 1000;
  std::uint32_t connections_per_peer_max = 600;  // generous: a ward's kiosks share one address
};
inline constexpr HttpLimits kHttpLimits;

/// The first value under this name; nullptr: none.
const std::string* value_of(const Pairs& pairs, std::string_view name);
std::string value_or(const Pairs& pairs, std::string_view name, std::string_view otherwise);

/// "a=1&b=%E3%81%82+x" as browsers send forms. Empty when malformed or over 200 fields.
std::optional<Pairs> form_fields_from(std::string_view body);
/// For building links: everything but letters, digits and -._~ as %XX.
std::string percent_encoded(std::string_view text);

HttpResponse text_response(int status, std::string_view text);
HttpResponse html_response(int status, std::string_view page);
HttpResponse redirect_to(std::string path);  // 303, so that a reload does not post again

}  // namespace tsudoi::web
