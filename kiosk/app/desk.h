// What staff do at the door, by code or slip: who came, how many, taking back. The rules; the
// screens of the door and `headless` call them.
//
// Answers are enums, failures are Errors; everything saved is durable when it returns.
#pragma once

#include "kiosk/app/kiosk.h"

namespace tsudoi {

/// Why somebody is not let in just like that; staff can always do something (F43, F44).
enum class DoorAnswer : std::uint8_t {
  unknown_code,   // no application here has this code
  forged,         // a slip that no kiosk of this office signed
  revoked,        // signed by a kiosk that the office has revoked: stolen, perhaps
  already_in,     // checked in before
  other_listing,  // the slip is for something else
  not_confirmed,  // the office has put it on the waiting list, or declined
  no_such_session,
  withdrawn,
  not_an_application,
};
std::string_view name_of(DoorAnswer answer);
using DoorOutcome = std::variant<SavedEntry, DoorAnswer>;

struct Door {
  ListingId listing;
  std::uint16_t session = 0;
};
/// A listing without any session has one, whose place is 0.
bool has_session(const Listing& listing, std::uint16_t session);

class Desk {
 public:
  explicit Desk(Kiosk& kiosk) : kiosk_(kiosk) {}

  /// A slip's QR text, or the code below it.
  Result<DoorOutcome> attend(const Door& door, std::string_view slip_or_code);
  /// By code, or by the quotable id in hexadecimal. Empty: unknown.
  Result<std::optional<PublicId>> find(std::string_view code_or_id) const;

 private:
  Result<std::variant<PublicId, DoorAnswer>> who(const Door& door, std::string_view text) const;
  Result<std::variant<PublicId, DoorAnswer>> who_by_slip(const Door& door,
                                                         const SlipFrame& frame) const;
  Result<DoorOutcome> attend_one(const Door& door, const PublicId& who);

  Kiosk& kiosk_;
};

}  // namespace tsudoi
