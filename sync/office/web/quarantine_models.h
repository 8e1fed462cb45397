// What the page about the quarantine shows: what the office could not apply, and why.
//
// Personal data: none; an item is named by its number, kiosk and listing.
// Order: newest first.
#pragma once

#include "sync/office/web/models.h"

namespace tsudoi::web {

/// Why something is set aside, as far as it needs another sentence.
enum class AsideCause : std::uint8_t {
  two_histories,   // of one kiosk (F15)
  revoked,         // came after its kiosk was revoked (F24)
  over_day_quota,  // more than a kiosk can take in a day (F40)
  newer,           // waits for an update of the office (F35)
  not_opened,      // the personal part
  no_key,          // to open it with
  no_listing,
  no_role,
  no_session,
  no_form,
  no_entry,       // that it is about
  of_another,     // an entry of another kiosk (F40)
  same_identity,  // another entry has it
  bad_answers,
  nonsense,
  unreadable,
  too_large,
};
inline constexpr std::size_t kAsideCauses = 17;

/// Whether it may fit another day, by itself or since somebody has done something. The others stay
/// as they are: what they were made of does not change, or they wait for another program, which
/// tries again by itself.
constexpr bool may_fit_yet(AsideCause cause) {
  switch (cause) {
    case AsideCause::newer:
    case AsideCause::not_opened:
    case AsideCause::no_key:
    case AsideCause::same_identity:
    case AsideCause::unreadable:
    case AsideCause::too_large: return false;
    default: return true;
  }
}

struct QuarantineRow {
  std::uint64_t number = 0;
  UnixSeconds at;
  std::string centre_name;
  std::string kiosk;              // the first digits of its number, as in status
  std::optional<EntryKind> kind;  // empty: a whole batch
  std::uint32_t entries = 1;
  std::string listing_title;  // empty: about none
  AsideCause cause = AsideCause::nonsense;
};

struct QuarantineModel {
  std::vector<QuarantineRow> rows;
  PageShown page;
  std::uint64_t stayed =
      0;  // the number of the item that was just retried and did not fit; 0: none
};

/// What became of an item that was taken in again.
enum class AsideEnd : std::uint8_t { taken_in, stays };

}  // namespace tsudoi::web
