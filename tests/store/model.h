// What a kiosk and its office must remember, as plain maps: the model that the stores are compared
// with. One kiosk holds a lease for all seats of one first-come role.
//
// It is told the ids that the store has drawn; everything else it works out by itself.
#pragma once

#include <map>
#include <set>

#include "tests/sync/world.h"

namespace tsudoi::test {

inline constexpr std::uint32_t kModelSeats = 4;

/// Everything that both sides can be asked for.
struct Remembered {
  struct Application {
    Promise promise = Promise::received;
    bool ended = false;
    std::optional<Verdict> heard;  // from the office
    bool operator==(const Application&) const = default;
  };
  // the kiosk
  std::map<PublicId, Application> applications;
  std::set<PublicId> people_in;
  std::int64_t heads = 0;
  std::uint64_t saved = 0, waiting = 0, seats_left = kModelSeats;
  // the office
  std::map<PublicId, std::optional<Verdict>> decided;
  std::set<PublicId> sightings;
  std::uint64_t arrived = 0;

  bool operator==(const Remembered&) const = default;
};

Remembered remembered_by(const KioskStore& kiosk, const Office& office);
std::string words_of(const Remembered& remembered);

class Model {
 public:
  const Remembered& remembered() const { return now_; }

  void sign_up(const PublicId& id);
  void withdraw(const PublicId& application);
  void attend(const PublicId& sighting, const PublicId& who);
  void count_heads(const PublicId& id, std::int64_t heads);
  void undo(const PublicId& id);
  void reopen();

  void freeze();
  /// The batch arrives and its answer is lost.
  void lose_answer();
  void sync();

  // What there is to act on.
  const std::vector<PublicId>& applied() const { return applied_; }
  const std::vector<PublicId>& seen_or_counted() const { return undoable_; }
  bool is_in(const PublicId& who) const { return now_.people_in.contains(who); }
  bool is_withdrawn(const PublicId& id) const { return now_.applications.at(id).ended; }
  bool is_undone(const PublicId& id) const { return undone_.contains(id); }

 private:
  enum class Act : std::uint8_t { applied, withdrawn, seen, unseen, counted };
  struct Line {
    int epoch = 0;
    Act act = Act::counted;
    PublicId id;     // the entry's own, or that of the sighting which is undone
    PublicId about;  // the application
  };

  void save(Act act, const PublicId& id, const PublicId& about);
  void arrive(const Line& line);
  void deliver();

  Remembered now_;
  std::vector<Line> journal_;
  std::size_t frozen_ = 0, arrived_ = 0, received_ = 0;  // lines, from the front
  std::map<PublicId, Verdict> news_;                     // of the office for the kiosk
  std::map<PublicId, PublicId> who_;                     // of each sighting
  std::map<PublicId, std::int64_t> counts_;
  std::vector<PublicId> applied_, undoable_;
  std::set<PublicId> undone_;
  int epoch_ = 0;
  bool has_met_office_ = true;  // since the store was opened
};

}  // namespace tsudoi::test
