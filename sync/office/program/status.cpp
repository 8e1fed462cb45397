// status: how things stand.
#include <algorithm>

#include "sync/office/backend/aside_cause.h"
#include "sync/office/backup.h"
#include "sync/office/history.h"
#include "sync/office/key_rotation.h"
#include "sync/office/program/commands.h"
#include "sync/relay/relay.h"

namespace tsudoi::office_program {
namespace {

using web::kClockOffSeconds;

std::string_view clock_words(const KioskRecord& kiosk) {
  if (kiosk.clock_ahead_seconds > kClockOffSeconds) return "clock is ahead";
  if (kiosk.clock_ahead_seconds < -kClockOffSeconds) return "clock is behind";
  return "";
}

std::string short_word(const Office& office, const KioskRecord& kiosk) {
  return kiosk.enrolled ? short_string(office.card().card.office, kiosk.key) : "";
}

std::string_view state_of(const KioskRecord& kiosk) {
  if (kiosk.revoked) return "revoked";
  if (kiosk.replaced_by != KioskId{}) return "enrolled again";
  if (kiosk.forked) return "forked";
  return kiosk.enrolled ? "enrolled" : "bundle out";
}

std::string kiosk_words(const Office& office, const KioskRecord& kiosk,
                        const KioskCondition& condition) {
  std::string words = "  " + kiosk.centre.value + " " + to_hex(kiosk.kiosk.view()).substr(0, 8);
  if (kiosk.enrolled) words += " (" + short_word(office, kiosk) + ")";
  words += ": " + std::string(state_of(kiosk));
  if (kiosk.last_contact.value != 0) words += ", last contact " + time_words(kiosk.last_contact);
  if (kiosk.waiting > 0) words += ", " + std::to_string(kiosk.waiting) + " waiting there";
  if (kiosk.times_rolled_back > 0) words += ", its disk was set back to an older state";
  if (kiosk.is_copy) words += ", a copy of it was seen";
  if (OfficeHistory::is_awaited(kiosk, office.meta())) words += ", waited for";
  if (kiosk.replaces != KioskId{})
    words += ", was " + to_hex(kiosk.replaces.view()).substr(0, 8) + " before";
  if (!clock_words(kiosk).empty()) words.append(", ").append(clock_words(kiosk));
  return words + kiosk_condition::words_for(condition.troubles);
}

std::string names_of(const Troubles& troubles) {
  std::string names;
  for (const Trouble trouble : known_in(troubles))
    names.append(names.empty() ? "" : " ").append(name_of(trouble));
  if (troubles.has_unknown()) names.append(names.empty() ? "" : " ").append("unknown");
  return names;
}

JsonLine kiosk_json(const Office& office, const KioskRecord& kiosk,
                    const KioskCondition& condition) {
  JsonLine line;
  line.text("kiosk", to_hex(kiosk.kiosk.view()))
      .text("centre", kiosk.centre.value)
      .text("state", state_of(kiosk))
      .text("short", short_word(office, kiosk))
      .integer("last_contact", kiosk.last_contact.value)
      .number("waiting", kiosk.waiting)
      .integer("oldest_waiting", kiosk.oldest_waiting.value)
      .number("last_batch", kiosk.last_batch)
      .integer("clock_ahead_seconds", kiosk.clock_ahead_seconds)
      .text("clock_trouble", clock_words(kiosk))
      .text("troubles", names_of(condition.troubles))
      .integer("troubles_since", condition.troubles.any() ? condition.since.value : 0)
      .number("room_bytes", condition.room_bytes)
      .number("backed_up", kiosk.backed_up)
      .number("times_rolled_back", kiosk.times_rolled_back)
      .answer("awaited", OfficeHistory::is_awaited(kiosk, office.meta()) ? YesNo::yes : YesNo::no)
      .answer("copy_seen", kiosk.is_copy ? YesNo::yes : YesNo::no)
      .text("replaces", kiosk.replaces == KioskId{} ? "" : to_hex(kiosk.replaces.view()));
  return line;
}

JsonLine quarantine_json(std::uint64_t number, const QuarantineRecord& record) {
  JsonLine line;
  line.number("number", number)
      .text("kiosk", to_hex(record.id.kiosk.view()))
      .number("batch", record.batch)
      .integer("arrived_at", record.arrived_at.value)
      .text("reason", sentence_of(record))
      .text("detail", record.detail);
  return line;
}

/// What residents heard from a history that a backup took back.
JsonLine told_json(const Decision& told) {
  JsonLine line;
  line.text("application", slip_code_of(told.application)).text("told", name_of(told.verdict));
  return line;
}

struct Disposals {
  std::uint64_t due = 0;       // entries that are due today
  std::uint64_t disposed = 0;  // entries, by the record
};

Result<Disposals> disposals_of(const Office& office, Session& session) {
  Disposals disposals;
  TRY_ASSIGN(disposals.due, OfficePurge::due(office, session.today()));
  TRY_ASSIGN(const auto lines, OfficePurge::record(office));
  for (const DisposalRecord& line : lines) disposals.disposed += line.entries;
  if (disposals.due > 0)
    session.say("Past their time: " + counted(disposals.due, "entry") + "." +
                (OfficePurge::is_left_to_a_person(office)
                     ? " The clock has moved far; see that it is right, then run purge."
                     : ""));
  if (disposals.disposed > 0)
    session.say("Disposal record: " + counted(disposals.disposed, "entry") + " erased.");
  if (office.meta().must_compact)
    session.say("What was erased may linger in free pages until the next look at it.");
  return disposals;
}

std::vector<JsonLine> say_kiosks(const Office& office, const std::vector<KioskRecord>& kiosks,
                                 std::map<KioskId, KioskCondition>& conditions,
                                 const Session& session) {
  session.say(counted(kiosks.size(), "kiosk") + (kiosks.empty() ? "" : ":"));
  std::vector<JsonLine> lines;
  for (const KioskRecord& kiosk : kiosks) {
    const KioskCondition& condition = conditions[kiosk.kiosk];
    session.say(kiosk_words(office, kiosk, condition));
    lines.push_back(kiosk_json(office, kiosk, condition));
  }
  return lines;
}

void say_awaited(const Office& office, const std::vector<KioskRecord>& kiosks,
                 const Session& session) {
  const auto awaited = std::ranges::count_if(kiosks, [&](const KioskRecord& kiosk) {
    return OfficeHistory::is_awaited(kiosk, office.meta());
  });
  if (awaited > 0)
    session.say("The office came back from a backup. No seat is given away before " +
                counted(std::uint64_t(awaited), "kiosk") +
                " came in contact again; revoke those that never will.");
}

/// -> when the thing came that is set aside longest; 0: nothing is
UnixSeconds say_oldest(const std::vector<std::pair<std::uint64_t, QuarantineRecord>>& aside,
                       const Session& session) {
  if (aside.empty()) return {};
  const UnixSeconds oldest = aside.front().second.arrived_at;
  session.say("What is set aside longest came on " + time_words(oldest) + ".");
  return oldest;
}

/// -> when a kiosk last met it; 0: never
Result<UnixSeconds> say_other_office(const Office& office, const Session& session) {
  TRY_ASSIGN(const auto other, OfficeHistory::other_office(office));
  if (!other) return UnixSeconds{};
  session.say("On " + time_words(other->at) + " kiosk " +
              to_hex(other->by.view()).substr(0, kDigitsShown) +
              " had met another office with the same keys: a copy of this one, or this is the "
              "copy. No seat is given away while both are at work. End one of them.");
  return other->at;
}

void say_backup(const Office& office, const std::vector<KioskRecord>& kiosks, Session& session) {
  say_awaited(office, kiosks, session);
  const UnixSeconds at = office.meta().backed_up_at, now = session.clock().now();
  if (at.value == 0) return session.say("There is no backup yet.");
  const bool is_old = OfficeBackup::age_of(office.meta(), now) == BackupAge::old;
  session.say("The last backup is of " + time_words(at) + "." +
              (is_old ? " That is " + counted(OfficeBackup::days_since(office.meta(), now), "day") +
                            " ago: make one."
                      : ""));
}

}  // namespace

Result<void> run(const Status&, Session& session) {
  const auto is_relay = Relay::is_there(session.common().data);
  if (is_relay.ok() && *is_relay) return say_relay_status(session);
  TRY_ASSIGN(const Office office, session.open(OpenTo::look));
  TRY_ASSIGN(const Office::Status status, office.status());
  TRY_ASSIGN(const auto kiosks, office.kiosks());
  TRY_ASSIGN(auto conditions, office.conditions());
  TRY_ASSIGN(const auto quarantine, office.quarantine());
  const OfficeCard& card = office.card().card;
  session.say(card.name + ", office " + to_hex(card.office.view()).substr(0, 16) + ", history " +
              to_hex(office.meta().history.view()));
  session.say(counted(status.applications, "application") + ", " +
              counted(status.entries, "entry") + " in " + counted(status.batches, "batch") + ", " +
              std::to_string(status.quarantined) + " set aside, " + std::to_string(status.refused) +
              " refused");
  const UnixSeconds oldest = say_oldest(quarantine, session);
  session.say(counted(status.listings_published, "listing") + " on the kiosks, " +
              std::to_string(status.listings_kept) + " kept here");
  auto kiosk_lines = say_kiosks(office, kiosks, conditions, session);
  std::vector<JsonLine> aside_lines;
  for (const auto& [number, record] : quarantine) {
    session.say("  set aside as " + std::to_string(number) + ", from " +
                to_hex(record.id.kiosk.view()).substr(0, 8) + ": " +
                std::string(sentence_of(record)));
    aside_lines.push_back(quarantine_json(number, record));
  }
  TRY_ASSIGN(const auto told_otherwise, office.told_otherwise());
  std::vector<JsonLine> told_lines;
  for (const Decision& told : told_otherwise) {
    session.say("  application " + slip_code_of(told.application) + ": its resident was told \"" +
                std::string(name_of(told.verdict)) + "\" before the office came from a backup");
    told_lines.push_back(told_json(told));
  }
  TRY_ASSIGN(const UnixSeconds other_office, say_other_office(office, session));
  say_backup(office, kiosks, session);
  const std::size_t old_keys = KeyRotation::old_keys(office);
  session.say("Keys of " + time_words(card.issued_at) + "; " +
              counted(old_keys, "old sealing key") + " kept for kiosks that were away.");
  TRY_ASSIGN(const Disposals disposals, disposals_of(office, session));
  JsonLine line;
  line.text("name", card.name)
      .text("office", to_hex(card.office.view()))
      .text("history", to_hex(office.meta().history.view()))
      .list("kiosks", std::move(kiosk_lines))
      .number("entries", status.entries)
      .number("batches", status.batches)
      .number("applications", status.applications)
      .number("quarantined", status.quarantined)
      .number("refused", status.refused)
      .list("quarantine", std::move(aside_lines))
      .list("told_otherwise", std::move(told_lines))
      .answer("awaits_kiosks", office.meta().awaits_kiosks ? YesNo::yes : YesNo::no)
      .integer("other_office_at", other_office.value)
      .integer("oldest_quarantined", oldest.value)
      .integer("backed_up_at", office.meta().backed_up_at.value)
      .integer("keys_issued_at", card.issued_at.value)
      .number("old_sealing_keys", old_keys)
      .number("purge_due", disposals.due)
      .number("disposed", disposals.disposed)
      .integer("purged_at", office.meta().purged_at.value)
      .answer("compact_due", office.meta().must_compact ? YesNo::yes : YesNo::no)
      .number("listings_published", status.listings_published)
      .number("listings_kept", status.listings_kept)
      .number("catalogue", office.meta().changes)
      .number("store_bytes", status.store_bytes);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
