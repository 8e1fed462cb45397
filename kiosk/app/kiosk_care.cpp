// What a kiosk does about trouble of its store (F04, F05, F08, F09).
#include <cstdio>
#include <cstdlib>

#include "kiosk/app/kiosk.h"
#include "sync/salvage.h"

namespace tsudoi {
namespace {

/// Without its store a kiosk is nothing: the supervisor starts it again, to the first screen.
[[noreturn]] void leave_to_supervisor(const Error& error) {
  std::fprintf(stderr, "%s\n", sentence_for(error).c_str());
  std::_Exit(static_cast<int>(exit_code_for(error.code)));
}

bool is_due(const std::optional<SteadyMs>& last, SteadyMs now, std::int64_t every_ms) {
  return !last || now.value - last->value >= every_ms;
}

}  // namespace

/// Where nothing can be written, what is there is shown: no loop of starts (F09).
Result<KioskStore> Kiosk::open_to_work_or_look() {
  opened_at_ = clock_->steady();
  only_looks_ = false;
  auto store = KioskStore::open(folder_, OpenTo::work, seams_);
  if (store.ok() || !lmdb::is_of_the_disk(store.error().code)) return store;
  auto looking = KioskStore::open(folder_, OpenTo::look, seams_);
  if (!looking.ok()) return store;
  only_looks_ = true;
  looking->carry({store.error().code, store.error().code == ErrorCode::disk_failed});
  return looking;
}

Result<void> Kiosk::open_store() {
  const DiskMet met = store_ ? store_->met() : DiskMet{};
  store_.reset();
  TRY_ASSIGN(auto store, open_to_work_or_look());
  if (!only_looks_) store.carry(met);
  store_ = std::make_unique<KioskStore>(std::move(store));
  say_trouble(store_->trouble());
  return reload();
}

/// The damaged store is kept beside the fresh one, which has all that could be read (F04). Where
/// all of it is whole, something else was meant, and it stays.
Result<void> Kiosk::mend_store() {
  const auto whole = store_->verify();
  if (whole.ok() || whole.error().code != ErrorCode::damaged) return {};
  store_.reset();
  TRY_ASSIGN(const Salvaged salvaged, salvage(folder_, seams_));
  std::fprintf(stderr, "The data was damaged while at work; a list: %s\n",
               (salvaged.kept / "damage.txt").c_str());
  return open_store();
}

void Kiosk::say_trouble(std::optional<ErrorCode> trouble) {
  sync_.no_saving = trouble;
}

void Kiosk::look_at_disk() {
  const SteadyMs now = clock_->steady();
  looked_at_ = now;
  const auto room = store_->room();
  if (!room.ok()) return say_trouble(room.error().code);
  const bool must_open = only_looks_ || store_->trouble() == ErrorCode::disk_failed;
  if (must_open && !is_due(opened_at_, now, kOpenAgainMs)) return;
  if (must_open) return open_again();
  if (store_->trouble()) store_->try_disk().ignore();
  say_trouble(store_->trouble());
}

/// Of what failed nothing is believed before a commit went well.
void Kiosk::open_again() {
  if (const auto opened = open_store(); !opened.ok()) leave_to_supervisor(opened.error());
  if (!only_looks_) store_->try_disk().ignore();
  say_trouble(store_->trouble());
}

/// What the store must be opened again or made anew for; else it goes on as it is.
void Kiosk::care_for(const Error& failure) {
  if (failure.code == ErrorCode::disk_failed) return open_again();
  if (failure.code != ErrorCode::damaged) return;
  if (const auto mended = mend_store(); !mended.ok()) leave_to_supervisor(mended.error());
}

/// After a failed flush nobody knows: what was tried is there, or it is not. Where it is, the
/// commit of open_again() has made sure that it is on the disk (F08).
std::optional<SavedEntry> Kiosk::what_was_saved(const std::optional<SavedEntry>& tried) const {
  if (!tried || store_->trouble()) return std::nullopt;
  const auto found = store_->entry(tried->id);
  if (!found.ok() || !*found) return std::nullopt;
  return SavedEntry{tried->entry, tried->id, (*found)->promise};
}

/// `act` did nothing, or nobody knows: looked for by the id of its entry, and done again where it
/// is not there.
Result<SavedOr> Kiosk::after_failure(const Error& failure, const std::optional<SavedEntry>& tried,
                                     const Act& act) {
  const bool was_mended = failure.code == ErrorCode::damaged;
  if (!was_mended && failure.code != ErrorCode::disk_failed) return failure;
  care_for(failure);
  if (store_->trouble()) return failure;
  if (const auto saved = what_was_saved(tried)) return SavedOr(*saved);
  return act(*store_);
}

void Kiosk::count_saved() {
  reload_seats().ignore();
  ++sync_.saved;
  ++sync_.waiting;
  if (!sync_.oldest_waiting) sync_.oldest_waiting = clock_->now();
}

Result<SavedOr> Kiosk::keep(const Act& act) {
  if (only_looks_) return fail(why_only_looking(), "");
  const auto before = store_->last_tried();
  auto done = act(*store_);
  if (done.ok()) {
    if (std::holds_alternative<SavedEntry>(*done)) count_saved();
    return done;
  }
  auto tried = store_->last_tried();
  if (tried && before && tried->id == before->id) tried.reset();  // it did not come so far
  done = after_failure(done.error(), tried, act);
  say_trouble(store_->trouble());
  reload().ignore();
  return done;
}

}  // namespace tsudoi
