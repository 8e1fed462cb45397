#include "kiosk/app/sync_worker.h"

namespace tsudoi {

SyncWorker::SyncWorker(std::unique_ptr<Transport> transport, std::function<void()> on_news)
    : transport_(std::move(transport)), on_news_(std::move(on_news)), thread_([this] { work(); }) {}

SyncWorker::~SyncWorker() {
  {
    const std::lock_guard hold(lock_);
    stopping_ = true;
  }
  given_.notify_one();
  thread_.join();
}

void SyncWorker::give(Errand errand, Bytes bytes) {
  {
    const std::lock_guard hold(lock_);
    job_ = Job{errand, std::move(bytes)};
    answer_.reset();
  }
  given_.notify_one();
}

std::optional<Result<Bytes>> SyncWorker::take() {
  const std::lock_guard hold(lock_);
  return std::exchange(answer_, std::nullopt);
}

void SyncWorker::work() {
  std::unique_lock hold(lock_);
  while (true) {
    given_.wait(hold, [this] { return stopping_ || job_.has_value(); });
    if (stopping_) return;
    const Job job = std::move(*job_);
    job_.reset();
    hold.unlock();
    auto answer = job.errand == Errand::exchange ? transport_->exchange(job.bytes)
                                                 : transport_->picture(job.bytes);
    hold.lock();
    answer_ = std::move(answer);
    on_news_();
  }
}

}  // namespace tsudoi
