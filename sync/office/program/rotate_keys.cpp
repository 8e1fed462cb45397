// rotate-keys: a new key that kiosks seal to.
#include "sync/office/key_rotation.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {

Result<void> run(const RotateKeys& rotate, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY(session.rotate_keys(office, rotate.root));
  const std::size_t kept = KeyRotation::old_keys(office);
  session.say("Kiosks seal to the new key from their next contact on, by wire or stick.");
  session.say("For what was sealed before, " + counted(kept, "old key") +
              " stay for 400 days. Take " + rotate.root.string() + " away again.");
  session.say("Make a backup now: older ones cannot open what comes from here on.");
  JsonLine line;
  line.text("sealing", to_hex(key_id_of(office.card().card.sealing).view()))
      .number("old_sealing_keys", kept);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
