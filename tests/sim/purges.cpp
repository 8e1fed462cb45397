// Whose answers the office has, and whose it must not have any more.
#include "sync/office/purge.h"
#include "tests/sim/promises.h"
#include "tests/sim/residents.h"

namespace tsudoi::sim {
namespace {

constexpr std::int64_t kGoneForSure = kRetentionDays + 4;  // the listings' day is soon

std::int64_t days_before(Date today, UnixSeconds at) {
  return days_between(tokyo_time(at).date, today);
}

}  // namespace

void note_purged(World& world, const std::vector<ArrivedApplication>& applications) {
  for (const auto& there : applications)
    if (is_purged(there.arrival)) world.truth.purged.insert(there.id);
}

void check_purge(World& world, Date today) {
  for (const auto& there : must(world.office().applications(), "applications")) {
    const SavedOnce& saved = world.truth.saved().at(there.id);
    const bool is_gone = is_purged(there.arrival);
    const UnixSeconds made = std::min(saved.at, there.arrival.arrived_at);
    const bool has_answers = saved.said.resident != kNobody;
    if (is_gone && days_before(today, made) <= kRetentionDays)
      broken("F13: answers went before their time");
    if (!is_gone && has_answers && days_before(today, there.arrival.arrived_at) > kGoneForSure)
      broken("F13: answers are there after their time");
    if (is_gone) world.truth.purged.insert(there.id);
  }
}

void check_restored(World& world) {
  std::set<PublicId> still;
  for (const auto& there : must(world.office().applications(), "applications")) {
    if (!world.truth.purged.contains(there.id)) continue;
    if (!is_purged(there.arrival)) broken("F13: answers that were gone are back from a backup");
    still.insert(there.id);
  }
  world.truth.purged = still;
}

void check_answers(World& world, const ArrivedApplication& there) {
  if (is_purged(there.arrival)) return;
  if (world.truth.purged.contains(there.id)) broken("F13: answers that were gone are back");
  const std::size_t who = world.truth.saved().at(there.id).said.resident;
  if (who == kNobody) return;
  if (must(world.office().answers_of(there), "answers") != answers_of_resident(who))
    broken("I3: not what the resident typed");
}

}  // namespace tsudoi::sim
