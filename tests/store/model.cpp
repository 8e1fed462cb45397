#include "tests/store/model.h"

#include "tests/store/scene.h"

namespace tsudoi::test {
namespace {

constexpr std::uint16_t kSession = 0;

void look_at_kiosk(const KioskStore& kiosk, Remembered& seen) {
  for (const auto& [id, fold] : must(kiosk.entries())) {
    if (fold.kind != EntryKind::applied) continue;
    const auto decision = must(kiosk.decision(id));
    seen.applications[id] = {fold.promise, fold.ended,
                             decision ? std::optional(decision->verdict) : std::nullopt};
    if (must(kiosk.is_in(shodo().id, kSession, id))) seen.people_in.insert(id);
  }
  for (const auto& [band, count] : must(kiosk.heads(shodo().id, kSession)).heads)
    seen.heads += count;
  const auto waiting = must(kiosk.waiting());
  seen.saved = waiting.saved;
  seen.waiting = waiting.entries;
  seen.seats_left = must(kiosk.seats_left(shodo().id, shodo().roles.front().id)).seats;
}

void look_at_office(const Office& office, Remembered& seen) {
  for (const auto& arrived : must(office.applications())) {
    const OfficeApplication& application = arrived.application;
    seen.decided[arrived.id] =
        application.has_decision ? std::optional(application.decision.verdict) : std::nullopt;
  }
  for (const ArrivalRecord& sighting : must(office.attendances()))
    seen.sightings.insert(public_id_of(sighting.id));
  seen.arrived = must(office.verify()).entries;
}

}  // namespace

Remembered remembered_by(const KioskStore& kiosk, const Office& office) {
  must(kiosk.verify());
  Remembered seen;
  look_at_kiosk(kiosk, seen);
  look_at_office(office, seen);
  return seen;
}

std::string words_of(const Remembered& remembered) {
  std::string words =
      std::to_string(remembered.saved) + " saved, " + std::to_string(remembered.waiting) +
      " waiting, " + std::to_string(remembered.arrived) + " arrived, " +
      std::to_string(remembered.seats_left) + " seats left, " + std::to_string(remembered.heads) +
      " heads, " + std::to_string(remembered.people_in.size()) + " in, " +
      std::to_string(remembered.sightings.size()) + " sightings\n";
  for (const auto& [id, application] : remembered.applications)
    words += slip_code_of(id) + (application.promise == Promise::confirmed ? " confirmed" : "") +
             (application.ended ? " ended" : "") +
             (application.heard ? " heard " + std::string(name_of(*application.heard)) : "") + "\n";
  for (const auto& [id, verdict] : remembered.decided)
    words += slip_code_of(id) + " at the office " +
             (verdict ? std::string(name_of(*verdict)) : "undecided") + "\n";
  return words;
}

void Model::save(Act act, const PublicId& id, const PublicId& about) {
  journal_.push_back({epoch_, act, id, about});
  ++now_.saved;
  ++now_.waiting;
}

void Model::sign_up(const PublicId& id) {
  const bool has_seat = now_.seats_left > 0;
  now_.applications[id] = {has_seat ? Promise::confirmed : Promise::received, false, std::nullopt};
  if (has_seat) --now_.seats_left;
  applied_.push_back(id);
  save(Act::applied, id, id);
}

void Model::withdraw(const PublicId& application) {
  Remembered::Application& mine = now_.applications.at(application);
  mine.ended = true;
  if (mine.promise == Promise::confirmed) ++now_.seats_left;
  save(Act::withdrawn, application, application);
}

void Model::attend(const PublicId& sighting, const PublicId& who) {
  now_.people_in.insert(who);
  who_[sighting] = who;
  undoable_.push_back(sighting);
  save(Act::seen, sighting, who);
}

void Model::count_heads(const PublicId& id, std::int64_t heads) {
  now_.heads += heads;
  counts_[id] = heads;
  undoable_.push_back(id);
  save(Act::counted, id, id);
}

void Model::undo(const PublicId& id) {
  undone_.insert(id);
  const auto count = counts_.find(id);
  if (count != counts_.end()) {
    now_.heads -= count->second;
    return save(Act::counted, id, id);
  }
  now_.people_in.erase(who_.at(id));
  save(Act::unseen, id, who_.at(id));
}

void Model::reopen() {
  ++epoch_;
  has_met_office_ = false;
}

void Model::freeze() {
  if (!has_met_office_) return;     // nothing is sent before the first answer
  if (frozen_ > received_) return;  // one batch at a time
  while (frozen_ < journal_.size() && journal_[frozen_].epoch == journal_[received_].epoch)
    ++frozen_;
}

void Model::arrive(const Line& line) {
  if (line.act == Act::applied) {
    const bool confirmed = now_.applications.at(line.id).promise == Promise::confirmed;
    now_.decided[line.id] = confirmed ? Verdict::confirmed : Verdict::wait_listed;
    if (!confirmed) news_[line.id] = Verdict::wait_listed;
  }
  if (line.act == Act::withdrawn) {
    now_.decided[line.id] = Verdict::withdrawn;
    news_[line.id] = Verdict::withdrawn;
  }
  if (line.act == Act::seen) now_.sightings.insert(line.id);
  if (line.act == Act::unseen) now_.sightings.erase(line.id);
  ++now_.arrived;
}

void Model::deliver() {
  if (!has_met_office_) return;  // the first ask carries nothing
  freeze();
  for (; arrived_ < frozen_; ++arrived_) arrive(journal_[arrived_]);
}

void Model::lose_answer() {
  deliver();
}

void Model::sync() {
  has_met_office_ = true;
  while (received_ < journal_.size()) {
    deliver();
    received_ = frozen_;
  }
  now_.waiting = 0;
  for (const auto& [id, verdict] : news_) now_.applications.at(id).heard = verdict;
}

}  // namespace tsudoi::test
