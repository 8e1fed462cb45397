// One kiosk at work: the journey (flow) on the store, and sync beside it. The window, `headless`
// and the tests all drive this object; it knows no window and no line.
//
// Owns: the store, the catalogue in memory, the state of the journey.
// Thread: the logic thread. Order: act() and view() at any time; begin_sync(), then finish_sync()
//   or fail_sync() with what the line brought.
// Errors: a failed save becomes flow::NotSaved; after a failure of unknown outcome the store is
//   opened again, and what was saved is found there (F08).
#pragma once

#include <optional>

#include "kiosk/flow/step.h"
#include "sync/client.h"

namespace tsudoi {

class Kiosk {
 public:
  static Result<std::unique_ptr<Kiosk>> open(const std::filesystem::path& folder,
                                             const Seams& seams);

  flow::View view() const { return flow::view_of(state_, world(), clock_->steady()); }
  const flow::State& state() const { return state_; }
  flow::World world() const;
  const flow::Catalogue& catalogue() const { return *catalogue_; }
  KioskStore& store() { return *store_; }
  /// When the view changes by time alone.
  SteadyMs next_change() const { return flow::next_change(state_, world(), clock_->steady()); }

  /// Steps the journey and does what it asks, saving included.
  void act(const flow::Action& action);
  /// Whether the session just ended: buffers outside are to be wiped too. Asking clears it.
  bool take_wipe();

  // ---- Sync, as the line allows (sync/client.h)
  Result<Asking> begin_sync();
  Result<Learned> finish_sync(const Asking& asking, ByteView answer);
  Result<SyncReport> sync(Transport& transport);
  /// Reads again what a sync may have changed.
  Result<void> reload();

  /// The signed slip, for the QR.
  Bytes slip_for(const PublicId& id, const ListingId& listing, Promise promise) const;

 private:
  Kiosk(std::filesystem::path folder, const Seams& seams);

  Result<void> open_store();
  Result<void> reload_catalogue(std::uint64_t held);
  Result<void> reload_seats();
  void perform(const flow::Effect& effect);
  Result<SavedEntry> look_again();
  flow::Action save(const flow::SaveApplication& application);

  std::filesystem::path folder_;
  Seams seams_;
  Clock* clock_;
  std::unique_ptr<KioskStore> store_;
  std::unique_ptr<flow::Catalogue> catalogue_;
  std::optional<std::uint64_t> catalogue_held_;
  flow::SeatsLeft seats_left_;
  flow::SyncStatus sync_;
  input::KanaConverter converter_;
  flow::State state_;
  bool wipe_wanted_ = false;
};

}  // namespace tsudoi
