// `tsudoi-kiosk headless`: one JSON object a line in, one out, through the same journey and store
// as the screens (README.md beside it lists the commands and every refusal). A line with "saved" is
// written only after the durable commit.
//
// Errors: what is wrong with a line is answered on its line ({"refused":...}); nothing ends the
//   conversation but the end of input.
// Limits: kLineBytesMax a line; a longer one is refused and read past.
#pragma once

#include <iosfwd>

#include "kiosk/app/desk.h"

namespace tsudoi {

inline constexpr std::size_t kLineBytesMax = 64 * 1024;

/// `transport` may be null: then "sync" is refused with line_down.
class Headless {
 public:
  Headless(Kiosk& kiosk, Transport* transport) : kiosk_(kiosk), transport_(transport) {}

  /// Answers each line of `in` until it ends. -> how many it answered
  std::uint64_t talk(std::istream& in, std::ostream& out);
  /// The answer to one line, without a line end.
  std::string answer(std::string_view line);

 private:
  Kiosk& kiosk_;
  Transport* transport_;
};

}  // namespace tsudoi
