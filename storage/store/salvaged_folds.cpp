#include <algorithm>

#include "storage/store/kiosk_keys.h"
#include "storage/store/salvaged_journal.h"

namespace tsudoi {
namespace {

/// As KioskStore's acts do it, one line after the other.
class Folding {
 public:
  explicit Folding(const SalvagedRecords& records) : records_(records) {}

  void add(const SalvagedJournal::Line& line) {
    id_ = records_.id_of(line.record);
    kiosk_ = records_.kiosk_of_epoch(line.record.epoch_index);
    bodies_[id_] = {&line.record.body, kiosk_};
    EntryFold fold;
    fold.position = line.position;
    fold.kind = static_cast<EntryKind>(line.record.body.index());
    std::visit([&](const auto& body) { note(body, fold); }, line.record.body);
    if (const auto* attended = std::get_if<Attended>(&line.record.body))
      folds.attendances[place_of(*attended, kiosk_)] = {line.position, line.record.at};
    if (const auto* heads = std::get_if<HeadCounted>(&line.record.body)) count(*heads, 1);
    folds.entries[id_] = fold;
  }

  SalvagedFolds folds;

 private:
  struct Said {
    const EntryBody* body = nullptr;
    KioskId kiosk;
  };

  template <class Body>
  void note(const Body& body, EntryFold& fold) {
    if constexpr (requires { body.listing; }) fold.listing = body.listing;
    if constexpr (requires { body.role; }) fold.role = body.role;
    if constexpr (requires { body.lease; }) fold.lease = body.lease;
    if constexpr (requires { body.promise; })
      fold.promise = body.promise;
    else if (const auto was = records_.folds.find(id_); was != records_.folds.end())
      fold.promise = was->second.promise;
    if constexpr (std::is_same_v<Body, Withdrawn> || std::is_same_v<Body, Undone>)
      end(id_of_subject(body.of, kiosk_), fold);
  }

  void end(const PublicId& id, EntryFold& by) {
    const auto ended = folds.entries.find(id);
    if (ended == folds.entries.end()) return;  // its line is lost
    ended->second.ended = true;
    by.listing = ended->second.listing;
    by.role = ended->second.role;
    const Said& said = bodies_.at(id);
    if (const auto* heads = std::get_if<HeadCounted>(said.body)) count(*heads, -1);
    if (const auto* attended = std::get_if<Attended>(said.body))
      folds.attendances.erase(place_of(*attended, said.kiosk));
  }

  static Bytes place_of(const Attended& attended, const KioskId& kiosk) {
    return kiosk_keys::attendance(attended.listing, attended.session,
                                  id_of_subject(attended.who, kiosk));
  }

  void count(const HeadCounted& heads, int sign) {
    HeadRecord& record = folds.heads[kiosk_keys::heads(heads.listing, heads.session)];
    std::map<AgeBand, std::int32_t> sum(record.heads.begin(), record.heads.end());
    for (const auto& [band, more] : heads.heads) {
      const std::int64_t wide =
          std::int64_t(sum[band]) + sign * std::clamp(more, -kHeadsMax, kHeadsMax);
      sum[band] = static_cast<std::int32_t>(std::clamp<std::int64_t>(wide, INT32_MIN, INT32_MAX));
    }
    record.heads.assign(sum.begin(), sum.end());
  }

  const SalvagedRecords& records_;
  std::map<PublicId, Said> bodies_;
  PublicId id_;
  KioskId kiosk_;
};

}  // namespace

/// In the order in which they were made: what ends an entry comes after it.
SalvagedFolds folds_of(const SalvagedRecords& records, const SalvagedJournal& journal) {
  std::vector<const SalvagedJournal::Line*> lines;
  for (const SalvagedJournal::Line& line : journal.lines) lines.push_back(&line);
  std::ranges::sort(lines, {}, [](const auto* line) { return line->was_at; });
  Folding folding(records);
  for (const auto* line : lines) folding.add(*line);
  return std::move(folding.folds);
}

}  // namespace tsudoi
