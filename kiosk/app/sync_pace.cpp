#include "kiosk/app/sync_pace.h"

namespace tsudoi {

SyncPace::Shown SyncPace::shown() const {
  const auto world = kiosk_.world();
  const auto reached = world.sync.office_reached.value_or(UnixSeconds{});
  return {world.sync.waiting, reached.value / 60, &kiosk_.catalogue()};
}

bool SyncPace::turn() {
  bool changed = false;
  const Shown before = shown();
  if (is_busy()) {
    const auto answer = worker_.take();
    if (!answer) return false;
    changed = take_answer(*answer) || shown() != before;
  }
  hurry_for_news();
  if (!is_busy() && clock_.steady() >= due_) give_next();
  return changed;
}

SteadyMs SyncPace::due() const {
  constexpr SteadyMs kNever{std::int64_t(1) << 60};
  return is_busy() ? kNever : due_;  // busy: the worker wakes us
}

/// Something was saved since the last ask: while the line is good, it goes out soon.
void SyncPace::hurry_for_news() {
  const std::uint64_t waiting = kiosk_.world().sync.waiting;
  if (failures_ > 0 || waiting <= waiting_seen_) return;
  waiting_seen_ = waiting;
  due_ = std::min(due_, SteadyMs{clock_.steady().value + kAfterSaveMs});
}

bool SyncPace::take_answer(const Result<Bytes>& answer) {
  if (asking_) return take_exchange(answer);
  const ContentHash hash = *std::exchange(fetching_, std::nullopt);
  if (!answer.ok()) return false;
  return kiosk_.store().keep_picture(hash, *answer).ok();
}

bool SyncPace::take_exchange(const Result<Bytes>& answer) {
  const Asking asking = *std::exchange(asking_, std::nullopt);
  if (!answer.ok()) {
    failed();
    return false;
  }
  const auto learned = kiosk_.finish_sync(asking, *answer);
  if (!learned.ok()) {
    failed();
    return false;
  }
  failures_ = 0;
  if (learned->from == From::office) waiting_seen_ = 0;  // what a relay has goes on waiting
  const bool again = learned->next == Next::again;
  due_ = {clock_.steady().value + (again ? 0 : kIdlePollMs)};
  if (!again && missing_.empty()) {
    auto missing = kiosk_.store().missing_pictures();
    if (missing.ok()) missing_ = std::move(*missing);
    if (!missing_.empty()) due_ = clock_.steady();
  }
  return learned->decisions > 0;
}

void SyncPace::failed() {
  due_ = {clock_.steady().value + backoff_ms(failures_++, random_)};
}

void SyncPace::give_next() {
  if (give_picture()) return;
  auto asking = kiosk_.begin_sync();
  if (!asking.ok()) return failed();
  waiting_seen_ = kiosk_.world().sync.waiting;
  worker_.give(SyncWorker::Errand::exchange, asking->bytes);
  asking_ = std::move(*asking);
}

bool SyncPace::give_picture() {
  if (missing_.empty()) return false;
  fetching_ = missing_.back();
  missing_.pop_back();
  due_ = {clock_.steady().value + (missing_.empty() ? kIdlePollMs : 0)};
  worker_.give(SyncWorker::Errand::picture, copy_of(fetching_->view()));
  return true;
}

}  // namespace tsudoi
