#include "tests/siege/http_message.h"

#include <charconv>

namespace tsudoi::siege {

std::optional<std::size_t> head_bytes(std::string_view bytes) {
  constexpr std::string_view kEnd = "\r\n\r\n";
  const std::size_t at = bytes.find(kEnd);
  return at == bytes.npos ? std::nullopt : std::optional(at + kEnd.size());
}

std::optional<std::size_t> message_bytes(std::string_view bytes) {
  const auto head = head_bytes(bytes);
  if (!head) return std::nullopt;
  constexpr std::string_view kName = "\r\nContent-Length: ";
  const std::size_t at = bytes.substr(0, *head).find(kName);
  std::size_t body = 0;
  if (at != bytes.npos)
    std::from_chars(bytes.data() + at + kName.size(), bytes.data() + *head, body);
  return bytes.size() < *head + body ? std::nullopt : std::optional(*head + body);
}

std::string answer_of(std::string_view status, std::string_view body) {
  std::string answer = "HTTP/1.1 " + std::string(status);
  answer += "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  return answer.append(body);
}

bool is_done(std::string_view answer) {
  return answer.starts_with("HTTP/1.1 200 ");
}

}  // namespace tsudoi::siege
