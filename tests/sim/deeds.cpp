#include "tests/sim/deeds.h"

#include <algorithm>

#include "sync/office/stick.h"
#include "tests/sim/mutations.h"
#include "tests/support/shodo.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kListings = 12;
constexpr std::size_t kMachinesMore = 4;  // clones

SavedOnce what_is(const Machine& machine, const PublicId& id, Sense sense) {
  const auto fold = must(machine.store->entry(id), "entry");
  if (!fold) broken("I1: said to be saved, and not there");
  return {machine.kiosk, fold->kind, fold->promise, fold->listing, sense};
}

template <class Saved>
void settle(World& world, Machine& machine, const Result<Saved>& outcome,
            Sense sense = Sense::sound) {
  if (!outcome.ok()) return bear(world, machine, outcome.error());
  if constexpr (std::is_same_v<Saved, SavedOr>) {
    if (const auto* saved = std::get_if<SavedEntry>(&*outcome))
      world.truth.save(machine.journal, saved->id, what_is(machine, saved->id, sense));
  } else {
    world.truth.save(machine.journal, outcome->id, what_is(machine, outcome->id, sense));
  }
}

// ---- Residents and staff at a kiosk

std::optional<Listing> listing_at(World& world, const Machine& machine) {
  const auto items = must(machine.store->catalogue(CatalogueKind::listing), "catalogue");
  if (items.empty()) return std::nullopt;
  return must(codec::decode<Listing>(world.dice.one_of(items)), "listing");
}

void sign_up(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  const auto outcome = mutated_sign_up(world, machine, test::sign_up_for(*listing, test::hanako()));
  if (outcome) settle(world, machine, *outcome);
}

void sign_up_without_name(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  settle(world, machine, machine.store->sign_up(test::sign_up_for(*listing, {})), Sense::nonsense);
}

void withdraw(World& world, Machine& machine) {
  if (machine.journal.empty()) return;
  const PublicId& which = world.dice.one_of(machine.journal);
  const auto of = world.truth.saved().at(which);
  if (of.sense == Sense::sound) settle(world, machine, machine.store->withdraw(which));
}

void attend(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing || world.truth.sign_ups().empty()) return;
  const PublicId& who = world.dice.one_of(world.truth.sign_ups());
  const auto outcome = machine.store->attend({listing->id, 0, who, SeenBy::code});
  settle(world, machine, outcome);
  if (!outcome.ok()) return;
  if (const auto* saved = std::get_if<SavedEntry>(&*outcome))
    world.truth.see({saved->id, listing->id, who});
}

void undo(World& world, Machine& machine) {
  if (machine.journal.empty()) return;
  const PublicId& which = world.dice.one_of(machine.journal);
  settle(world, machine, machine.store->undo(which, UndoReason::mistake));
}

void count_heads(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  const auto heads = static_cast<std::int32_t>(world.dice.below(30));
  const HeadCounted counted{listing->id, 0, {{AgeBand::seventies, heads}}};
  settle(world, machine, machine.store->count_heads(counted));
}

// ---- How it travels

bool is_of_the_way(ErrorCode code) {
  switch (code) {
    case ErrorCode::line_down:
    case ErrorCode::refused:
    case ErrorCode::malformed:
    case ErrorCode::too_large:
    case ErrorCode::not_authentic:
    case ErrorCode::newer_version:
    case ErrorCode::wrong_office:
    case ErrorCode::not_found: return true;
    default: return false;
  }
}

void sync(World& world, Machine& machine) {
  const auto report = mutated_sync(world, machine, Line::bad);
  if (!report.ok() && !is_of_the_way(report.error().code)) bear(world, machine, report.error());
}

void stick_out(World& world, Machine& machine) {
  const auto done = export_to_stick(*machine.store, world.stick(), machine.seams());
  if (!done.ok()) bear(world, machine, done.error());
}

void stick_in(World& world, Machine& machine) {
  const auto done = import_from_stick(*machine.store, world.stick());
  if (!done.ok() && !is_of_the_way(done.error().code)) bear(world, machine, done.error());
}

void bear_at_office(World& world, const Error& error) {
  if (error.code == ErrorCode::not_found) return;  // nothing on the stick yet
  if (!world.office_gate.fired() && !world.office_gate.is_full())
    broken("the office fails on a healthy disk: " + sentence_for(error));
  world.restart_office();
}

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

// ---- The office

void publish(World& world, Machine&) {
  static constexpr const char* kCentres[] = {"tama", "ikuta", "sugao", "noborito"};
  const std::uint64_t which = world.dice.below(kListings);
  Listing listing = test::shodo();
  listing.id = {"listing-" + std::to_string(which)};
  listing.centre = {kCentres[which % std::size(kCentres)]};
  listing.title.ja = "第" + std::to_string(world.dice.below(100)) + "回";
  listing.roles.front().capacity = 1 + static_cast<std::uint32_t>(world.dice.below(12));
  if (which % 6 == 4) listing.kind = ListingKind::registry;
  if (which % 6 == 5) listing.kind = ListingKind::survey;
  if (which % 6 > 3) listing.roles.front().mode = SeatMode::walk_in;
  world.publish(listing, world.dice.below(6) == 0 ? Audience::office_only : Audience::kiosks);
}

