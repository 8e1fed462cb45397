#include "sync/office/import/markup.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

namespace tsudoi {
namespace {

constexpr std::size_t kTagBytesMax = 2'000;
constexpr std::size_t kEntityBytesMax = 12;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string lower_name(std::string_view tag) {
  std::string name;
  for (const char c : tag) {
    if (!is_letter(c) && !(c >= '0' && c <= '9')) break;
    name += static_cast<char>(c | 0x20);
  }
  return name;
}

/// The bytes of the tag at the beginning of `text`, brackets included; 0: no tag.
std::size_t tag_size(std::string_view text) {
  if (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    return end == std::string_view::npos ? 0 : end + 3;
  }
  if (text.size() < 3 || text[0] != '<') return 0;
  const bool is_tag = is_letter(text[1]) || (text[1] == '/' && is_letter(text[2]));
  const std::size_t end = is_tag ? text.substr(0, kTagBytesMax).find('>') : std::string_view::npos;
  return end == std::string_view::npos ? 0 : end + 1;
}

void append_code_point(std::string& out, std::uint32_t code) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6)), add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12)), add(0x80 | ((code >> 6) & 0x3F)), add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | (code >> 18)), add(0x80 | ((code >> 12) & 0x3F));
    add(0x80 | ((code >> 6) & 0x3F)), add(0x80 | (code & 0x3F));
  }
}

std::optional<std::string> numbered(std::string_view digits) {
  const bool hex = digits.starts_with('x') || digits.starts_with('X');
  if (hex) digits.remove_prefix(1);
  std::uint32_t code = 0;
  const char* last = digits.data() + digits.size();
  const auto [end, problem] = std::from_chars(digits.data(), last, code, hex ? 16 : 10);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  if (problem != std::errc{} || end != last || code < 0x20 || code > 0x10FFFF || surrogate)
    return std::nullopt;
  std::string out;
  append_code_point(out, code);
  return out;
}

std::optional<std::string> entity(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kNamed{{
      {"amp", "&"},
      {"lt", "<"},
      {"gt", ">"},
      {"quot", "\""},
      {"apos", "'"},
      {"nbsp", " "},
      {"yen", "¥"},
      {"copy", "©"},
      {"middot", "·"},
      {"hellip", "…"},
      {"ndash", "–"},
      {"mdash", "—"},
  }};
  if (name.starts_with('#')) return numbered(name.substr(1));
  const auto at =
      std::ranges::find(kNamed, name, &std::pair<std::string_view, std::string_view>::first);
  if (at == kNamed.end()) return std::nullopt;
  return std::string(at->second);
}

class Stripper {
 public:
  explicit Stripper(std::string_view text) : text_(text) {}

  std::string stripped() {
    while (at_ < text_.size())
      if (!take_tag() && !take_entity()) out_ += text_[at_++];
    return std::move(out_);
  }

 private:
  bool take_tag() {
    const std::string_view rest = text_.substr(at_);
    const std::size_t size = tag_size(rest);
    if (size == 0) return false;
    const bool closing = rest[1] == '/';
    const std::string name = lower_name(rest.substr(closing ? 2 : 1));
    at_ += size;
    if (!closing && (name == "script" || name == "style")) skip_to_end_of(name);
    if (name == "br" || (closing && (name == "p" || name == "div" || name == "li"))) out_ += '\n';
    return true;
  }

  void skip_to_end_of(const std::string& name) {
    const std::size_t end = text_.find("</" + name, at_);
    at_ = end == std::string_view::npos ? text_.size() : end;
  }

  bool take_entity() {
    if (text_[at_] != '&') return false;
    const std::size_t end = text_.substr(at_, kEntityBytesMax).find(';');
    if (end == std::string_view::npos) return false;
    const auto decoded = entity(text_.substr(at_ + 1, end - 1));
    if (!decoded) return false;
    out_ += *decoded;
    at_ += end + 1;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string out_;
};

}  // namespace

std::string without_markup(std::string_view text) {
  if (text.find_first_of("<&") == std::string_view::npos) return std::string(text);
  return Stripper(text).stripped();
}

}  // namespace tsudoi
