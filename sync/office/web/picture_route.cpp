#include "sync/office/web/picture_route.h"

#include <charconv>

namespace tsudoi::web {

namespace {

bool begins(ByteView bytes, std::string_view magic) {
  return text_of(bytes).substr(0, magic.size()) == magic;
}

// By content, so that a browser never takes a picture for a page.
std::string type_of(ByteView bytes) {
  if (begins(bytes, "\x89PNG")) return "image/png";
  if (begins(bytes, "\xFF\xD8\xFF")) return "image/jpeg";
  return "application/octet-stream";
}

std::optional<std::size_t> start_of_range(const HttpRequest& request) {
  constexpr std::string_view kUnit = "bytes=";
  const std::string range = value_or(request.headers, "range", "");
  if (range.size() < kUnit.size() + 2 || range.compare(0, kUnit.size(), kUnit) != 0)
    return std::nullopt;
  std::size_t start = 0;
  const char* end = range.data() + range.size() - 1;
  const auto read = std::from_chars(range.data() + kUnit.size(), end, start);
  if (read.ec != std::errc{} || read.ptr != end || *end != '-') return std::nullopt;
  return start;
}

}  // namespace

HttpResponse picture_response(Bytes picture, const HttpRequest& request) {
  HttpResponse response{200, type_of(picture), {}, {{"Accept-Ranges", "bytes"}}};
  // The address is the content's hash: it never changes.
  response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  const auto start = start_of_range(request);
  if (!start) {
    response.body = std::move(picture);
    return response;
  }
  const std::string whole = std::to_string(picture.size());
  if (*start >= picture.size()) return {416, "", {}, {{"Content-Range", "bytes */" + whole}}};
  response.status = 206;
  response.headers.emplace_back(
      "Content-Range",
      "bytes " + std::to_string(*start) + "-" + std::to_string(picture.size() - 1) + "/" + whole);
  response.body.assign(picture.begin() + std::ptrdiff_t(*start), picture.end());
  return response;
}

}  // namespace tsudoi::web