void decide(World& world, Machine&) {
  if (world.truth.sign_ups().empty()) return;
  const PublicId& which = world.dice.one_of(world.truth.sign_ups());
  const Verdict verdict = world.dice.below(3) == 0 ? Verdict::declined : Verdict::confirmed;
  const auto done = world.office().decide(which, verdict, VerdictReason::by_staff);
  if (done.ok() || done.error().code == ErrorCode::refused) return;
  bear_at_office(world, done.error());
}

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
  world.restart_office();
  world.back_up();
}

void restore_office(World& world, Machine&) {
  world.restore_office();
}

/// Long enough for sealed copies to leave the kiosks. A kiosk enrols in its first weeks, or again.
void pass_weeks(World& world, Machine&) {
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    if (!kiosk.enrolled) return;
  world.office_clock.advance(50 * 24 * 3600);
}

// ---- Disks and clocks

void break_disk(World& world, Machine& machine) {
  using enum lmdb::Operation;
  constexpr lmdb::Operation kWhere[] = {commit, committed, put};
  machine.gate.arm(world.dice.one_of(kWhere));
}

void fill_disk(World&, Machine& machine) {
  machine.gate.fill();
}

void cut_power(World& world, Machine& machine) {
  world.restart(machine);
}

void copy_disk(World& world, Machine& machine) {
  world.copy_disk(machine);
}

void restore_disk(World& world, Machine& machine) {
  if (machine.copied) world.restore_disk(machine);
}

void clone(World& world, Machine& machine) {
  if (world.machines.size() < world.plan.kiosks + kMachinesMore) world.clone(machine);
}

void turn_clock(World& world, Machine& machine) {
  constexpr std::int64_t kFar[] = {0, 946'684'800, 1'795'000'000, 2'147'483'648, 4'102'444'800};
  machine.clock.set(world.dice.one_of(kFar));
}

struct Deed {
  unsigned weight;
  void (*act)(World&, Machine&);
};
constexpr Deed kDeeds[] = {
    {300, sign_up},      {6, sign_up_without_name}, {50, withdraw},        {50, attend},
    {20, undo},          {30, count_heads},         {150, sync},           {20, stick_out},
    {20, stick_in},      {12, stick_at_office},     {8, harm_stick},       {14, publish},
    {20, decide},        {6, break_office_disk},    {2, fill_office_disk}, {8, mend_office},
    {8, back_up_office}, {4, restore_office},       {3, pass_weeks},       {16, break_disk},
    {6, fill_disk},      {14, cut_power},           {6, copy_disk},        {5, restore_disk},
    {1, clone},          {6, turn_clock},
};

unsigned sum_of_weights() {
  unsigned sum = 0;
  for (const Deed& deed : kDeeds) sum += deed.weight;
  return sum;
}

}  // namespace

void bear(World& world, Machine& machine, const Error& error) {
  const auto fired = machine.gate.fired();
  if (!fired && !machine.gate.is_full())
    broken("kiosk " + std::to_string(machine.number) +
           " fails on a healthy disk: " + sentence_for(error));
  const auto tried = machine.store->last_tried();
  world.restart(machine);
  const std::uint64_t saved = must(machine.store->waiting(), "waiting").saved;
  if (saved == machine.journal.size()) return;
  if (fired != lmdb::Operation::committed || saved != machine.journal.size() + 1)
    broken("I1: a line that was never committed is in the journal");
  const OwnEntry last = must(machine.store->own_entry(saved), "own entry");
  const PublicId id = public_id_of({machine.kiosk, last.epoch, last.counter});
  const auto fold = must(machine.store->entry(id), "entry");
  const bool is_form = fold && is_sign_up(fold->kind);
  if (is_form && (!tried || tried->id != id)) broken("F08: the sign-up that was tried is another");
  world.truth.save(machine.journal, id, what_is(machine, id, Sense::sound));
}

void open_the_season(World& world) {
  for (std::size_t i = 0; i < kListings; ++i) publish(world, *world.machines.front());
  for (const auto& machine : world.machines) sync(world, *machine);
}

const Machine& do_something(World& world) {
  world.office_clock.advance(static_cast<std::int64_t>(world.dice.below(120)));
  Machine& machine = *world.dice.one_of(world.machines);
  machine.clock.advance(static_cast<std::int64_t>(world.dice.below(600)));
  static const unsigned sum = sum_of_weights();
  auto left = static_cast<unsigned>(world.dice.below(sum));
  for (const Deed& deed : kDeeds) {
    if (left < deed.weight) {
      deed.act(world, machine);
      break;
    }
    left -= deed.weight;
  }
  // A disk that broke where the product could go on: the process ends all the same.
  if (machine.gate.fired()) bear(world, machine, fail(ErrorCode::disk_failed, ""));
  return machine;
}

}  // namespace tsudoi::sim
