// Many kiosks at once at one office ("group commit"): what needs no turn to write (checks,
// signatures, opening) goes on in each thread, and asks that are ready at the same time are taken
// in one commit. Nothing is answered before it is durable.
//
// The rare and the odd (a kiosk that enrols, follows another or was revoked; one that was overtaken
// by its own next ask; a commit that failed) go the plain way, Office::handle(), one by one.
//
// Thread: any number. `alone` gives the office to one thread at a time, and is what everybody else
// who works on this office uses. The office's Random must serve any thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

#include "sync/office/coming.h"

namespace tsudoi {

class GroupIntake {
 public:
  using Alone = std::function<void(const std::function<void()>&)>;
  GroupIntake(Office& office, Alone alone) : office_(office), alone_(std::move(alone)) {}

  SyncAnswer handle(ByteView ask);
  /// Other work on the office.
  void alone(const std::function<void()>& work) { alone_(work); }
  /// Asks that are ready and wait for their turn.
  std::size_t waiting() const;

 private:
  struct Waiting;
  Result<std::optional<Office::Coming>> ready(ByteView ask) const;
  void wait_for_turn(Waiting& mine);
  void take_all_that_wait();
  bool take(const std::vector<Waiting*>& group) noexcept;
  SyncAnswer plainly(ByteView ask);

  Office& office_;
  Alone alone_;
  mutable std::mutex lock_;  // around the rest
  std::condition_variable changed_;
  std::vector<Waiting*> waiting_;
  bool is_somebody_at_it_ = false;
};

}  // namespace tsudoi
