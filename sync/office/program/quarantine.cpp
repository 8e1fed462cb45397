// quarantine: what the office could not take in, and what is done about it.
#include "sync/office/backend/account_records.h"
#include "sync/office/backend/application_facts.h"
#include "sync/office/backend/aside_cause.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kDigits = 8;  // of a kiosk's number, as status shows it

AuditRecord line_for(web::AuditAct act, std::uint64_t number, Session& session) {
  const web::AuditLine line{session.clock().now(),
                            {std::string(web::kCommandLine)},
                            act,
                            "item " + std::to_string(number),
                            "local"};
  return record_of(line);
}

Result<std::string> centre_of(const Office& office, const KioskId& id) {
  TRY_ASSIGN(const auto kiosks, office.kiosks());
  for (const KioskRecord& kiosk : kiosks)
    if (kiosk.kiosk == id) return kiosk.centre.value;
  return std::string();
}

std::string what_of(const AsideFacts& facts) {
  if (!facts.kind) return "a batch of " + counted(facts.entries, "entry");
  const std::string about = facts.listing.empty() ? "" : " for " + facts.listing.value;
  return std::string(name_of(*facts.kind)) + about;
}

struct Described {
  std::string words;
  JsonLine json;
};

Result<Described> describe(const Office& office, const AsideItem& item) {
  const AsideFacts facts = facts_of(item);
  const QuarantineRecord& record = item.record;
  TRY_ASSIGN(const std::string centre, centre_of(office, record.id.kiosk));
  const std::string kiosk = to_hex(record.id.kiosk.view());
  Described described;
  described.words = std::to_string(item.number) + ": " + what_of(facts) + ", " +
                    time_words(record.arrived_at) + ", kiosk " + kiosk.substr(0, kDigits) + " at " +
                    centre + ". " + std::string(sentence_of(record)) + " (" + record.detail + ")";
  described.json.number("number", item.number)
      .text("kiosk", kiosk)
      .text("centre", centre)
      .number("batch", record.batch)
      .integer("arrived_at", record.arrived_at.value)
      .text("what", facts.kind ? name_of(*facts.kind) : "batch")
      .number("entries", facts.entries)
      .text("listing", facts.listing.value)
      .text("reason", sentence_of(record))
      .text("detail", record.detail);
  return described;
}

/// Of what is refused, a line as well: it is never gone.
Result<std::vector<JsonLine>> say_refused(const Office& office, Session& session) {
  TRY_ASSIGN(const auto settled, OfficeQuarantine::settled(office));
  std::vector<JsonLine> lines;
  for (const auto& [number, record] : settled) {
    if (record.how != SettledAs::refused) continue;
    session.say(std::to_string(number) + ": " + counted(record.entries, "entry") + ", refused by " +
                record.by + " on " + time_words(record.at) + ": " + record.reason);
    JsonLine line;
    line.number("number", number)
        .number("entries", record.entries)
        .text("by", record.by)
        .integer("at", record.at.value)
        .text("reason", record.reason);
    lines.push_back(std::move(line));
  }
  return lines;
}

/// Labels as the form has them, one line for each answer.
Result<std::vector<std::string>> answer_words(const Office& office, const AsideItem& item) {
  TRY_ASSIGN(const CatalogueView catalogue, CatalogueView::load(office));
  TRY_ASSIGN(const auto entries, OfficeQuarantine::entries_in(item));
  TRY_ASSIGN(const auto all, OfficeQuarantine::answers_in(office, item));
  std::vector<std::string> words;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const auto form = catalogue.forms.find(facts_of(entries[i].body).form);
    const Form* found = form == catalogue.forms.end() ? nullptr : &form->second;
    for (const AnswerLine& line : answer_lines(found, all[i], web::PageLanguage::japanese))
      words.push_back(line.label + ": " + line.words);
  }
  return words;
}

std::string words_of(std::uint64_t number, const Retried& retried) {
  std::string words = std::to_string(number) + ": ";
  if (retried.why) return words + "still set aside: " + sentence_for(*retried.why);
  words += "taken in, " + counted(retried.applied, "entry") + " applied";
  if (retried.known > 0) words += ", " + std::to_string(retried.known) + " here already";
  if (retried.again > 0) words += ", " + std::to_string(retried.again) + " set aside one by one";
  return words;
}

