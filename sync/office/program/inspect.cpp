// inspect: says what a file is. Needs no office and no key.
#include "sync/office/program/commands.h"
#include "sync/office/program/inspection.h"

namespace tsudoi::office_program {

Result<void> run(const Inspect& wanted, Session& session) {
  TRY_ASSIGN(const Finding finding, inspect(wanted.file));
  session.say(wanted.file.filename().string() + ": " + finding.what);
  for (const auto& [name, value] : finding.facts) session.say("  " + name + ": " + value);
  session.say("  verified: " + finding.checked);
  JsonLine line;
  line.text("what", finding.what).text("verified", finding.checked);
  for (const auto& [name, value] : finding.facts) line.text(name, value);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
