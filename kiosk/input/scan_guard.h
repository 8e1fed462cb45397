// Tells a barcode reader that types like a keyboard from a person who types. A reader's characters
// come within kScanGapMsMax of each other and end with Enter; nobody types like that. Characters
// are held back for that long, so that a scan never reaches a text, and what is typed is never a
// scan.
//
// Owns: the characters held back; wiped when they leave.
// Limits: a burst longer than kScanCharactersMax, or with characters no ticket has, is dropped
// whole (faults.md F45).
#pragma once

#include <optional>

#include "kiosk/input/keys.h"
#include "kiosk/input/wiping.h"
#include "storage/base/clock.h"

namespace tsudoi::input {

inline constexpr std::int64_t kScanGapMsMax = 50;
inline constexpr std::size_t kScanCharactersMin = 8;
inline constexpr std::size_t kScanDistinctMin = 4;  // a key held down repeats one character
inline constexpr std::size_t kScanCharactersMax = 512;

class ScanGuard {
 public:
  struct Out {
    std::vector<KeyPress> typed;      // for the composer, in order
    std::optional<std::string> scan;  // a whole scan
  };

  ~ScanGuard() { forget(); }

  /// A press of the external keyboard, or of the reader, at this moment.
  Out press(const KeyPress& key, SteadyMs at);
  /// Time has passed; what was held back long enough was typed.
  Out wait_until(SteadyMs now);
  /// When to call wait_until; empty: nothing is held back.
  std::optional<SteadyMs> due() const;

 private:
  bool is_burst() const;
  Out release();
  void forget();

  WipingVector<KeyPress> held_;
  std::size_t in_burst_ = 0;  // characters of this burst, also those not held any more
  SteadyMs last_;
};

}  // namespace tsudoi::input
