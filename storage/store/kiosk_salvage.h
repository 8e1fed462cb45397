// A kiosk whose store is damaged goes on with a fresh one, as the same kiosk (F04). Everything that
// can still be read and authenticated comes along; the damaged file is kept whole in
// DATA/damaged-YYYYMMDD-N, with a list of what is lost (damage.txt), and never deleted by us.
//
// The fresh store is in doubt until it has met the office, as a disk that was set back is: nothing
// is frozen or sent and no seat is given before; then it goes on behind what the office has. So the
// number of the last batch need not be kept anywhere else (tests/store/salvage_test.cpp).
//
// A power cut leaves the damaged store or the fresh one in place; the next start finds it.
// Not for a key file that is gone or wrong: that kiosk is to be enrolled again.
// Thread: one. Nobody may have the store open.
// Errors: busy; damaged when nothing says whose the store is; newer_version; disk_*.
#pragma once

#include "storage/store/kiosk_values.h"
#include "storage/store/salvaged_journal.h"

namespace tsudoi {

struct Salvaged {
  std::filesystem::path kept;  // where the damaged file is now
  std::uint64_t lines = 0;     // of the journal, that came along
  std::uint64_t waiting = 0;   // of these, without a receipt
  std::uint64_t only_at_office = 0;
  std::vector<std::uint64_t> lost;      // places in the journal that the office may not have
  bool may_lack_more = false;           // newer ones, of which no trace is left
  std::vector<std::string> lost_codes;  // of these, the slips whose code is known
  std::uint64_t broken_pages = 0;
  std::uint64_t broken_records = 0;
};

/// Precondition: the store is damaged.
Result<Salvaged> salvage_store(const std::filesystem::path& folder, const Seams& seams,
                               const BatchReader& read);

/// Folders that salvaging has left in `folder`, oldest first.
std::vector<std::filesystem::path> kept_after_damage(const std::filesystem::path& folder);

/// damage.txt, for staff. `at`: today in Japan.
std::string words_for(const Salvaged& salvaged, const LocalTime& at);

}  // namespace tsudoi
