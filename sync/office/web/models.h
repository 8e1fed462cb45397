// What the office's web pages show, as plain structs: a page is a function of one of these. The
// backend fills them from the office store; nothing here fetches, decides or hides.
//
// Personal data: none here; see application_models.h.
// Order: rows come in the order in which they are shown, newest or most urgent first.
#pragma once

#include "storage/domain/entry.h"
#include "storage/domain/trouble.h"
#include "sync/office/web/accounts.h"

namespace tsudoi::web {

/// 1, 2, 3 ... of a long list.
struct PageNumber {
  std::uint32_t value = 1;
  bool operator==(const PageNumber&) const = default;
};
struct PageShown {
  PageNumber number;
  std::uint64_t rows_in_all = 0;
  std::uint32_t rows_per_page = 50;
};

struct CentreChoice {
  CentreId id;
  std::string name;
};

// ---- Kiosks

/// The worst that is true of a kiosk, in order of urgency from the bottom up.
enum class KioskState : std::uint8_t {
  fine,             // 順調
  never_seen,       // enrolled, not yet heard from
  no_line,          // nothing heard for longer than its usual pause
  waits_for_stick,  // has no line by design, and something waits
  maybe_cloned,     // two machines write as one (F15, F23)
  revoked,
  replaced,  // enrolled again; another row goes on for it
};

struct KioskRow {
  std::string place;  // "多摩市民館 1階"
  std::string district;
  std::optional<UnixSeconds> last_contact;
  std::uint64_t waiting = 0;  // entries that it still holds, as far as it has said
  KioskState state = KioskState::fine;
  std::string short_string;          // what the kiosk shows at enrolment; empty: not enrolled yet
  std::string number{};              // its first digits, as in status
  std::uint32_t times_set_back = 0;  // its disk was an older one (F22)
  std::int64_t clock_ahead_seconds = 0;  // at the last contact (F32, F33)
  Troubles troubles{};                   // of its machine, as it last said
};
/// More is worth a word.
inline constexpr std::int64_t kClockOffSeconds = 300;

struct KiosksModel {
  std::vector<KioskRow> rows;
  std::uint32_t in_touch = 0;  // heard from within the last hour
};

// ---- Today

/// What waits for a person. Order of the list is the order shown.
enum class Attention : std::uint8_t {
  undecided,       // applications that wait for the office
  draws_due,       // roles whose draw is due
  quarantined,     // entries set aside with their reason (I2)
  import_refused,  // rows that the last import did not take
  kiosks_silent,
  purge_late,         // what should have been erased by now
  kiosks_in_trouble,  // full, failing, damaged, or with a wrong clock
  kiosks_awaited,     // the office came back from a backup (F21)
  kiosks_doubtful,    // each may be two (F15, F23)
  no_backup,          // not countable
  backup_old,         // in days
  other_office,       // not countable: two at work with the same keys
};
inline constexpr std::size_t kAttentions = 12;
struct AttentionRow {
  Attention what = Attention::undecided;
  std::uint64_t count = 0;              // 0: not countable
  std::optional<UnixSeconds> oldest{};  // of what is counted
};

struct DayCount {
  Date day;
  std::uint64_t count = 0;
};
struct NamedCount {
  std::string name;
  std::uint64_t count = 0;
};

struct DashboardModel {
  std::uint64_t applications_today = 0;
  std::uint64_t applications_yesterday = 0;
  std::uint64_t attendance_today = 0;
  std::uint64_t sessions_today = 0;
  std::uint64_t undecided = 0;
  std::uint64_t decided_today = 0;
  std::uint32_t kiosks_in_touch = 0;
  std::uint32_t kiosks_in_all = 0;
  std::vector<DayCount> applications_by_day;         // up to 14, oldest first
  std::vector<NamedCount> applications_by_district;  // up to 8 are shown
  std::vector<KioskRow> kiosks;                      // up to 5 are shown
  std::vector<AttentionRow> attention;
};

// ---- Listings

enum class ListingState : std::uint8_t { to_open, open, full, closed, over, read_only, walk_in };
enum class ListingWhen : std::uint8_t { to_come, all, past };

struct ListingFilter {
  std::string words;
  std::optional<ListingKind> kind;
  CentreId centre;  // empty: all
  ListingWhen when = ListingWhen::to_come;
  PageNumber page;
};

struct ListingRow {
  ListingId id;
  ListingKind kind = ListingKind::event;
  std::string title;
  std::string centre_name;
  std::optional<Date> date;  // the next session, else the first
  std::optional<Minutes> from;
  std::optional<std::uint32_t> capacity;
  std::uint32_t handed_out = 0;  // seats, where these are more than the listing gives away; else 0
  std::uint64_t applications = 0;
  ListingState state = ListingState::open;
};

struct ListingsModel {
  ListingFilter filter;
  std::vector<CentreChoice> centres;
  std::vector<ListingRow> rows;
  PageShown page;
};

// ---- Imports

/// What became of a file's rows; `flagged` crosses the others.
struct ImportRow {
  UnixSeconds at;
  std::string file;
  std::uint64_t added = 0, updated = 0, unchanged = 0, merged = 0, refused = 0, flagged = 0;
};
struct ImportsModel {
  std::vector<ImportRow> rows;
};

}  // namespace tsudoi::web
