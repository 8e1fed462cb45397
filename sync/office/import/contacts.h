// Ways to reach people. Offices may be reached; a volunteer's own mobile phone or mail box must not
// land on a public screen because somebody typed it into a spreadsheet.
#pragma once

#include <string>
#include <string_view>

namespace tsudoi {

struct HeldBack {
  std::string text;  // with a short remark where something was taken out
  int mobiles = 0;   // 060, 070, 080, 090 numbers
  int mails = 0;     // addresses at free-mail and consumer providers
};
HeldBack without_private_contacts(std::string_view text);

enum class PhoneShape : std::uint8_t { none, whole, no_area_code, mobile, unreadable };
struct Phone {
  std::string value;  // "042-338-6882"; empty for none, mobile and unreadable
  PhoneShape shape = PhoneShape::none;
  std::string rest;  // what stands behind it with digits in it, without private contacts
};
/// The first number of the text, in one form: "(042)338-6882" and "072 251 0871" too.
Phone read_phone(std::string_view text);

enum class LinkShape : std::uint8_t { none, whole, relative, unreadable };
struct Link {
  std::string value;  // begins with http:// or https://
  LinkShape shape = LinkShape::none;
};
/// The first web address of the text.
Link read_link(std::string_view text);

}  // namespace tsudoi
