// What a kiosk in wrong hands has sent is taken back, by one command (F40). A validly signed batch
// is taken in like any other; only a person can say that nobody stood behind it.
//
// Nothing is deleted: each entry stays, with a mark that leads to the line of the audit log. Its
// effect ends: applications are withdrawn by staff, their seats, also those that the kiosk held,
// are the office's again, attendances and heads no longer count. What it withdrew or corrected is
// its own, and stays so; it is counted, for a person to look at.
//
// A second time there is nothing left to do. The kiosk is revoked apart from this.
//
// Thread: the office's. Errors: not_found (no such kiosk); the store's. Nothing has changed then.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

struct SentBy {
  KioskId kiosk;
  UnixSeconds since;  // when it came here, by the office's clock
};

/// Entries, by kind.
struct TakenBack {
  std::uint64_t applications = 0, attendances = 0, head_counts = 0;
  std::uint64_t to_look_at = 0;  // withdrawals and corrections
  std::uint64_t aside = 0;       // waits in the quarantine, which is worked through apart
  bool operator==(const TakenBack&) const = default;
};

class OfficeWithdrawal {
 public:
  /// What run() would do.
  static Result<TakenBack> look(const Office& office, const SentBy& sent);
  /// `line` says who and why.
  static Result<TakenBack> run(Office& office, const SentBy& sent, const AuditRecord& line);

 private:
  struct Plan;
  static Result<Plan> plan(const Office& office, const SentBy& sent);
};

}  // namespace tsudoi
