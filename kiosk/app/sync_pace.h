// When the kiosk next speaks to the office, and about what: an ask, or a picture that is missing.
// Decides from what the worker brought and from the time; the resident never waits for it.
//
// Thread: the logic thread.
#pragma once

#include "kiosk/app/kiosk.h"
#include "kiosk/app/sync_worker.h"

namespace tsudoi {

inline constexpr std::int64_t kIdlePollMs = 60'000;  // nothing waits: ask for news
inline constexpr std::int64_t kAfterSaveMs = 500;    // something waits, and the line was good

class SyncPace {
 public:
  SyncPace(Kiosk& kiosk, SyncWorker& worker, const Seams& seams)
      : kiosk_(kiosk), worker_(worker), clock_(seams.clock), random_(seams.random) {}

  /// Takes what has come and gives out what is due. True: the view may have changed.
  bool turn();
  /// When turn() has something to do again without an answer coming.
  SteadyMs due() const;

 private:
  /// What of the office can be seen on the screen: an idle poll changes none of it within a minute.
  struct Shown {
    std::uint64_t waiting = 0;
    std::int64_t reached_minute = 0;
    const void* catalogue = nullptr;
    bool operator==(const Shown&) const = default;
  };
  Shown shown() const;
  bool is_busy() const { return asking_.has_value() || fetching_.has_value(); }
  void hurry_for_news();
  bool take_answer(const Result<Bytes>& answer);
  bool take_exchange(const Result<Bytes>& answer);
  void failed();
  void give_next();
  bool give_picture();

  Kiosk& kiosk_;
  SyncWorker& worker_;
  Clock& clock_;
  Random& random_;
  std::optional<Asking> asking_;
  std::optional<ContentHash> fetching_;
  std::vector<ContentHash> missing_;
  SteadyMs due_;  // the first ask goes out at once
  std::uint32_t failures_ = 0;
  std::uint64_t waiting_seen_ = 0;
};

}  // namespace tsudoi
