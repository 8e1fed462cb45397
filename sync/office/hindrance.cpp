#include "sync/office/hindrance.h"

#include "sync/office/seats.h"

namespace tsudoi {

Hindrance hindrance_at(const Listing* listing, const RoleId& role, const SeatRecord& seats) {
  if (listing == nullptr) return Hindrance::not_offered;
  const Role* offered = role_of(*listing, role);
  if (offered == nullptr && !role.empty()) return Hindrance::not_offered;
  if (offered == nullptr || !offered->capacity) return Hindrance::none;
  return handed_out(seats) < *offered->capacity ? Hindrance::none : Hindrance::full;
}

Hindrance hindrance_of(const EntryBody& body, const OfficeApplication& application,
                       const Listing* listing, const SeatRecord& seats, KiosksAre kiosks) {
  if (std::holds_alternative<Answered>(body)) return Hindrance::no_seat_asked;
  const auto is = [&](Verdict verdict) {
    return application.has_decision && application.decision.verdict == verdict;
  };
  if (is(Verdict::confirmed)) return Hindrance::promised;
  if (is(Verdict::withdrawn)) return Hindrance::withdrawn;
  if (kiosks == KiosksAre::awaited) return Hindrance::kiosks_awaited;
  return hindrance_at(listing, application.role, seats);
}

Error refusal_for(Hindrance hindrance) {
  const auto refused = [](const char* why) { return fail(ErrorCode::refused, why); };
  switch (hindrance) {
    case Hindrance::none: break;
    case Hindrance::full: return refused("no seat is free");
    case Hindrance::not_offered: return refused("the listing does not have this role any more");
    case Hindrance::kiosks_awaited:
      return refused("which seats are free is known when every kiosk has been in contact again");
    case Hindrance::promised: return refused("this seat was promised already");
    case Hindrance::withdrawn: return refused("this application was withdrawn");
    case Hindrance::no_seat_asked: return refused("an answer to a survey asks for no seat");
  }
  return refused("nothing stands in the way");
}

}  // namespace tsudoi
