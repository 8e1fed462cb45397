// One kiosk at work: the journey (flow) on the store, and sync beside it. The window, `headless`
// and the tests all drive this object; it knows no window and no line.
//
// Owns: the store, the catalogue in memory, the state of the journey.
// Thread: the logic thread. Order: act() and view() at any time; begin_sync(), then finish_sync()
//   or fail_sync() with what the line brought.
// Errors: a failed save becomes flow::NotSaved. Trouble of the store is cared for here
//   (kiosk_care.cpp): after a failure of unknown outcome it is opened again, and what was saved is
//   found there (F08); a damaged one gives way to a fresh one (F04); where the disk takes nothing,
//   people browse and get paper until it does again (F05, F09).
#pragma once

#include <functional>
#include <optional>

#include "kiosk/flow/step.h"
#include "sync/client.h"

namespace tsudoi {

inline constexpr std::int64_t kLookMs = 5'000;        // a read-only disk shows within 10 s (F09)
inline constexpr std::int64_t kOpenAgainMs = 60'000;  // at most so often: all of it is read then

class Kiosk {
 public:
  static Result<std::unique_ptr<Kiosk>> open(const std::filesystem::path& folder,
                                             const Seams& seams);

  flow::View view() const { return flow::view_of(state_, world(), clock_->steady()); }
  const flow::State& state() const { return state_; }
  flow::World world() const;
  const flow::Catalogue& catalogue() const { return *catalogue_; }
  KioskStore& store() { return *store_; }
  const KioskStore& store() const { return *store_; }
  /// When the view changes by time alone.
  SteadyMs next_change() const { return flow::next_change(state_, world(), clock_->steady()); }

  /// Steps the journey and does what it asks, saving included.
  void act(const flow::Action& action);
  /// Lets the store do `act`, and again where it had to be made anew.
  using Act = std::function<Result<SavedOr>(KioskStore&)>;
  Result<SavedOr> keep(const Act& act);
  /// Looks whether the disk takes anything, and sees to it that it does again. act() does it by
  /// itself, every kLookMs at most.
  void look_at_disk();
  std::optional<ErrorCode> no_saving() const { return sync_.no_saving; }

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
  Result<KioskStore> open_to_work_or_look();
  Result<void> mend_store();
  Result<SavedOr> after_failure(const Error& failure, const std::optional<SavedEntry>& tried,
                                const Act& act);
  void care_for(const Error& failure);
  void say_trouble(std::optional<ErrorCode> trouble);
  Result<void> reload_catalogue(std::uint64_t held);
  Result<void> reload_seats();
  void perform(const flow::Effect& effect);
  ErrorCode why_only_looking() const { return sync_.no_saving.value_or(ErrorCode::disk_read_only); }
  void open_again();
  std::optional<SavedEntry> what_was_saved(const std::optional<SavedEntry>& tried) const;
  void count_saved();
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
  bool only_looks_ = false;  // the store could not be opened for work
  std::optional<SteadyMs> looked_at_, opened_at_;
};

}  // namespace tsudoi
