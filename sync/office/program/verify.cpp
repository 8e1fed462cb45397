// verify: the proof that nothing is lost, here (I2) and between kiosks and office.
#include "storage/base/files.h"
#include "sync/claim_json.h"
#include "sync/office/program/commands.h"
#include "sync/office/reckoning.h"

namespace tsudoi::office_program {
namespace {

/// The lock that keeps writers out also makes it safe to read every page in a child. Beside a
/// running office, and of one that may not work here, the records alone are read.
Result<Office> open_to_verify(Session& session) {
  auto alone = session.open(OpenTo::work);
  if (alone.ok()) return alone;
  const ErrorCode why = alone.error().code;
  const bool may_look = why == ErrorCode::busy || why == ErrorCode::refused;
  return may_look ? session.open(OpenTo::look) : std::move(alone);
}

Result<std::vector<KioskClaim>> claims_in(const std::vector<std::filesystem::path>& files) {
  std::vector<KioskClaim> claims;
  for (const std::filesystem::path& file : files) {
    TRY_ASSIGN(const Bytes bytes, read_file(file, kStatusFileBytesMax));
    auto claim = claim_in(text_of(bytes));
    if (!claim.ok())
      return fail(claim.error().code, file.string() + " is not what tsudoi-kiosk status --json " +
                                          "prints: " + claim.error().detail);
    claims.push_back(std::move(*claim));
  }
  return claims;
}

std::string named(const Reckoned& one) {
  const std::string digits = to_hex(one.kiosk.view()).substr(0, kDigitsShown);
  return one.record ? one.record->centre.value + " " + digits : digits;
}

void add_if(std::string& words, std::uint64_t count, std::string_view what) {
  if (count > 0) words.append(", ").append(std::to_string(count)).append(" ").append(what);
}

std::string sums_of(const Reckoned& one) {
  std::string words = named(one) + ": " + counted(one.saved, "entry") +
                      " saved there: " + std::to_string(one.applied) + " applied";
  add_if(words, one.aside, "set aside");
  add_if(words, one.refused, "refused");
  add_if(words, one.erased, "refused and erased since");
  add_if(words, one.waiting, "waiting there");
  add_if(words, one.missing, "MISSING");
  return words + ".";
}

/// What is wrong, or strange, each in a sentence.
std::vector<std::string> remarks_on(const Reckoned& one) {
  std::vector<std::string> lines;
  if (!one.record)
    lines.emplace_back("this office does not know the kiosk: it is older than its enrolment");
  for (const ClaimRun& run : one.missing_runs)
    lines.push_back("missing: " + counted(run.count, "entry") + " of its start " +
                    to_hex(run.epoch.view()).substr(0, kDigitsShown) + ", from number " +
                    std::to_string(run.first.value) + " on");
  for (const ClaimGap& gap : one.missing_batches)
    lines.push_back("missing: its batch " + std::to_string(gap.from) +
                    (gap.from == gap.to ? "" : " to " + std::to_string(gap.to)));
  const bool comes_again = one.missing > 0 && one.has_other_history;
  if (comes_again)
    lines.emplace_back(
        "the office came back from a backup since; the kiosk brings again what it still has at its "
        "next contact");
  if (one.twice > 0) lines.push_back(counted(one.twice, "entry") + " applied more than once");
  if (one.unknown > 0)
    lines.push_back(counted(one.unknown, "entry") +
                    " here that it does not know: its disk was set back, or another of this kiosk "
                    "sends too (then give both files)");
  if (one.has_other_batch) lines.emplace_back("its last batch is another one here");
  if (one.record && one.record->forked) lines.emplace_back("the office knows two of this kiosk");
  if (one.only_here > 0)
    lines.push_back(counted(one.only_here, "entry") +
                    " only here: its disk was set back, and it knows");
  if (one.after > 0) lines.push_back(counted(one.after, "entry") + " came after its file was made");
  if (one.also_aside > 0)
    lines.push_back(counted(one.also_aside, "entry") + " came again and are set aside as well");
  if (one.left_out > 0)
    lines.push_back(counted(one.left_out, "older entry") + " that its file does not list");
  return lines;
}

JsonLine json_of(const Reckoned& one) {
  JsonLine line;
  line.text("kiosk", to_hex(one.kiosk.view()))
      .text("centre", one.record ? one.record->centre.value : "")
      .answer("whole", one.is_whole() ? YesNo::yes : YesNo::no)
      .number("saved", one.saved)
      .number("applied", one.applied)
      .number("aside", one.aside)
      .number("refused", one.refused)
      .number("erased", one.erased)
      .number("waiting", one.waiting)
      .number("missing", one.missing)
      .number("twice", one.twice)
      .number("unknown", one.unknown)
      .number("only_here", one.only_here)
      .number("after", one.after);
  std::vector<JsonLine> remarks;
  for (const std::string& remark : remarks_on(one)) remarks.emplace_back().text("words", remark);
  line.list("remarks", std::move(remarks));
  return line;
}

/// What was looked for and is not there; one clause.
std::string lost_of(const Reckoned& one) {
  const std::string of = " of " + named(one);
  if (!one.record) return "kiosk " + named(one) + " at this office";
  if (one.missing > 0)
    return std::to_string(one.missing) + " of the " + counted(one.saved, "entry") + " that " +
           named(one) + " saved";
  if (!one.missing_batches.empty())
    return "batch " + std::to_string(one.missing_batches.front().from) + of;
  if (one.unknown > 0) return counted(one.unknown, "entry") + of + " in its file";
  if (one.twice > 0) return "a single place for " + counted(one.twice, "entry") + of;
  return counted(one.left_out, "older entry") + of + " in its file";
}

/// Empty: everything is on both sides.
std::string lost_of(const std::vector<Reckoned>& all) {
  std::string words;
  for (const Reckoned& one : all)
    if (!one.is_whole()) words += (words.empty() ? "" : "; ") + lost_of(one);
  return words;
}

std::vector<JsonLine> say_reckoned(const std::vector<Reckoned>& all, const Session& session) {
  std::vector<JsonLine> lines;
  for (const Reckoned& one : all) {
    session.say(sums_of(one) + (one.is_whole() ? " Nothing is missing." : ""));
    for (const std::string& remark : remarks_on(one)) session.say("  " + remark);
    lines.push_back(json_of(one));
  }
  return lines;
}

}  // namespace

Result<void> run(const Verify& verify, Session& session) {
  TRY_ASSIGN(const auto claims, claims_in(verify.against));
  TRY_ASSIGN(const Office office, open_to_verify(session));
  TRY_ASSIGN(const Office::Proof proof, office.verify());
  TRY_ASSIGN(const auto reckoned, reckon(office, claims));
  session.say("Everything is as it was written: " + counted(proof.records, "record") + ".");
  session.say("Batches hold " + counted(proof.in_batches, "entry") + ": " +
              std::to_string(proof.entries) + " applied, " + std::to_string(proof.waiting) +
              " set aside, " + std::to_string(proof.refused) + " refused, none lost.");
  auto kiosk_lines = say_reckoned(reckoned, session);
  const std::string lost = lost_of(reckoned);
  JsonLine line;
  line.answer("whole", lost.empty() ? YesNo::yes : YesNo::no)
      .number("records", proof.records)
      .number("entries", proof.entries)
      .number("batches", proof.batches)
      .number("in_batches", proof.in_batches)
      .number("quarantined", proof.quarantined)
      .number("waiting", proof.waiting)
      .number("refused", proof.refused);
  if (!claims.empty()) line.list("against", std::move(kiosk_lines));
  session.tell(line);
  if (lost.empty()) return {};
  return fail(ErrorCode::not_found, lost);
}

}  // namespace tsudoi::office_program
