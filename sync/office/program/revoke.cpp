// revoke: a kiosk is not trusted any more.
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {

Result<void> run(const Revoke& revoke, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const KioskRecord kiosk, kiosk_named(office, revoke.kiosk));
  TRY(office.revoke(kiosk.kiosk));
  const std::string number = to_hex(kiosk.kiosk.view());
  session.say("The kiosk " + number.substr(0, kDigitsShown) + " at " + kiosk.centre.value +
              " is not trusted any more.");
  session.say("What it still sends is kept aside; its slips are refused where kiosks have synced.");
  JsonLine line;
  line.text("revoked", number).text("centre", kiosk.centre.value);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
