// Taking out what is due: one commit for each line of the disposal record.
#include <algorithm>

#include "sync/office/purge_parts.h"
#include "sync/office/quarantine.h"

namespace tsudoi {
namespace {

constexpr std::string_view kTimeIsOver = "its time was over, and nobody had said what to do";

void erase(Answers& answers, const FieldId& field) {
  Answers one;
  one.insert(answers.extract(field));
  wipe(one);
}

void add(std::vector<FieldId>& fields, const FieldId& field) {
  if (std::ranges::find(fields, field) == fields.end()) fields.push_back(field);
}

}  // namespace

Result<void> OfficePurge::Work::purge(const Due& due, Date today) {
  switch (due.what) {
    case DisposedOf::answers: return purge_answers(due, today);
    case DisposedOf::waiting: return purge_waiting(due);
    case DisposedOf::refused: return purge_refused(due);
  }
  return {};
}

void OfficePurge::Work::finish() {
  if (!is_in_part_) line_.fields.clear();
}

void OfficePurge::Work::count(std::uint32_t entries, UnixSeconds made) {
  const Date day = tokyo_time(made).date;
  line_.first = line_.entries == 0 ? day : std::min(line_.first, day);
  line_.last = line_.entries == 0 ? day : std::max(line_.last, day);
  line_.entries += entries;
}

Result<void> OfficePurge::Work::purge_answers(const Due& due, Date today) {
  const auto key = office_keys::arrival(due.number);
  TRY_ASSIGN(auto arrival, office_.seal_.get<ArrivalRecord>(txn_, key));
  if (!arrival) return fail(ErrorCode::damaged, "an entry without its arrival");
  TRY_ASSIGN(Answers answers, answers_in(office_, *arrival));
  const PublicId id = public_id_of(arrival->id);
  if (!is_purged(*arrival)) arrival->purged_mark = mark_of(office_, id, answers);
  const Form* form = catalogue_.form(due.about);
  const Date begins = catalogue_.begins(due.about, made_at(*arrival));
  for (const FieldId& field : due_answers(answers, form, begins, today)) {
    erase(answers, field);
    add(line_.fields, field);
    line_.days = std::max(line_.days, retention_days(form, field));
  }
  is_in_part_ = is_in_part_ || !answers.empty();
  arrival->locked_personal = answers.empty() ? Bytes() : locked(office_, id, answers);
  wipe(answers);
  count(1, made_at(*arrival));
  return office_.seal_.put(txn_, key, *arrival);
}

Result<void> OfficePurge::Work::purge_waiting(const Due& due) {
  const auto key = office_keys::quarantine(due.number);
  TRY_ASSIGN(auto record, office_.seal_.get<QuarantineRecord>(txn_, key));
  if (!record) return fail(ErrorCode::damaged, "what was set aside is not there");
  TRY_ASSIGN(const std::uint32_t entries, OfficeQuarantine::entries_of(*record));
  record->bytes.clear();
  SettledRecord settled;
  settled.how = SettledAs::refused;
  settled.at = line_.at;
  settled.by = line_.by;
  settled.reason = kTimeIsOver;
  settled.entries = entries;
  settled.record = codec::encode(*record);
  line_.days = longest_retention_days(catalogue_.form(due.about));
  count(entries, record->arrived_at);
  return OfficeQuarantine::settle(office_, txn_, {due.number, *record}, std::move(settled));
}

Result<void> OfficePurge::Work::purge_refused(const Due& due) {
  const auto key = office_keys::settled(due.number);
  TRY_ASSIGN(auto settled, office_.seal_.get<SettledRecord>(txn_, key));
  if (!settled) return fail(ErrorCode::damaged, "what was refused is not there");
  TRY_ASSIGN(auto record, codec::decode<QuarantineRecord>(settled->record));
  record.bytes.clear();
  settled->record = codec::encode(record);
  line_.days = longest_retention_days(catalogue_.form(due.about));
  count(settled->entries, record.arrived_at);
  return office_.seal_.put(txn_, key, *settled);
}

}  // namespace tsudoi
