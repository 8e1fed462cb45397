#include "sync/office/import/contacts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "sync/office/import/characters.h"

namespace tsudoi {
namespace {

constexpr std::size_t kLinkBytesMax = 2'000;
constexpr std::size_t kMobileDigits = 11;
constexpr std::string_view kNumberRemark = "（番号は掲載しません）";
constexpr std::string_view kMailRemark = "（メールアドレスは掲載しません）";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Full-width letters, digits and marks as ASCII, and where each byte came from.
struct Folded {
  std::string text;
  std::vector<std::size_t> from;  // one more than text: the end
};

std::optional<char> folded_character(std::string_view bytes) {
  if (bytes.size() < 3) return std::nullopt;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  const unsigned code = ((byte(0) & 0x0Fu) << 12) | ((byte(1) & 0x3Fu) << 6) | (byte(2) & 0x3Fu);
  if ((byte(0) & 0xF0u) != 0xE0u) return std::nullopt;
  if (code >= 0xFF01 && code <= 0xFF5E) return static_cast<char>(code - 0xFEE0);
  if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212 || code == 0x30FC) return '-';
  if (code == 0x3000) return ' ';
  return std::nullopt;
}

Folded fold(std::string_view text) {
  Folded out;
  for (std::size_t at = 0; at < text.size();) {
    const auto folded = folded_character(text.substr(at));
    out.text += folded.value_or(text[at]);
    out.from.push_back(at);
    at += folded ? 3 : 1;
  }
  out.from.push_back(text.size());
  return out;
}

struct Found {
  std::size_t begin = 0, end = 0;  // of the folded text; end == begin: nothing
  bool any() const { return end > begin; }
};

/// 090-1234-5678 in any spelling, +81 90 ... too: eleven digits with at most two marks between.
Found mobile_at(std::string_view text, std::size_t at) {
  if (at > 0 && is_digit(text[at - 1])) return {};
  std::string digits;
  std::size_t end = at, marks = 0;
  const bool international = text.substr(at).starts_with("+81");
  if (international) digits = "0", end += 3;
  for (std::size_t i = end; i < text.size() && digits.size() <= kMobileDigits; ++i) {
    if (is_digit(text[i])) {
      digits += text[i];
      end = i + 1;
      marks = 0;
    } else if (std::string_view("-() .").find(text[i]) == std::string_view::npos || ++marks > 2) {
      break;
    }
  }
  const bool mobile = digits.size() == kMobileDigits && digits[0] == '0' && digits[2] == '0' &&
                      digits[1] >= '6' && digits[1] <= '9';
  return mobile ? Found{at, end} : Found{};
}

bool is_mail_character(char c) {
  const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return letter || is_digit(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

/// Mail boxes of people rather than of offices.
bool is_private_domain(std::string domain) {
  static constexpr std::array<std::string_view, 40> kDomains{
      "gmail.com",       "googlemail.com",  "yahoo.co.jp",    "yahoo.com",    "ymail.ne.jp",
      "ybb.ne.jp",       "hotmail.com",     "hotmail.co.jp",  "outlook.com",  "outlook.jp",
      "live.jp",         "live.com",        "msn.com",        "icloud.com",   "me.com",
      "mac.com",         "aol.com",         "docomo.ne.jp",   "ezweb.ne.jp",  "au.com",
      "softbank.ne.jp",  "softbank.jp",     "vodafone.ne.jp", "disney.ne.jp", "ymobile.ne.jp",
      "zaq.ne.jp",       "jcom.home.ne.jp", "lomo.jp",        "wakwak.com",   "ocn.ne.jp",
      "nifty.com",       "biglobe.ne.jp",   "so-net.ne.jp",   "plala.or.jp",  "dion.ne.jp",
      "asahi-net.or.jp", "hi-ho.ne.jp",     "t-com.ne.jp",    "eonet.ne.jp",  "excite.co.jp"};
  std::ranges::transform(domain, domain.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
  while (domain.ends_with('.') || domain.ends_with('-')) domain.pop_back();
  return std::ranges::any_of(kDomains, [&](std::string_view known) {
    return domain == known || domain.ends_with("." + std::string(known));
  });
}

Found private_mail_around(std::string_view text, std::size_t at_sign) {
  Found found{at_sign, at_sign + 1};
  while (found.begin > 0 && is_mail_character(text[found.begin - 1])) --found.begin;
  while (found.end < text.size() && is_mail_character(text[found.end])) ++found.end;
  const std::string domain(text.substr(at_sign + 1, found.end - at_sign - 1));
  return found.begin < at_sign && is_private_domain(domain) ? found : Found{};
}

class Censor {
 public:
  explicit Censor(std::string_view text) : text_(text), folded_(fold(text)) {}

  HeldBack checked() {
    for (std::size_t at = 0; at < folded_.text.size(); ++at) {
      const char c = folded_.text[at];
      if (c == '0' || c == '+') at = take_out(mobile_at(folded_.text, at), out_.mobiles, at);
      if (c == '@') at = take_out(private_mail_around(folded_.text, at), out_.mails, at);
    }
    if (out_.mobiles + out_.mails == 0) return {std::string(text_), 0, 0};
    out_.text += text_.substr(kept_);
    return std::move(out_);
  }

 private:
  std::size_t take_out(const Found& found, int& counter, std::size_t at) {
    const std::size_t begin = folded_.from[found.begin];
    if (!found.any() || begin < kept_) return at;
    ++counter;
    out_.text += text_.substr(kept_, begin - kept_);
    out_.text += &counter == &out_.mobiles ? kNumberRemark : kMailRemark;
    kept_ = folded_.from[found.end];
    return found.end - 1;
  }

  std::string_view text_;
  Folded folded_;
  std::size_t kept_ = 0;
  HeldBack out_;
};

struct FirstNumber {
  std::vector<std::string> groups;
  std::string_view rest;  // of the text behind it
};

FirstNumber first_number(std::string_view text) {
  std::vector<std::string> groups;
  bool inside = false;
  for (const char& c : text) {
    if (is_digit(c)) {
      if (!inside) groups.emplace_back();
      groups.back() += c;
    } else if (std::string_view("-() .").find(c) == std::string_view::npos && !groups.empty()) {
      // "/", 内線 and the like: the first number ends here
      return {std::move(groups), text.substr(static_cast<std::size_t>(&c - text.data()))};
    }
    inside = is_digit(c);
  }
  return {std::move(groups), {}};
}

Phone shaped(const std::string& joined, const std::string& digits) {
  const bool leading_zero = digits.starts_with('0');
  const bool mobile = digits.size() == kMobileDigits && leading_zero && digits[2] == '0' &&
                      digits[1] >= '6' && digits[1] <= '9';
  if (mobile) return {{}, PhoneShape::mobile, {}};
  if (leading_zero && (digits.size() == 10 || digits.size() == 11))
    return {joined, PhoneShape::whole, {}};
  if (!leading_zero && digits.size() >= 5 && digits.size() <= 8)
    return {joined, PhoneShape::no_area_code, {}};
  return {{}, PhoneShape::unreadable, {}};
}

}  // namespace

HeldBack without_private_contacts(std::string_view text) {
  return Censor(text).checked();
}

Phone read_phone(std::string_view text) {
  const std::string value = fold(kept_text(text)).text;
  if (value.find_first_not_of("-* ") == std::string::npos) return {};
  const FirstNumber number = first_number(value);
  std::string joined, digits;
  for (const std::string& group : number.groups) {
    joined += (joined.empty() ? "" : "-") + group;
    digits += group;
  }
  Phone phone = shaped(joined, digits);
  if (std::ranges::any_of(number.rest, is_digit))
    phone.rest = without_private_contacts(number.rest).text;
  return phone;
}

Link read_link(std::string_view text) {
  const std::string value = kept_text(text);
  const std::string word = plain_value(value);
  const bool says_none = word == "なし" || word == "無し" || word == "無";
  if (says_none || word.find_first_not_of('-') == std::string::npos) return {};
  const std::size_t begin = std::min(value.find("https://"), value.find("http://"));
  if (begin == std::string::npos)
    return {{}, value.starts_with('/') ? LinkShape::relative : LinkShape::unreadable};
  std::size_t end = begin;
  while (end < value.size() && static_cast<unsigned char>(value[end]) > 0x20 &&
         static_cast<unsigned char>(value[end]) < 0x80 &&
         std::string_view("\"<>\\^`{|}").find(value[end]) == std::string_view::npos)
    ++end;
  const std::string link = value.substr(begin, end - begin);
  const bool has_host = link.find("//") + 2 < link.size();
  if (!has_host || link.size() > kLinkBytesMax) return {{}, LinkShape::unreadable};
  return {link, LinkShape::whole};
}

}  // namespace tsudoi
