#include "sync/office/group_intake.h"

namespace tsudoi {

struct GroupIntake::Waiting {
  Office::Coming coming;
  bool is_done = false;
  bool is_taken = false;
};

SyncAnswer GroupIntake::handle(ByteView ask) {
  auto coming = ready(ask);
  if (!coming.ok()) return answer_for(coming.error());
  if (!*coming) return plainly(ask);
  Waiting mine{std::move(**coming)};
  wait_for_turn(mine);
  if (!mine.is_taken) return plainly(ask);
  auto reply = office_.answer_to(mine.coming);
  return reply.ok() ? SyncAnswer{200, std::move(*reply)} : answer_for(reply.error());
}

std::size_t GroupIntake::waiting() const {
  const std::lock_guard hold(lock_);
  return waiting_.size();
}

/// While others write. Empty: goes the plain way.
Result<std::optional<Office::Coming>> GroupIntake::ready(ByteView bytes) const {
  TRY_ASSIGN(Office::Asked asked, office_.admit(bytes));
  if (asked.stored.revoked || !asked.stored.enrolled) return std::optional<Office::Coming>();
  TRY_ASSIGN(SyncAsk ask, codec::decode<SyncAsk>(asked.frame.ask));
  if (!ask.successions.empty()) return std::optional<Office::Coming>();
  TRY_ASSIGN(Office::Coming coming, office_.look_into(std::move(asked), std::move(ask)));
  return std::optional(std::move(coming));
}

SyncAnswer GroupIntake::plainly(ByteView ask) {
  SyncAnswer answer;
  alone_([&] { answer = office_.handle(ask); });
  return answer;
}

/// Whoever finds nobody at it takes all that wait, and its own with them.
void GroupIntake::wait_for_turn(Waiting& mine) {
  std::unique_lock hold(lock_);
  waiting_.push_back(&mine);
  changed_.wait(hold, [&] { return mine.is_done || !is_somebody_at_it_; });
  if (mine.is_done) return;
  is_somebody_at_it_ = true;
  hold.unlock();
  alone_([&] { take_all_that_wait(); });
}

bool GroupIntake::take(const std::vector<Waiting*>& group) noexcept {
  try {
    std::vector<Office::Coming*> all;
    for (Waiting* one : group) all.push_back(&one->coming);
    return office_.take(all).ok();
  } catch (...) {  // of memory: one by one there may be enough; nobody waits for ever
    return false;
  }
}

void GroupIntake::take_all_that_wait() {
  std::vector<Waiting*> group;
  {
    const std::lock_guard hold(lock_);
    group.swap(waiting_);
  }
  const bool is_committed = take(group);
  {
    const std::lock_guard hold(lock_);
    for (Waiting* one : group) {
      one->is_taken = is_committed && !one->coming.was_overtaken;
      one->is_done = true;
    }
    is_somebody_at_it_ = false;
  }
  changed_.notify_all();
}

}  // namespace tsudoi
