// revoke: a kiosk is not trusted any more.
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kDigitsMin = 8;  // as status shows it

/// The one kiosk whose number begins so.
Result<KioskRecord> find(const Office& office, const std::string& digits) {
  if (digits.size() < kDigitsMin)
    return fail(ErrorCode::wrong_use, "a kiosk is named by eight digits of its number or more");
  TRY_ASSIGN(const auto kiosks, office.kiosks());
  std::vector<KioskRecord> found;
  for (const KioskRecord& kiosk : kiosks)
    if (to_hex(kiosk.kiosk.view()).starts_with(digits)) found.push_back(kiosk);
  if (found.empty()) return fail(ErrorCode::not_found, "a kiosk " + digits);
  if (found.size() > 1) return fail(ErrorCode::refused, "several kiosks begin with " + digits);
  return std::move(found.front());
}

}  // namespace

Result<void> run(const Revoke& revoke, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const KioskRecord kiosk, find(office, revoke.kiosk));
  TRY(office.revoke(kiosk.kiosk));
  const std::string number = to_hex(kiosk.kiosk.view());
  session.say("The kiosk " + number.substr(0, kDigitsMin) + " at " + kiosk.centre.value +
              " is not trusted any more.");
  session.say("What it still sends is kept aside; its slips are refused where kiosks have synced.");
  JsonLine line;
  line.text("revoked", number).text("centre", kiosk.centre.value);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
