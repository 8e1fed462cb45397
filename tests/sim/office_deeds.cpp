// What staff do at the office and its relay, and what befalls their disks.
#include <algorithm>

#include "sync/office/purge.h"
#include "sync/office/relay.h"
#include "sync/office/stick.h"
#include "tests/sim/deeds.h"
#include "tests/sim/line.h"
#include "tests/sim/mutations.h"
#include "tests/sim/promises.h"
#include "tests/support/shodo.h"

namespace tsudoi::sim {
namespace {

constexpr std::uint32_t kWeeksPassedMax = 7;  // of 50 days: less than an old key is kept
constexpr std::int64_t kWeeksSeconds = 50 * 24 * 3600;
constexpr std::size_t kRevokedAtOnceMax = 2;

void stick_at_office(World& world, Machine&) {
  const auto taken = import_stick(world.office(), world.stick());
  if (!taken.ok()) return bear_at_office(world, taken.error());
  const auto given = export_replies(world.office(), world.stick());
  if (!given.ok()) bear_at_office(world, given.error());
}

/// A worn stick: some file loses a bit or its end.
void harm_stick(World& world, Machine&) {
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::exists(world.stick())) return;
  for (const auto& file : std::filesystem::recursive_directory_iterator(world.stick()))
    if (file.is_regular_file() && file.file_size() > 0) files.push_back(file.path());
  if (files.empty()) return;
  std::ranges::sort(files);
  const auto& file = world.dice.one_of(files);
  std::filesystem::resize_file(file, world.dice.below(std::filesystem::file_size(file)));
}

// ---- What staff do

void publish(World& world, Machine&) {
  publish_listing(world, some_listing(world));
}

void decide(World& world, Machine&) {
  if (world.truth.sign_ups().empty()) return;
  const PublicId& which = world.dice.one_of(world.truth.sign_ups());
  const Verdict verdict = world.dice.below(3) == 0 ? Verdict::declined : Verdict::confirmed;
  const auto done = world.office().decide(which, verdict, VerdictReason::by_staff);
  if (done.ok() || done.error().code == ErrorCode::refused) return;
  bear_at_office(world, done.error());
}

void purge(World& world, Machine&) {
  const Date today = tokyo_time(world.office_clock.now()).date;
  const auto done = mutated_purge(world, today);
  if (!done.ok()) return bear_at_office(world, done.error());
  check_purge(world, today);
}

void rotate_keys(World& world, Machine&) {
  world.rotate_keys();
}

void upgrade(World& world, Machine&) {
  world.upgrade_office();
}

/// Of those with one history: a fork has its own way (I7), and there are twins then.
void revoke(World& world, Machine& machine) {
  std::size_t out = 0;
  for (const auto& one : world.machines)
    if (one->trust == Trust::revoked) ++out;
  const bool is_known = must(machine.store->sync_record(), "sync record").enrolment_known;
  if (out == kRevokedAtOnceMax || machine.trust != Trust::trusted || machine.has_two_histories ||
      !is_known)
    return;
  world.revoke(machine);
}

void enrol_again(World& world, Machine&) {
  for (const auto& machine : world.machines)
    if (machine->trust == Trust::revoked) return world.enrol_again(*machine);
}

/// A kiosk enrols in its first weeks, or again.
bool awaits_enrolment(World& world) {
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    if (!kiosk.enrolled) return true;
  return false;
}

/// Long enough for sealed copies to leave the kiosks.
void pass_weeks(World& world, Machine&) {
  if (world.weeks_passed == kWeeksPassedMax || awaits_enrolment(world)) return;
  ++world.weeks_passed;
  world.office_clock.advance(kWeeksSeconds);
}

// ---- The relay

void come_for_relayed(World& world, Machine&) {
  pull(world);
}

void cut_relay(World& world, Machine&) {
  world.restart_relay();
}

void break_relay_disk(World& world, Machine&) {
  using enum lmdb::Operation;
  constexpr lmdb::Operation kWhere[] = {commit, committed, put};
  world.relay_gate.arm(world.dice.one_of(kWhere));
}

void lose_relay(World& world, Machine&) {
  world.lose_relay();
}

// ---- The office's disk

void break_office_disk(World& world, Machine&) {
  using enum lmdb::Operation;
  constexpr lmdb::Operation kWhere[] = {commit, committed, put};
  world.office_gate.arm(world.dice.one_of(kWhere));
}

void fill_office_disk(World& world, Machine&) {
  world.office_gate.fill();
}

void mend_office(World& world, Machine&) {
  world.restart_office();
}

void back_up_office(World& world, Machine&) {
  if (awaits_enrolment(world)) return;
  world.restart_office();
  world.back_up();
}

void restore_office(World& world, Machine&) {
  world.restore_office();
  check_restored(world);
}

constexpr Deed kDeeds[] = {
    {12, 4, stick_at_office},
    {8, 4, harm_stick},
    {14, 30, publish},
    {20, 200, decide},
    {5, 1, purge},
    {3, 1, rotate_keys},
    {4, 2, upgrade},
    {3, 1, revoke},
    {4, 2, enrol_again},
    {3, 0, pass_weeks},
    {60, 150, come_for_relayed},
    {6, 4, cut_relay},
    {4, 4, break_relay_disk},
    {2, 1, lose_relay},
    {6, 6, break_office_disk},
    {2, 1, fill_office_disk},
    {8, 5, mend_office},
    {8, 1, back_up_office},
    {4, 1, restore_office},
};

}  // namespace

void publish_listing(World& world, std::size_t which) {
  static constexpr const char* kCentres[] = {"tama", "ikuta", "sugao", "noborito"};
  const std::uint64_t seats_max = world.plan.pace == Pace::hard ? 12 : 1200;
  Listing listing = test::shodo();
  listing.id = listing_id(which);
  listing.centre = {kCentres[which % std::size(kCentres)]};
  listing.title.ja = "第" + std::to_string(world.dice.below(100)) + "回";
  listing.roles.front().capacity = 1 + static_cast<std::uint32_t>(world.dice.below(seats_max));
  if (which % 6 == 4) listing.kind = ListingKind::registry;
  if (which % 6 == 5) listing.kind = ListingKind::survey;
  if (which % 6 > 3) listing.roles.front().mode = SeatMode::walk_in;
  world.publish(listing, world.dice.below(6) == 0 ? Audience::office_only : Audience::kiosks);
}

void bear_at_office(World& world, const Error& error) {
  if (error.code == ErrorCode::not_found) return;  // nothing on the stick yet
  if (!world.office_gate.fired() && !world.office_gate.is_full())
    broken("the office fails on a healthy disk: " + sentence_for(error));
  world.restart_office();
}

void pull(World& world) {
  BadLine line(world, Server::relay_to_office);
  OfficeRelay inner(world.office(), line, [](const std::function<void()>& work) { work(); });
  const auto pulled = inner.pull();
  if (!pulled.ok() && !is_of_the_way(pulled.error().code)) bear_at_office(world, pulled.error());
}

std::span<const Deed> deeds_of_office() {
  return kDeeds;
}

}  // namespace tsudoi::sim
