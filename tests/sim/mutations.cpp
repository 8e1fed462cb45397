#include "tests/sim/mutations.h"

#include <fstream>

#include "sync/office/backup.h"
#include "sync/office/office_keys.h"
#include "sync/relay_frames.h"
#include "tests/sim/deeds.h"
#include "tests/sim/promises.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kRoundsMax = 50;
constexpr std::size_t kLogBytes = 1 << 20;

/// Commits, and the disk comes back as it was before.
void forget_commit(World& world, Machine& machine, const SignUp& sign_up) {
  const Journal before = machine.journal;
  const bool had = machine.has_two_histories;
  world.copy_disk(machine);
  const auto saved = machine.store->sign_up(sign_up);
  if (!saved.ok()) return bear(world, machine, saved.error());
  world.truth.save(machine.journal, saved->id,
                   {machine.kiosk, EntryKind::applied, saved->promise, sign_up.listing, {}, {}});
  const Journal told = machine.journal;
  world.restore_disk(machine);
  machine.journal = told;
  machine.has_two_histories = had;
}

/// A batch without its last entry, kept as if it had all.
Result<void> freeze_short(KioskStore& store) {
  TRY_ASSIGN(const auto run, store.unfrozen(kBatchEntriesMax, kBatchBytesMax / 2));
  if (!run || run->entries.size() < 2) return {};
  KioskStore::Unfrozen shorter = *run;
  shorter.entries.pop_back();
  --shorter.header.count;
  Bytes bytes = make_batch(shorter.header, shorter.entries, store.key());
  const ContentHash hash{crypto::hash(bytes)};
  return store.keep_frozen(*run, hash, std::move(bytes));
}

/// Sends a batch first and keeps it only when it was answered.
Result<void> send_unfrozen(Machine& machine, Transport& line) {
  KioskStore& store = *machine.store;
  TRY_ASSIGN(const auto run, store.unfrozen(kBatchEntriesMax, kBatchBytesMax / 2));
  TRY_ASSIGN(const auto unsent, store.unsent_batch());
  TRY_ASSIGN(const SyncRecord record, store.sync_record());
  if (!run || unsent || !record.enrolment_known) return {};
  Bytes batch = make_batch(run->header, run->entries, store.key());
  AskParts parts{machine.kiosk, store.identity().bundle.office.card.office, {}, {}, batch};
  parts.ask.nonce = machine.random->array<16>();
  const Bytes ask = make_ask(parts, store.key());
  TRY_ASSIGN(const Bytes answer, line.exchange(ask));
  const ContentHash hash{crypto::hash(batch)};
  return store.keep_frozen(*run, hash, std::move(batch));
}

/// Takes it that the office has the batch, because it was sent.
Result<void> assume_receipt(KioskStore& store) {
  TRY_ASSIGN(const auto unsent, store.unsent_batch());
  TRY_ASSIGN(const SyncRecord record, store.sync_record());
  if (!unsent) return {};
  SyncReply reply;
  reply.history = record.history;
  reply.receipts.push_back({unsent->number, unsent->record.hash, ReceiptStage::stored, 0, 0});
  return store.apply_reply(reply, record.office);
}

void alter(Mutation mutation, SyncReply& reply) {
  if (mutation == Mutation::lease_counts_double)
    for (Lease& lease : reply.leases) lease.seats *= 2;
  if (mutation == Mutation::catalogue_item_is_dropped && !reply.catalogue.items.empty())
    reply.catalogue.items.pop_back();
  if (mutation == Mutation::decision_is_dropped && reply.decisions.size() > 1)
    reply.decisions.erase(reply.decisions.begin());
}

Result<std::size_t> round_trip(World& world, Machine& machine, Transport& line) {
  KioskStore& store = *machine.store;
  if (world.plan.mutation == Mutation::drops_an_entry) TRY(freeze_short(store));
  if (world.plan.mutation == Mutation::batch_is_not_frozen) TRY(send_unfrozen(machine, line));
  TRY_ASSIGN(const Asking asking, next_ask(store, machine.seams()));
  const auto answer = line.exchange(asking.bytes);
  if (!answer.ok() && world.plan.mutation == Mutation::receipt_is_assumed)
    TRY(assume_receipt(store));
  if (!answer.ok()) return answer.error();
  if (is_held(*answer)) {
    TRY_ASSIGN(const Learned learned, take_answer(store, asking, *answer));
    return std::size_t{learned.next == Next::again ? 1u : 0u};
  }
  const auto office = store.identity().bundle.office.card.office;
  TRY_ASSIGN(OpenedReply opened, open_reply(*answer, office, machine.kiosk, asking.hash));
  alter(world.plan.mutation, opened.reply);
  TRY(store.apply_reply(opened.reply, opened.office));
  return opened.reply.receipts.size();
}

