// A new sealing key pair for the office, signed by its root (F37). The root's file is brought for
// this and taken away again.
//
// Kiosks learn of it from any reply, by wire or stick, and seal what comes next to the new one. The
// old private half stays for kSealingKeptSeconds: a kiosk that was away so long is still opened.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

class KeyRotation {
 public:
  /// `folder`: of this office, open for work. Errors: wrong_key when the root's file is of another
  /// office, or not opened by `unlock`; refused: too soon, or this machine's clock is behind.
  static Result<void> rotate(Office& office, const std::filesystem::path& folder,
                             const std::filesystem::path& root, const OfficeUnlock& unlock);
  /// Private halves that are kept only for what was sealed before.
  static std::size_t old_keys(const Office& office);
};

}  // namespace tsudoi
