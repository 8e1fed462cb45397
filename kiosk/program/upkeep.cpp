// enrol, sync, status, verify, headless.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>

#include "kiosk/app/headless.h"
#include "kiosk/program/options.h"
#include "storage/base/counted.h"
#include "storage/base/files.h"
#include "storage/lmdb/file_system.h"
#include "storage/store/homes.h"
#include "sync/claim_json.h"
#include "sync/proof.h"
#include "sync/renewal.h"
#include "sync/salvage.h"

namespace tsudoi {
namespace {

using nlohmann::json;

std::string moment(UnixSeconds at) {
  if (at.value == 0) return "-";
  const LocalTime local = tokyo_time(at);
  return to_iso(local.date) + " " + to_iso(local.minutes);
}

Result<std::unique_ptr<Transport>> line_of(const KioskStore& store) {
  const std::string& url = store.identity().bundle.office_url;
  if (url.empty()) return fail(ErrorCode::line_down, "this kiosk has no line; use a stick");
  return make_http_transport(url);
}

Result<void> enrol_anew(const std::filesystem::path& data, const EnrolmentBundle& bundle,
                        const Seams& seams) {
  TRY_ASSIGN(auto store, KioskStore::open(data, OpenTo::work, seams));
  return enrol_again(store, bundle, seams);
}

std::string_view name_of(DiskIs disk) {
  switch (disk) {
    case DiskIs::own: return "own";
    case DiskIs::set_back: return "set_back";
    case DiskIs::copied: return "copied";
  }
  return "";
}

/// What staff do something about, or cannot be told.
void say_standing(const KioskStore& store, const SyncRecord& sync, const Ground& ground,
                  const std::vector<std::filesystem::path>& kept) {
  if (store.disk() == DiskIs::copied)
    std::printf(
        "This is a copy of a kiosk, or it moved to another machine. Nothing is lost; nothing "
        "is sent before you enrol it again.\n");
  if (sync.is_frozen)
    std::printf("The office knows two of this kiosk, and takes nothing more. Enrol it again.\n");
  if (sync.must_meet_office || store.disk() == DiskIs::set_back)
    std::printf(
        "This disk was set back. Nothing is sent before the office has said what it has.\n");
  if (sync.times_rolled_back > 0) std::printf("Set back so far       %u\n", sync.times_rolled_back);
  if (!kept.empty())
    std::printf("The data was damaged and made again. The damaged data and a list: %s\n",
                kept.back().c_str());
  if (!ground.machine)
    std::printf("This machine has no id, so a copy of this disk would not be noticed.\n");
}

std::string line_of(const char* name, std::uint64_t count) {
  std::string line(name);
  constexpr std::size_t kColumn = 22;
  line.resize(std::max(line.size() + 1, kColumn), ' ');
  return line + std::to_string(count);
}

void say_counts(const OutboxWaiting& waiting, const SyncRecord& sync) {
  std::printf("%s\n", line_of("Saved here", waiting.saved).c_str());
  std::printf("%s (oldest %s)\n", line_of("Waiting for the office", waiting.entries).c_str(),
              moment(waiting.oldest).c_str());
  std::printf("%s\n", line_of("At the office", waiting.saved - waiting.entries).c_str());
  std::printf("%s\n", line_of("Backed up there", waiting.backed_up).c_str());
  std::printf("%s\n", line_of("Set aside at the office", sync.quarantined).c_str());
  std::printf("Office last reached   %s\n", moment(sync.last_contact).c_str());
}

/// Of the disk; clock and damage have sentences of their own.
void say_disk(const Condition& condition) {
  if (condition.troubles.has(Trouble::disk_full))
    std::printf("The disk is full. No sign-ups are taken until there is room.\n");
  if (condition.troubles.has(Trouble::disk_read_only))
    std::printf("The disk is read-only. No sign-ups are taken until it can be written.\n");
  if (condition.troubles.has(Trouble::disk_low))
    std::printf("The disk has little room left: %s. Please make room.\n",
                counted(condition.room_bytes / (1024 * 1024), "MiB").c_str());
}

std::vector<std::string> names_of(const Troubles& troubles) {
  std::vector<std::string> names;
  for (const Trouble trouble : known_in(troubles)) names.emplace_back(tsudoi::name_of(trouble));
  return names;
}

json status_json(const KioskStore& store, const OutboxWaiting& waiting, const SyncRecord& sync,
                 const Ground& ground) {
  const Condition condition = store.condition();
  const EnrolmentBundle& bundle = store.identity().bundle;
  return {{"kiosk", to_hex(bundle.kiosk.view())},
          {"centre", bundle.centre.value},
          {"office", bundle.office.card.name},
          {"office_id", to_hex(bundle.office.card.office.view())},
          {"saved", waiting.saved},
          {"waiting", waiting.entries},
          {"oldest_waiting", waiting.oldest.value},
          {"at_office", waiting.saved - waiting.entries},
          {"backed_up", waiting.backed_up},
          {"batches", waiting.batches},
          {"quarantined", sync.quarantined},
          {"last_contact", sync.last_contact.value},
          {"troubles", names_of(condition.troubles)},
          {"room_bytes", condition.room_bytes},
          {"clock_is_trusted", store.clock_trust() == ClockTrust::trusted},
          {"disk", name_of(store.disk())},
          {"must_meet_office", sync.must_meet_office},
          {"is_frozen", sync.is_frozen},
          {"times_rolled_back", sync.times_rolled_back},
          {"knows_machine", ground.machine.has_value()},
          {"catalogue", sync.catalogue_held}};
}

}  // namespace

Result<void> show_status(const CommonOptions& options) {
  const Ground ground = ground_of(options);
  TRY_ASSIGN(const auto store, KioskStore::open(options.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(const auto waiting, store.waiting());
  TRY_ASSIGN(const auto sync, store.sync_record());
  const EnrolmentBundle& bundle = store.identity().bundle;
  std::printf("Kiosk of centre %s, office %s\n", bundle.centre.value.c_str(),
              bundle.office.card.name.c_str());
  say_counts(waiting, sync);
  say_disk(store.condition());
  if (store.clock_trust() == ClockTrust::uncertain)
    std::printf("The clock of this machine is wrong: it says %s. Please set it.\n",
                moment(ground.clock->now()).c_str());
  const auto kept = kept_after_damage(options.data);
  say_standing(store, sync, ground, kept);
  json status = status_json(store, waiting, sync, ground);
  if (options.json) {
    TRY_ASSIGN(const KioskClaim claim, claim_of(store));
    status["proof"] = to_json(claim);
  }
  if (!kept.empty())
    status["store_trouble"] = {{"times", kept.size()},
                               {"kept", kept.back().string()},
                               {"list", (kept.back() / "damage.txt").string()}};
  say(options, status);
  return {};
}

Result<void> verify_store(const CommonOptions& options) {
  const Ground ground = ground_of(options);
  TRY_ASSIGN(const auto store, KioskStore::open(options.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(const auto proof, store.verify());
  TRY(verify_chain(store));
  std::printf("Everything is whole: %s. %s: %llu with a receipt, %llu in the outbox.\n",
              counted(proof.records, "record").c_str(), counted(proof.entries, "entry").c_str(),
              static_cast<unsigned long long>(proof.with_receipt),
              static_cast<unsigned long long>(proof.in_outbox));
  say(options, {{"records", proof.records},
                {"entries", proof.entries},
                {"batches", proof.batches},
                {"with_receipt", proof.with_receipt},
                {"in_outbox", proof.in_outbox}});
  return {};
}

Result<void> enrol(const EnrolOptions& options) {
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(const Bytes bytes, read_file(options.bundle, kBundleBytesMax));
  TRY_ASSIGN(const EnrolmentBundle bundle, open_bundle(bytes));
  if (ground.clock->now() > bundle.expires_at)
    return fail(ErrorCode::expired, "make a new bundle at the office");
  TRY(check_home(options.common.data, Home::kiosk));
  const auto made = KioskStore::provision(options.common.data, bundle, ground.seams());
  if (const auto warning = lmdb::warning_about(options.common.data);
      warning.ok() && !warning->empty())
    std::fprintf(stderr, "%s.\n", warning->c_str());
  const bool is_there = !made.ok() && made.error().code == ErrorCode::already_there;
  if (!made.ok() && !is_there) return made.error();
  if (is_there) TRY(enrol_anew(options.common.data, bundle, ground.seams()));
  TRY_ASSIGN(const auto store, KioskStore::open(options.common.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(const auto waiting, store.waiting());
  if (is_there)
    std::printf("Everything that was here stays; %s wait, and go out as before.\n",
                counted(waiting.entries, "record").c_str());
  const std::string words = short_string(bundle.office.card.office, store.key().verify);
  std::printf("Enrolled for centre %s of %s.\nCompare with the office's kiosk page: %s\n",
              bundle.centre.value.c_str(), bundle.office.card.name.c_str(), words.c_str());
  say(options.common, {{"kiosk", to_hex(bundle.kiosk.view())},
                       {"centre", bundle.centre.value},
                       {"again", is_there},
                       {"waiting", waiting.entries},
                       {"compare", words}});
  return {};
}

Result<void> sync_once_now(const CommonOptions& options) {
  const Ground ground = ground_of(options);
  TRY_ASSIGN(auto kiosk, Kiosk::open(options.data, ground.seams()));
  TRY_ASSIGN(const auto line, line_of(kiosk->store()));
  TRY_ASSIGN(const SyncReport report, kiosk->sync(*line));
  const bool is_relayed = report.from == From::relay;
  std::printf(
      "%s: %s sent, %s, %s, %s.\n",
      is_relayed ? "In step with the relay" : "In step with the office",
      counted(report.batches, "batch").c_str(), counted(report.items, "catalogue item").c_str(),
      counted(report.decisions, "decision").c_str(), counted(report.pictures, "picture").c_str());
  if (is_relayed && report.waiting > 0)
    std::printf("%s wait here until the office has taken them from the relay.\n",
                counted(report.waiting, "record").c_str());
  say(options, {{"round_trips", report.round_trips},
                {"relayed", is_relayed},
                {"batches", report.batches},
                {"items", report.items},
                {"decisions", report.decisions},
                {"pictures", report.pictures},
                {"waiting", report.waiting}});
  return {};
}

Result<void> talk_headless(const CommonOptions& options) {
  const Ground ground = ground_of(options);
  TRY_ASSIGN(auto kiosk, open_kiosk(options, ground));
  auto line = line_of(kiosk->store());
  Headless headless(*kiosk, line.ok() ? line->get() : nullptr);
  const std::uint64_t lines = headless.talk(std::cin, std::cout);
  say(options, {{"lines", lines}});
  return {};
}

}  // namespace tsudoi
