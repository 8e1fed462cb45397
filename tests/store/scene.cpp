#include "tests/store/scene.h"

#include <map>
#include <set>

namespace tsudoi::test {
namespace {

constexpr std::uint32_t kManySeats = 100'000;

constexpr Fault kFaults[] = {{ErrorCode::disk_full, Lasting::once},
                             {ErrorCode::disk_full, Lasting::for_ever},
                             {ErrorCode::disk_failed, Lasting::once},
                             {ErrorCode::disk_failed, Lasting::for_ever}};

Listing listing_of(const std::string& id, SeatMode mode) {
  Listing listing = shodo();
  listing.id = {id};
  listing.roles.front().mode = mode;
  listing.roles.front().capacity = kManySeats;
  return listing;
}

struct Sum {
  std::uint64_t made = 0, ended = 0;
};

/// How many acts of each kind there are, and how many of them were ended by another.
std::map<EntryKind, Sum> sums_of(const KioskStore& kiosk) {
  std::map<EntryKind, Sum> sums;
  for (const auto& [id, fold] : must(kiosk.entries())) {
    ++sums[fold.kind].made;
    if (fold.ended) ++sums[fold.kind].ended;
  }
  return sums;
}

std::uint64_t seats_used(const KioskStore& kiosk) {
  std::uint64_t used = 0;
  for (const LeaseRecord& record : must(kiosk.leases())) used += record.used;
  return used;
}

std::uint64_t people_in(const KioskStore& kiosk) {
  std::uint64_t in = 0;
  for (const auto& [id, fold] : must(kiosk.entries()))
    if (must(kiosk.is_in(hall().id, 0, id))) ++in;
  return in;
}

std::uint64_t heads_in(const KioskStore& kiosk) {
  std::int64_t sum = 0;
  for (const auto& [band, count] : must(kiosk.heads(hall().id, 0)).heads) sum += count;
  return static_cast<std::uint64_t>(sum);
}

std::uint64_t seats_promised(const KioskStore& kiosk) {
  std::uint64_t promised = 0;
  for (const auto& [id, fold] : must(kiosk.entries()))
    if (fold.promise == Promise::confirmed && fold.kind == EntryKind::applied && !fold.ended)
      ++promised;
  return promised;
}

using Ends = std::map<PublicId, bool>;  // each application, and whether it was withdrawn

Ends applications_at(const KioskStore& kiosk) {
  Ends ends;
  for (const auto& [id, fold] : must(kiosk.entries()))
    if (fold.kind == EntryKind::applied) ends[id] = fold.ended;
  return ends;
}
Ends applications_at(const Office& office) {
  Ends ends;
  for (const auto& arrived : must(office.applications())) {
    const OfficeApplication& application = arrived.application;
    ends[arrived.id] =
        application.has_decision && application.decision.verdict == Verdict::withdrawn;
  }
  return ends;
}

}  // namespace

Listing hall() {
  return listing_of("hall", SeatMode::first_come);
}
Listing away() {
  Listing listing = listing_of("away", SeatMode::first_come);
  listing.centre = {"ikuta"};
  return listing;
}
Listing lottery() {
  return listing_of("lottery", SeatMode::draw);
}

Scene::Scene() {
  world_.publish({hall(), away(), lottery()});
  kiosk_.emplace(world_.new_kiosk("kiosk", {"tama"}));
  must(sync_once(kiosk(), world_.line(), world_.seams()));
}

Result<SavedEntry> Scene::sign_up(const Listing& listing) {
  return kiosk().sign_up(sign_up_for(listing, hanako()));
}

Result<void> Scene::keep(const Result<SavedEntry>& done) {
  if (!done.ok()) return done.error();
  saved_.push_back(done->id);
  return {};
}
Result<void> Scene::keep(const Result<SavedOr>& done) {
  if (!done.ok()) return done.error();
  REQUIRE(std::holds_alternative<SavedEntry>(*done));
  return keep(Result<SavedEntry>(std::get<SavedEntry>(*done)));
}

void Scene::check_kiosk() {
  const auto proof = must(kiosk().verify());
  REQUIRE(proof.entries == must(kiosk().entries()).size());
  for (const PublicId& id : saved_) REQUIRE(must(kiosk().entry(id)).has_value());
  auto sums = sums_of(kiosk());
  REQUIRE(sums[EntryKind::withdrawn].made == sums[EntryKind::applied].ended);
  REQUIRE(sums[EntryKind::undone].made ==
          sums[EntryKind::attended].ended + sums[EntryKind::head_counted].ended);
  REQUIRE(seats_used(kiosk()) == seats_promised(kiosk()));
  REQUIRE(people_in(kiosk()) == sums[EntryKind::attended].made - sums[EntryKind::attended].ended);
  REQUIRE(heads_in(kiosk()) ==
          sums[EntryKind::head_counted].made - sums[EntryKind::head_counted].ended);
}

void Scene::check_office() {
  must(office().verify());
  for (const Listing& listing : must(office().listings())) {
    const Role& role = listing.roles.front();
    if (listing.centre != hall().centre || role.mode != SeatMode::first_come) continue;
    REQUIRE(must(office().seats(listing.id, role.id)).leased == kManySeats);
  }
  std::map<ListingId, std::uint32_t> confirmed;
  for (const auto& arrived : must(office().applications())) {
    const OfficeApplication& application = arrived.application;
    if (application.has_decision && application.decision.verdict == Verdict::confirmed)
      ++confirmed[application.listing];
  }
  for (const Listing& listing : {hall(), away(), lottery()}) {
    const SeatRecord seats = must(office().seats(listing.id, listing.roles.front().id));
    REQUIRE(seats.confirmed_leased + seats.confirmed_office == confirmed[listing.id]);
  }
}

void Scene::check_in_step() {
  REQUIRE(must(sync_once(kiosk(), world_.line(), world_.seams())).waiting == 0);
  check_kiosk();
  check_office();
  const auto status = must(office().status());
  REQUIRE(status.entries == must(kiosk().waiting()).saved);
  REQUIRE(status.quarantined == 0);
  REQUIRE(applications_at(office()) == applications_at(kiosk()));
  REQUIRE(must(office().attendances()).size() == people_in(kiosk()));
  for (const auto& arrived : must(office().applications())) {
    REQUIRE(must(office().answers_of(arrived)) == hanako());
    const auto heard = must(kiosk().decision(arrived.id));
    if (heard) REQUIRE(*heard == arrived.application.decision);
  }
}

void fail_each_operation(const UseCase& use, const Settle& settle) {
  INFO(use.name);
  for (const Fault& fault : kFaults) {
    Scene scene;
    bool came = true;
    for (int nth = 1; came; ++nth) {
      INFO(name_of(fault.code) << (fault.lasting == Lasting::once ? " once" : " for ever")
                               << ", operation " << nth);
      use.prepare(scene);
      scene.world().gate().arm(fault, nth);
      const Result<void> done = use.act(scene);
      came = scene.world().gate().disarm();
      REQUIRE(done.ok() == !came);
      settle(scene, done);
      REQUIRE((came || nth > 1));  // else nothing was tried
    }
    scene.check_in_step();
  }
}

}  // namespace tsudoi::test
