#include "kiosk/app/desk.h"

namespace tsudoi {
namespace {

constexpr std::size_t kCodeCharactersMax = 16;
constexpr std::size_t kIdDigits = 32;

using Found = std::variant<PublicId, DoorAnswer>;

}  // namespace

bool has_session(const Listing& listing, std::uint16_t session) {
  return session < std::max<std::size_t>(listing.sessions.size(), 1);
}

std::string_view name_of(DoorAnswer answer) {
  switch (answer) {
    case DoorAnswer::unknown_code: return "unknown_code";
    case DoorAnswer::forged: return "forged";
    case DoorAnswer::revoked: return "revoked";
    case DoorAnswer::already_in: return "already_in";
    case DoorAnswer::other_listing: return "other_listing";
    case DoorAnswer::not_confirmed: return "not_confirmed";
    case DoorAnswer::no_such_session: return "no_such_session";
    case DoorAnswer::withdrawn: return "withdrawn";
    case DoorAnswer::not_an_application: return "not_an_application";
  }
  return "";
}

Result<std::optional<PublicId>> Desk::find(std::string_view code_or_id) const {
  if (code_or_id.size() == kIdDigits) {
    const auto bytes = from_hex(code_or_id);
    const PublicId id{bytes.ok() ? array_of<16>(*bytes) : ByteArray<16>{}};
    TRY_ASSIGN(const auto known, kiosk_.store().entry(id));
    return known ? std::optional(id) : std::nullopt;
  }
  const auto found = kiosk_.store().entries_with_code(code_or_id);
  if (!found.ok() && found.error().code != ErrorCode::malformed) return found.error();
  if (!found.ok() || found->empty()) return std::optional<PublicId>();
  return std::optional(found->front());
}

/// The signer must be a kiosk that the office has published; its own slips are checked as well.
Result<Found> Desk::who_by_slip(const Door& door, const SlipFrame& frame) const {
  TRY_ASSIGN(const auto item, kiosk_.store().catalogue_item(CatalogueKind::kiosk_key,
                                                            to_hex(frame.slip.kiosk.view())));
  if (!item) return Found(DoorAnswer::forged);
  TRY_ASSIGN(const KioskKey key, codec::decode<KioskKey>(*item));
  if (!is_signed_by(frame, key.key)) return Found(DoorAnswer::forged);
  if (key.revoked) return Found(DoorAnswer::revoked);
  if (frame.slip.listing != key_id_of(view_of(door.listing.value)))
    return Found(DoorAnswer::other_listing);
  return Found(frame.slip.application);
}

Result<Found> Desk::who(const Door& door, std::string_view text) const {
  if (text.size() > kCodeCharactersMax && text.size() != kIdDigits) {
    const auto frame = read_slip(text);
    return frame.ok() ? who_by_slip(door, *frame) : Result<Found>(Found(DoorAnswer::forged));
  }
  TRY_ASSIGN(const auto found, find(text));
  if (!found) return Found(DoorAnswer::unknown_code);
  return Found(*found);
}

Result<DoorOutcome> Desk::attend(const Door& door, std::string_view slip_or_code) {
  const Listing* listing = kiosk_.catalogue().listing(door.listing);
  if (listing != nullptr && !has_session(*listing, door.session))
    return DoorOutcome(DoorAnswer::no_such_session);
  TRY_ASSIGN(const Found found, who(door, slip_or_code));
  if (const auto* answer = std::get_if<DoorAnswer>(&found)) return DoorOutcome(*answer);
  return attend_one(door, std::get<PublicId>(found));
}

Result<DoorOutcome> Desk::attend_one(const Door& door, const PublicId& who) {
  TRY_ASSIGN(const auto fold, kiosk_.store().entry(who));
  TRY_ASSIGN(const auto decision, kiosk_.store().decision(who));
  if (decision && decision->verdict == Verdict::withdrawn)
    return DoorOutcome(DoorAnswer::withdrawn);
  const bool has_no_seat = decision && (decision->verdict == Verdict::wait_listed ||
                                        decision->verdict == Verdict::declined);
  if (has_no_seat) return DoorOutcome(DoorAnswer::not_confirmed);
  Attended attended{door.listing, door.session, who, SeenBy::code};
  if (fold) {
    if (fold->kind != EntryKind::applied) return DoorOutcome(DoorAnswer::not_an_application);
    if (fold->listing != door.listing) return DoorOutcome(DoorAnswer::other_listing);
    if (fold->ended) return DoorOutcome(DoorAnswer::withdrawn);
    TRY_ASSIGN(attended.who, kiosk_.store().subject_at(fold->position));
  }
  TRY_ASSIGN(const SavedOr saved,
             kiosk_.keep([&](KioskStore& store) { return store.attend(attended); }));
  if (const auto* entry = std::get_if<SavedEntry>(&saved)) return DoorOutcome(*entry);
  return DoorOutcome(DoorAnswer::already_in);
}

}  // namespace tsudoi