JsonLine json_of(std::uint64_t number, const Retried& retried) {
  JsonLine line;
  line.number("number", number)
      .answer("taken_in", retried.why ? YesNo::no : YesNo::yes)
      .number("applied", retried.applied)
      .number("known", retried.known)
      .number("again", retried.again)
      .text("why", retried.why ? sentence_for(*retried.why) : "");
  return line;
}

Result<std::vector<std::uint64_t>> numbers_in(const Office& office) {
  TRY_ASSIGN(const auto all, office.quarantine());
  std::vector<std::uint64_t> numbers;
  for (const auto& [number, record] : all) numbers.push_back(number);
  return numbers;
}

}  // namespace

Result<void> run(const QuarantineList&, Session& session) {
  TRY_ASSIGN(const Office office, session.open(OpenTo::look));
  TRY_ASSIGN(const auto items, OfficeQuarantine::items(office));
  std::vector<JsonLine> lines;
  session.say(counted(items.size(), "thing") + " set aside" + (items.empty() ? "." : ":"));
  for (const AsideItem& item : items) {
    TRY_ASSIGN(Described described, describe(office, item));
    session.say(described.words);
    lines.push_back(std::move(described.json));
  }
  TRY_ASSIGN(auto refused, say_refused(office, session));
  JsonLine line;
  line.list("items", std::move(lines)).list("refused", std::move(refused));
  session.tell(line);
  return {};
}

Result<void> run(const QuarantineShow& wanted, Session& session) {
  const bool with_names = wanted.names == Names::included;
  TRY_ASSIGN(Office office, session.open(with_names ? OpenTo::work : OpenTo::look));
  TRY_ASSIGN(const AsideItem item, OfficeQuarantine::item(office, wanted.number));
  TRY_ASSIGN(Described described, describe(office, item));
  session.say(described.words);
  if (with_names) {
    TRY(office.audit(line_for(web::AuditAct::looked_at_aside, wanted.number, session)));
    TRY_ASSIGN(const auto answers, answer_words(office, item));
    std::vector<JsonLine> lines;
    for (const std::string& words : answers) {
      session.say("  " + words);
      JsonLine line;
      line.text("answer", words);
      lines.push_back(std::move(line));
    }
    described.json.list("answers", std::move(lines));
  }
  session.tell(described.json);
  return {};
}

Result<void> run(const QuarantineRetry& retry, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  std::vector<std::uint64_t> numbers = retry.numbers;
  if (numbers.empty()) {
    TRY_ASSIGN(numbers, numbers_in(office));
  }
  std::vector<JsonLine> lines;
  for (const std::uint64_t number : numbers) {
    const AuditRecord line = line_for(web::AuditAct::retried_aside, number, session);
    TRY_ASSIGN(const Retried retried, OfficeQuarantine::retry(office, number, line));
    session.say(words_of(number, retried));
    lines.push_back(json_of(number, retried));
  }
  TRY_ASSIGN(const Office::Status status, office.status());
  session.say(counted(status.quarantined, "thing") + " set aside now.");
  JsonLine line;
  line.list("items", std::move(lines)).number("quarantined", status.quarantined);
  session.tell(line);
  return {};
}

Result<void> run(const QuarantineRefuse& refuse, Session& session) {
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  const AuditRecord line = line_for(web::AuditAct::refused_aside, refuse.number, session);
  TRY(OfficeQuarantine::refuse(office, refuse.number, refuse.reason, line));
  session.say(std::to_string(refuse.number) + " is refused; it is kept, with the reason.");
  JsonLine told;
  told.number("refused", refuse.number);
  session.tell(told);
  return {};
}

Result<void> run(const QuarantineRepair& repair, Session& session) {
  if (!is_text_id(repair.listing) || (!repair.role.empty() && !is_text_id(repair.role)))
    return fail(ErrorCode::wrong_use, "ids are 1 to 40 of a-z 0-9 . _ -");
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  const AuditRecord line = line_for(web::AuditAct::repaired_aside, repair.number, session);
  const Meant meant{{repair.listing}, {repair.role}};
  TRY_ASSIGN(const Retried retried, OfficeQuarantine::repair(office, repair.number, meant, line));
  session.say(words_of(repair.number, retried));
  session.tell(json_of(repair.number, retried));
  return {};
}

}  // namespace tsudoi::office_program
