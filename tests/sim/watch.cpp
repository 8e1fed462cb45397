// What every step can afford to look at.
#include "tests/sim/promises.h"

namespace tsudoi::sim {
namespace {

void check_end_of_journal(const Machine& machine, std::uint64_t saved) {
  if (saved != machine.journal.size())
    broken("I1: the journal has " + std::to_string(saved) + " lines, saved were " +
           std::to_string(machine.journal.size()) + of(machine));
  if (saved > 0 && id_at(machine, saved) != machine.journal.back())
    broken("I1: the last line is another" + of(machine));
}

/// Of an office that came from a backup, once the kiosk has heard of it.
void check_newest_receipt(World& world, Machine& machine, std::uint64_t received) {
  const std::uint64_t before = std::exchange(machine.received, received);
  if (received <= before || machine.has_two_histories) return;
  if (must(machine.store->sync_record(), "sync record").history != world.office().meta().history)
    return;
  const PublicId& id = machine.journal[received - 1];
  const SavedOnce& saved = world.truth.saved().at(id);
  const bool may_wait = saved.said.sense != Sense::sound || saved.said.form_version > 1;
  if (may_wait || !is_sign_up(saved.kind) || saved.is_of_lost_time) return;
  if (!must(world.office().application(id), "application"))
    broken("I2: a sign-up with a receipt is not at the office" + of(machine));
}

void check_arrival(World& world, const PublicId& id, const KioskId& kiosk) {
  const auto saved = world.truth.saved().find(id);
  if (saved == world.truth.saved().end()) broken("I3: the office has what nobody saved");
  if (saved->second.said.sense == Sense::nonsense) broken("I4: nonsense was applied");
  if (saved->second.said.form_version > world.form_version)
    broken("F35: what is newer than the office was applied");
  const bool may_have_waited = saved->second.said.form_version > 1;  // from before, for an update
  if (world.is_revoked(kiosk) && !may_have_waited)
    broken("F24: what a revoked kiosk sent was applied");
}

void check_news(World& world) {
  Watched& watched = world.watched;
  const auto news = must(world.office().news_after(watched.arrivals, watched.decisions), "news");
  for (const auto& there : news.applications) {
    if (there.application.arrival <= watched.arrivals) continue;  // decided anew
    check_arrival(world, there.id, there.arrival.id.kiosk);
    check_answers(world, there);
  }
  for (const ArrivalRecord& arrival : news.attendances)
    check_arrival(world, public_id_of(arrival.id), arrival.id.kiosk);
  watched.arrivals = world.office().meta().arrivals;
  watched.decisions = world.office().meta().decisions;
}

void check_seats_handed_out(World& world) {
  for (auto& [id, offer] : world.offered) {
    const Role& role = offer.listing.roles.front();
    if (role.mode != SeatMode::first_come) continue;
    const auto seats = must(world.office().seats(id, role.id), "seats");
    if (handed_out(seats) > offer.handed_out_max) broken("I5: too many seats of " + id.value);
    offer.handed_out_max = std::max(handed_out(seats), *role.capacity);
  }
}

}  // namespace

void check_step(World& world, Machine& touched) {
  if (!world.office().meta().awaits_kiosks) world.truth.end_lost_time();
  const auto waiting = must(touched.store->waiting(), "waiting");
  check_end_of_journal(touched, waiting.saved);
  check_newest_receipt(world, touched, waiting.saved - waiting.entries);
  const std::uint64_t commits = world.office_gate.commits();
  if (std::exchange(world.watched.commits, commits) == commits) return;
  check_news(world);
  check_seats_handed_out(world);
}

}  // namespace tsudoi::sim
