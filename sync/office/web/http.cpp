#include "sync/office/web/http.h"

#include <algorithm>

namespace tsudoi::web {

namespace {

constexpr std::size_t kFormFieldsMax = 200;

std::optional<unsigned> hex_digit(char c) {
  if (c >= '0' && c <= '9') return unsigned(c - '0');
  if (c >= 'a' && c <= 'f') return unsigned(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return unsigned(c - 'A' + 10);
  return std::nullopt;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i] == '+' ? ' ' : text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
    if (!high || !low) return std::nullopt;
    out += static_cast<char>(*high << 4 | *low);
    i += 2;
  }
  return out;
}

HttpResponse response_of(int status, std::string_view type, std::string_view text) {
  return {status, std::string(type), copy_of(view_of(text)), {}};
}

}  // namespace

const std::string* value_of(const Pairs& pairs, std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [name](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? nullptr : &found->second;
}

std::string value_or(const Pairs& pairs, std::string_view name, std::string_view otherwise) {
  const std::string* value = value_of(pairs, name);
  return value ? *value : std::string(otherwise);
}

std::optional<Pairs> form_fields_from(std::string_view body) {
  Pairs fields;
  while (!body.empty()) {
    const std::size_t end = std::min(body.find('&'), body.size());
    const std::string_view field = body.substr(0, end);
    body.remove_prefix(std::min(end + 1, body.size()));
    const std::size_t equals = std::min(field.find('='), field.size());
    auto name = decoded(field.substr(0, equals));
    auto value = decoded(field.substr(std::min(equals + 1, field.size())));
    if (!name || !value || fields.size() == kFormFieldsMax) return std::nullopt;
    fields.emplace_back(std::move(*name), std::move(*value));
  }
  return fields;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kPlain = "-._~";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || kPlain.find(c) != kPlain.npos) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += '%' + to_hex(ByteView(&byte, 1));
    }
  }
  return out;
}

HttpResponse text_response(int status, std::string_view text) {
  return response_of(status, "text/plain; charset=utf-8", text);
}

HttpResponse html_response(int status, std::string_view page) {
  return response_of(status, "text/html; charset=utf-8", page);
}

HttpResponse redirect_to(std::string path) {
  return {303, "", {}, {{"Location", std::move(path)}}};
}

}  // namespace tsudoi::web
