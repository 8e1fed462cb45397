#include "kiosk/app/kiosk.h"

#include "kiosk/app/published.h"
#include "kiosk/flow/session.h"

namespace tsudoi {
namespace {

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

Result<void> Kiosk::reload() {
  TRY_ASSIGN(const SyncRecord record, store_->sync_record());
  const auto no_saving = sync_.no_saving;
  TRY_ASSIGN(sync_, sync_status_of(*store_));
  sync_.no_saving = no_saving;
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
  const SteadyMs now = clock_->steady();
  if (!looked_at_ || now.value - looked_at_->value >= kLookMs) look_at_disk();
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
  const auto done = keep([&](KioskStore& store) -> Result<SavedOr> {
    TRY_ASSIGN(const SavedEntry entry, store.sign_up(sign_up));
    return SavedOr(entry);
  });
  wipe(sign_up.answers);
  if (!done.ok()) return flow::NotSaved{done.error().code};
  const SavedEntry& saved = std::get<SavedEntry>(*done);
  return flow::Saved{saved.id, slip_code_of(saved.id), saved.promise,
                     slip_for(saved.id, application.listing, saved.promise)};
}

Bytes Kiosk::slip_for(const PublicId& id, const ListingId& listing, Promise promise) const {
  const Slip slip{store_->identity().bundle.kiosk, id, key_id_of(view_of(listing.value)), promise,
                  store_->now()};
  return make_slip(slip, store_->key());
}

Result<Asking> Kiosk::begin_sync() {
  look_at_disk();
  auto asking = next_ask(*store_, seams_);
  if (!asking.ok()) care_for(asking.error());
  return asking;
}

Result<Learned> Kiosk::finish_sync(const Asking& asking, ByteView answer) {
  auto learned = take_answer(*store_, asking, answer);
  if (!learned.ok()) care_for(learned.error());
  TRY(reload());
  if (!learned.ok() && only_looks_) return fail(why_only_looking(), "");
  return learned;
}

Result<SyncReport> Kiosk::sync(Transport& transport) {
  look_at_disk();
  auto report = sync_once(*store_, transport, seams_);
  if (!report.ok()) care_for(report.error());
  TRY(reload());
  if (!report.ok() && only_looks_) return fail(why_only_looking(), "");
  return report;
}

}  // namespace tsudoi
