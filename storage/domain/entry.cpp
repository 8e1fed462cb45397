#include "storage/domain/entry.h"

#include <array>

namespace tsudoi {
namespace {

constexpr std::array<std::string_view, kEntryKinds> kKindNames{
    "applied",      "withdrawn", "registered",      "answered",  "attended",
    "head_counted", "undone",    "consent_changed", "staff_did", "kiosk_health"};
constexpr std::array<std::string_view, 5> kVerdictNames{"confirmed", "wait_listed", "declined",
                                                        "drawn", "withdrawn"};
constexpr std::array<std::string_view, 8> kReasonNames{
    "seat_free", "full", "closed", "lease", "by_staff", "by_resident", "draw", "not_ours"};

}  // namespace

PublicId id_of_subject(const Subject& subject, const KioskId& kiosk) {
  if (const auto* own = std::get_if<OwnEntry>(&subject))
    return public_id_of({kiosk, own->epoch, own->counter});
  if (const auto* id = std::get_if<PublicId>(&subject)) return *id;
  return {};
}
std::string_view name_of(EntryKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}
std::string_view name_of(Verdict verdict) {
  return kVerdictNames.at(static_cast<std::size_t>(verdict));
}
std::string_view name_of(VerdictReason reason) {
  return kReasonNames.at(static_cast<std::size_t>(reason));
}

}  // namespace tsudoi
