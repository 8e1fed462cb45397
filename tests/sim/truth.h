// What the simulation knows to be true, apart from every store: which entry was said to be saved,
// and whose journal it must be in. An entry that went with a rolled-back disk is in no journal.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "storage/store/kiosk_store.h"

namespace tsudoi::sim {

enum class Sense : std::uint8_t { sound, nonsense };  // nonsense: the office must set it aside

inline constexpr std::size_t kNobody = SIZE_MAX;

/// What is said at a kiosk, before anybody knows whether it is saved.
struct Saying {
  Sense sense = Sense::sound;
  std::uint32_t form_version = 1;  // newer than the office's: waits until it is updated (F35)
  std::size_t resident = kNobody;  // who typed it (residents.h)
};

struct SavedOnce {
  KioskId kiosk;
  EntryKind kind = EntryKind::applied;
  Promise promise = Promise::noted;
  ListingId listing;
  Saying said;
  UnixSeconds at;                // by the kiosk's clock
  bool is_of_lost_time = false;  // the office came back from a backup that is older
};

/// Who was seen where, by the entry that says so.
struct Sighting {
  PublicId entry;
  ListingId listing;
  PublicId who;
};

/// The lines that the journal on one disk must have, in order.
using Journal = std::vector<PublicId>;

class Truth {
 public:
  /// Said to be saved on this disk, at its end. An identity that was there before breaks I3.
  void save(Journal& journal, const PublicId& id, const SavedOnce& what);

  /// From a backup on, until the office comes back from it and is in step again: what kiosks said
  /// then is not all known to it.
  void note_backup() { newest_.clear(); }
  void begin_lost_time();
  void end_lost_time() { is_lost_time_ = false; }

  void see(const Sighting& sighting) { sightings_.push_back(sighting); }
  /// All that were said to be saved; a few more are in journals, saved by a disk that then broke.
  const std::vector<Sighting>& sightings() const { return sightings_; }

  const std::map<PublicId, SavedOnce>& saved() const { return saved_; }
  /// Whose answers the office no longer has, and must not have again.
  std::set<PublicId> purged;
  /// In the order in which they came.
  const std::vector<PublicId>& sign_ups() const { return sign_ups_; }

 private:
  std::map<PublicId, SavedOnce> saved_;
  std::vector<PublicId> sign_ups_;
  std::vector<Sighting> sightings_;
  std::vector<PublicId> newest_;  // since the last backup
  bool is_lost_time_ = false;
};

inline bool is_sign_up(EntryKind kind) {
  return kind == EntryKind::applied || kind == EntryKind::registered || kind == EntryKind::answered;
}

}  // namespace tsudoi::sim
