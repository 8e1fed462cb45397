#include "tests/sim/deeds.h"

#include "sync/office/stick.h"
#include "tests/sim/mutations.h"
#include "tests/sim/residents.h"
#include "tests/support/shodo.h"

namespace tsudoi::sim {
namespace {

constexpr int kLooksMax = 4;  // at listings that are not on this kiosk, or not yet

SavedOnce what_is(const Machine& machine, const PublicId& id) {
  const auto fold = must(machine.store->entry(id), "entry");
  if (!fold) broken("I1: said to be saved, and not there");
  return {machine.kiosk, fold->kind, fold->promise, fold->listing, machine.saying, {}};
}

void note_saved(World& world, Machine& machine, const PublicId& id) {
  SavedOnce what = what_is(machine, id);
  what.at = machine.clock.now();
  world.truth.save(machine.journal, id, what);
}

template <class Saved>
void settle(World& world, Machine& machine, const Result<Saved>& outcome) {
  if (!outcome.ok()) return bear(world, machine, outcome.error());
  if constexpr (std::is_same_v<Saved, SavedOr>) {
    if (const auto* saved = std::get_if<SavedEntry>(&*outcome))
      note_saved(world, machine, saved->id);
  } else {
    note_saved(world, machine, outcome->id);
  }
}

// ---- Residents and staff at a kiosk

std::optional<Listing> listing_at(World& world, const Machine& machine) {
  for (int tries = 0; tries < kLooksMax; ++tries) {
    const ListingId id = listing_id(some_listing(world));
    const auto item =
        must(machine.store->catalogue_item(CatalogueKind::listing, id.value), "catalogue");
    if (item) return must(codec::decode<Listing>(*item), "listing");
  }
  return std::nullopt;
}

void sign_up(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  machine.saying = {Sense::sound, 1, world.dice.below(kResidents)};
  const Answers& answers = answers_of_resident(machine.saying.resident);
  const auto outcome = mutated_sign_up(world, machine, test::sign_up_for(*listing, answers));
  if (outcome) settle(world, machine, *outcome);
}

/// No version of any office has had this form.
void sign_up_by_no_form(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  machine.saying = {Sense::nonsense};
  auto sign_up = test::sign_up_for(*listing, {});
  sign_up.form = {"nobodys"};
  settle(world, machine, machine.store->sign_up(sign_up));
}

/// By a program that is newer than the office.
void sign_up_by_newer_form(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  machine.saying = {Sense::sound, world.form_version + 1, world.dice.below(kResidents)};
  auto sign_up = test::sign_up_for(*listing, answers_of_resident(machine.saying.resident));
  sign_up.form_version = machine.saying.form_version;
  settle(world, machine, machine.store->sign_up(sign_up));
}

void withdraw(World& world, Machine& machine) {
  if (machine.journal.empty()) return;
  const PublicId& which = world.dice.one_of(machine.journal);
  machine.saying = {};
  if (world.truth.saved().at(which).said.sense == Sense::sound)
    settle(world, machine, machine.store->withdraw(which));
}

void attend(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing || world.truth.sign_ups().empty()) return;
  const PublicId& who = world.dice.one_of(world.truth.sign_ups());
  machine.saying = {};
  const auto outcome = machine.store->attend({listing->id, 0, who, SeenBy::code});
  settle(world, machine, outcome);
  if (!outcome.ok()) return;
  if (const auto* saved = std::get_if<SavedEntry>(&*outcome))
    world.truth.see({saved->id, listing->id, who});
}

void undo(World& world, Machine& machine) {
  if (machine.journal.empty()) return;
  const PublicId& which = world.dice.one_of(machine.journal);
  machine.saying = {};
  settle(world, machine, machine.store->undo(which, UndoReason::mistake));
}

void count_heads(World& world, Machine& machine) {
  const auto listing = listing_at(world, machine);
  if (!listing) return;
  const auto heads = static_cast<std::int32_t>(world.dice.below(30));
  machine.saying = {};
  settle(world, machine,
         machine.store->count_heads({listing->id, 0, {{AgeBand::seventies, heads}}}));
}

// ---- How it travels

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

constexpr Deed kDeeds[] = {
    {300, 6500, sign_up},
    {6, 20, sign_up_by_no_form},
    {6, 20, sign_up_by_newer_form},
    {50, 300, withdraw},
    {50, 1200, attend},
    {20, 100, undo},
    {30, 150, count_heads},
    {160, 700, sync},
    {20, 8, stick_out},
    {20, 8, stick_in},
};

}  // namespace

bool is_of_the_way(ErrorCode code) {
  switch (code) {
    case ErrorCode::line_down:
    case ErrorCode::refused:
    case ErrorCode::malformed:
    case ErrorCode::too_large:
    case ErrorCode::not_authentic:
    case ErrorCode::newer_version:
    case ErrorCode::wrong_office:
    case ErrorCode::expired:
    case ErrorCode::not_found: return true;
    default: return false;
  }
}

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
  note_saved(world, machine, id);
}

std::span<const Deed> deeds_of_people() {
  return kDeeds;
}

}  // namespace tsudoi::sim