Result<SyncReport> sync_badly(World& world, Machine& machine, Transport& line) {
  SyncReport report;
  for (std::size_t more = 1; more > 0 && report.round_trips < kRoundsMax; ++report.round_trips) {
    TRY_ASSIGN(more, round_trip(world, machine, line));
  }
  return report;
}

bool is_of_sync(Mutation mutation) {
  return mutation >= Mutation::drops_an_entry && mutation <= Mutation::decision_is_dropped;
}

/// Behind the office's back.
void erase_table(World& world, std::uint8_t name) {
  world.close_office();
  {
    auto store = must(lmdb::Environment::open(world.office_store(), {}), "office");
    must(store.update([&](lmdb::WriteTxn& txn) -> Result<void> {
      const Bytes from = office_keys::table(name);
      TRY(txn.erase_range(from, lmdb::prefix_end(from)));
      return {};
    }),
         "erase");
  }
  world.open_office();
}

void sync_all(World& world) {
  for (const auto& machine : world.machines) {
    GoodLine line(world, machine->talks_to);
    sync_once(*machine->store, line, machine->seams()).ignore();
  }
}

Result<SyncReport> believe_relay(Machine& machine, Transport& line) {
  TRY_ASSIGN(const SyncReport report, sync_once(*machine.store, line, machine.seams()));
  if (report.from == From::relay) TRY(assume_receipt(*machine.store));
  return report;
}

/// What a program might leave beside the store, where nobody looks.
void write_log(const Machine& machine, std::string_view line) {
  std::ofstream(machine.folder / "kiosk.log", std::ios::app) << line;
}

/// Tells the kiosks of a backup that was never made, and comes back from an older one.
void assume_backup(World& world) {
  if (!world.has_backup()) return world.back_up();
  world.restart_office();
  sync_all(world);
  BackupNote note{world.office().meta().history, world.office_clock.now(), {}};
  for (const KioskRecord& kiosk : must(world.office().kiosks(), "kiosks"))
    note.batches.emplace_back(kiosk.kiosk, kiosk.last_batch);
  must(OfficeBackup::note(world.office(), note), "note");
  sync_all(world);
  world.office_clock.advance(50 * 24 * 3600);
  sync_all(world);
  world.restore_office();
}

}  // namespace

std::optional<Result<SavedEntry>> mutated_sign_up(World& world, Machine& machine,
                                                  const SignUp& sign_up) {
  const Mutation mutation = world.plan.mutation;
  if (mutation == Mutation::disk_forgets_a_commit && world.dice.below(8) == 0) {
    forget_commit(world, machine, sign_up);
    return std::nullopt;
  }
  if (mutation == Mutation::name_is_in_a_log) {
    const auto& typed = std::get<PersonName>(sign_up.answers.at({"name"}));
    write_log(machine, typed.written);
  }
  auto outcome = machine.store->sign_up(sign_up);
  if (outcome.ok()) return outcome;
  if (mutation == Mutation::says_saved_before_commit) return *machine.store->last_tried();
  if (mutation == Mutation::retry_makes_second_entry &&
      machine.gate.fired() == lmdb::Operation::committed) {
    machine.store.reset();
    world.restart(machine);
    return machine.store->sign_up(sign_up);
  }
  return outcome;
}

Result<SyncReport> mutated_sync(World& world, Machine& machine, Line line) {
  BadLine bad(world, machine.talks_to);
  GoodLine good(world, machine.talks_to);
  Transport& by = line == Line::bad ? static_cast<Transport&>(bad) : good;
  const Mutation mutation = world.plan.mutation;
  if (is_of_sync(mutation)) return sync_badly(world, machine, by);
  if (mutation == Mutation::relay_is_believed) return believe_relay(machine, by);
  if (mutation == Mutation::log_has_no_end) write_log(machine, std::string(kLogBytes, '.'));
  return sync_once(*machine.store, by, machine.seams());
}

Result<void> mutated_purge(World& world, Date today) {
  namespace fs = std::filesystem;
  const fs::path before = world.clean_stick("before-purge");
  const bool come_back = world.plan.mutation == Mutation::purged_names_come_back;
  if (come_back) {
    world.restart_office();
    fs::remove_all(before);
    fs::copy(world.office_folder(), before, fs::copy_options::recursive);
  }
  TRY(OfficePurge::run(world.office(), today, "hanako"));
  if (!come_back) return {};
  note_purged(world, must(world.office().applications(), "applications"));
  world.close_office();
  fs::remove_all(world.office_folder());
  fs::rename(before, world.office_folder());
  world.open_office();
  return {};
}

void mutate_office(World& world) {
  if (world.plan.mutation == Mutation::quarantine_is_erased)
    erase_table(world, office_keys::kQuarantine);
  if (world.plan.mutation == Mutation::attendance_is_erased)
    erase_table(world, office_keys::kAttendance);
  if (world.plan.mutation == Mutation::backup_is_assumed) assume_backup(world);
}

}  // namespace tsudoi::sim
