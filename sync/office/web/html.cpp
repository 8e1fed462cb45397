#include "sync/office/web/html.h"

#include <cstdint>
#include <utility>

#include "storage/base/assert.h"

namespace tsudoi::web {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Character {
  char32_t code = 0;
  std::size_t bytes = 0;  // 0: malformed
};

std::size_t length_from(std::uint8_t lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

Character first_of(std::string_view text) {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  const std::size_t length = length_from(lead);
  if (length == 0 || length > text.size()) return {};
  if (length == 1) return {lead, 1};
  char32_t code = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<std::uint8_t>(text[i]);
    if ((next & 0xC0) != 0x80) return {};
    code = code << 6 | (next & 0x3F);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  return overlong || surrogate || code > 0x10FFFF ? Character{} : Character{code, length};
}

bool is_left_out(char32_t code) {
  if (code < 0x20) return code != '\n' && code != '\t';
  return (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069) || code == 0x200E || code == 0x200F;
}

std::string_view entity_for(char32_t code) {
  switch (code) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  while (!text.empty()) {
    const Character next = first_of(text);
    const std::size_t used = next.bytes == 0 ? 1 : next.bytes;
    if (next.bytes == 0) {
      out += kReplacement;
    } else if (const auto entity = entity_for(next.code); !entity.empty()) {
      out += entity;
    } else if (!is_left_out(next.code)) {
      out += text.substr(0, used);
    }
    text.remove_prefix(used);
  }
  return out;
}

std::string_view safe_link(std::string_view target) {
  if (starts_with(target, "https://") || starts_with(target, "http://")) return target;
  if (starts_with(target, "#")) return target;
  const bool local =
      starts_with(target, "/") && !starts_with(target, "//") && target.find('\\') == target.npos;
  return local ? target : "#";
}

void Html::start_of(Literal tag, Attributes attributes) {
  out_ += '<';
  out_ += tag.text();
  for (const Attribute& attribute : attributes) {
    out_ += ' ';
    out_ += attribute.name.text();
    out_ += "=\"";
    const bool link = attribute.name.text() == "href" || attribute.name.text() == "action" ||
                      attribute.name.text() == "src";
    out_ += escaped(link ? safe_link(attribute.value) : attribute.value);
    out_ += '"';
  }
  out_ += '>';
}

Html& Html::open(Literal tag, Attributes attributes) {
  start_of(tag, attributes);
  open_.push_back(tag.text());
  return *this;
}

Html& Html::close() {
  TSUDOI_ASSERT(!open_.empty());
  out_ += "</";
  out_ += open_.back();
  out_ += '>';
  open_.pop_back();
  return *this;
}

Html& Html::leaf(Literal tag, Attributes attributes) {
  start_of(tag, attributes);
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += escaped(text);
  return *this;
}

Html& Html::element(Literal tag, std::string_view text) {
  return element(tag, {}, text);
}

Html& Html::element(Literal tag, Attributes attributes, std::string_view text) {
  return open(tag, attributes).text(text).close();
}

Html& Html::markup(Literal trusted) {
  out_ += trusted.text();
  return *this;
}

Html& Html::add(Html&& finished) {
  out_ += finished.take();
  return *this;
}

std::string Html::take() {
  TSUDOI_ASSERT(open_.empty());
  return std::exchange(out_, {});
}

}  // namespace tsudoi::web
