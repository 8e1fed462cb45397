#include "kiosk/app/kiosk.h"

#include <cstdio>
#include <cstdlib>

#include "kiosk/app/published.h"
#include "kiosk/flow/session.h"
#include "storage/store/kiosk_salvage.h"

namespace tsudoi {
namespace {

/// Without its store a kiosk is nothing: the supervisor starts it again, to the first screen.
[[noreturn]] void leave_to_supervisor(const Error& error) {
  std::fprintf(stderr, "%s\n", sentence_for(error).c_str());
  std::_Exit(static_cast<int>(exit_code_for(error.code)));
}

SeatMode mode_of(const flow::Catalogue& catalogue, const flow::SaveApplication& application) {
  if (application.asks_seat) return SeatMode::first_come;
  const Listing* listing = catalogue.listing(application.listing);
  const Role* role = listing == nullptr ? nullptr : role_of(*listing, application.role);
  return role == nullptr ? SeatMode::office : role->mode;
}

}  // namespace

Kiosk::Kiosk(std::filesystem::path folder, const Seams& seams)
    : folder_(std::move(folder)),
      seams_(seams),
      clock_(&seams.clock),
      state_(flow::fresh_state(seams.clock.steady())) {}

Result<std::unique_ptr<Kiosk>> Kiosk::open(const std::filesystem::path& folder,
                                           const Seams& seams) {
  std::unique_ptr<Kiosk> kiosk(new Kiosk(folder, seams));
  TRY(kiosk->open_store());
  return kiosk;
}

Result<void> Kiosk::open_store() {
  store_.reset();
  TRY_ASSIGN(auto store, KioskStore::open(folder_, OpenTo::work, seams_));
  store_ = std::make_unique<KioskStore>(std::move(store));
  return reload();
}

Result<void> Kiosk::reload() {
  TRY_ASSIGN(const SyncRecord record, store_->sync_record());
  TRY_ASSIGN(sync_, sync_status_of(*store_));
  sync_.was_damaged = !kept_after_damage(folder_).empty();
  TRY(reload_catalogue(record.catalogue_held));
  return reload_seats();
}

Result<void> Kiosk::reload_catalogue(std::uint64_t held) {
  if (catalogue_held_ == held) return {};
  TRY_ASSIGN(auto all, published_in(*store_));
  catalogue_ = std::make_unique<flow::Catalogue>(std::move(all));
  catalogue_held_ = held;
  return {};
}

Result<void> Kiosk::reload_seats() {
  TRY_ASSIGN(seats_left_, seats_left_in(*store_));
  return {};
}

flow::World Kiosk::world() const {
  flow::World world;
  world.catalogue = catalogue_.get();
  world.seats_left = &seats_left_;
  world.converter = &converter_;
  world.own_centre = store_->identity().bundle.centre;
  world.sync = sync_;
  world.now = store_->now();
  world.clock = store_->clock_trust();
  return world;
}

void Kiosk::act(const flow::Action& action) {
  auto stepped = flow::step(std::move(state_), action, world(), clock_->steady());
  state_ = std::move(stepped.state);
  for (flow::Effect& effect : stepped.effects) {
    perform(effect);
    if (auto* application = std::get_if<flow::SaveApplication>(&effect)) wipe(application->answers);
  }
}

void Kiosk::perform(const flow::Effect& effect) {
  if (const auto* application = std::get_if<flow::SaveApplication>(&effect))
    act(save(*application));
  if (std::holds_alternative<flow::Wipe>(effect)) wipe_wanted_ = true;
}

bool Kiosk::take_wipe() {
  return std::exchange(wipe_wanted_, false);
}

/// The outcome of a failed flush is unknown: what was tried is there, or it is not (F08).
Result<SavedEntry> Kiosk::look_again() {
  const auto tried = store_->last_tried();
  if (const auto opened = open_store(); !opened.ok()) leave_to_supervisor(opened.error());
  if (!tried) return fail(ErrorCode::disk_failed, "");
  TRY_ASSIGN(const auto found, store_->entry(tried->id));
  if (!found) return fail(ErrorCode::disk_failed, "");
  return *tried;
}

flow::Action Kiosk::save(const flow::SaveApplication& application) {
  SignUp sign_up;
  sign_up.listing = application.listing;
  sign_up.role = application.role;
  sign_up.sessions = application.sessions;
  sign_up.kind = application.kind;
  sign_up.mode = mode_of(*catalogue_, application);
  sign_up.form = application.form;
  sign_up.form_version = application.form_version;
  sign_up.age_band = application.age_band;
  sign_up.language = application.language;
  sign_up.answers = application.answers;
  auto saved = store_->sign_up(sign_up);
  wipe(sign_up.answers);
  if (!saved.ok() && saved.error().code == ErrorCode::disk_failed) saved = look_again();
  if (!saved.ok()) return flow::NotSaved{saved.error().code};
  reload_seats().ignore();
  ++sync_.waiting;
  return flow::Saved{saved->id, slip_code_of(saved->id), saved->promise,
                     slip_for(saved->id, application.listing, saved->promise)};
}

Bytes Kiosk::slip_for(const PublicId& id, const ListingId& listing, Promise promise) const {
  const Slip slip{store_->identity().bundle.kiosk, id, key_id_of(view_of(listing.value)), promise,
                  store_->now()};
  return make_slip(slip, store_->key());
}

Result<Asking> Kiosk::begin_sync() {
  return next_ask(*store_, seams_);
}

Result<Learned> Kiosk::finish_sync(const Asking& asking, ByteView answer) {
  TRY_ASSIGN(const Learned learned, take_answer(*store_, asking, answer));
  TRY(reload());
  return learned;
}

Result<SyncReport> Kiosk::sync(Transport& transport) {
  auto report = sync_once(*store_, transport, seams_);
  TRY(reload());
  return report;
}

}  // namespace tsudoi
