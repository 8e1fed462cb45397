#include "kiosk/app/desk.h"

#include "storage/base/crypto.h"
#include "sync/frames.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const Door kDoor{{"shodo"}, 0};

/// A kiosk in step with its office.
std::unique_ptr<Kiosk> kiosk_in(World& world, const std::string& name) {
  { const KioskStore enrolled = world.new_kiosk(name, {"tama"}); }
  auto kiosk = std::move(Kiosk::open(world.folder() / name, world.seams())).value();
  REQUIRE(kiosk->sync(world.line()).ok());
  return kiosk;
}

struct Room {
  World world;
  std::unique_ptr<Kiosk> kiosk;
  Room() {
    world.publish({shodo()});
    kiosk = kiosk_in(world, "kiosk");
  }
};

SavedEntry sign_up_at(Kiosk& kiosk) {
  auto saved = kiosk.store().sign_up(sign_up_for(shodo(), hanako()));
  REQUIRE(saved.ok());
  return *saved;
}

std::string slip_of(const Kiosk& kiosk, const SavedEntry& saved, const ListingId& listing) {
  return to_base32(kiosk.slip_for(saved.id, listing, saved.promise));
}

/// The answer of the door, or nothing: let in.
std::optional<DoorAnswer> answer_to(Kiosk& kiosk, const std::string& text) {
  const auto outcome = Desk(kiosk).attend(kDoor, text);
  REQUIRE(outcome.ok());
  const auto* answer = std::get_if<DoorAnswer>(&*outcome);
  return answer == nullptr ? std::nullopt : std::optional(*answer);
}

}  // namespace

TEST_CASE("A slip of this kiosk lets in once [F44]", "[journey][door]") {
  Room room;
  const SavedEntry saved = sign_up_at(*room.kiosk);
  const std::string slip = slip_of(*room.kiosk, saved, {"shodo"});
  CHECK(answer_to(*room.kiosk, slip) == std::nullopt);
  CHECK(answer_to(*room.kiosk, slip) == DoorAnswer::already_in);
  CHECK(answer_to(*room.kiosk, slip_code_of(saved.id)) == DoorAnswer::already_in);
}

TEST_CASE("A slip of another kiosk of the office lets in, though its entry is not here",
          "[journey][door]") {
  Room room;
  const auto other = kiosk_in(room.world, "other");
  REQUIRE(room.kiosk->sync(room.world.line()).ok());
  const SavedEntry saved = sign_up_at(*other);
  CHECK(answer_to(*room.kiosk, slip_of(*other, saved, {"shodo"})) == std::nullopt);
  CHECK(answer_to(*room.kiosk, slip_code_of(saved.id)) == DoorAnswer::unknown_code);
}

TEST_CASE("A slip of another office is no slip here [F43]", "[journey][door]") {
  Room room;
  World elsewhere(7);
  elsewhere.publish({shodo()});
  const auto foreign = kiosk_in(elsewhere, "kiosk");
  const SavedEntry saved = sign_up_at(*foreign);
  CHECK(answer_to(*room.kiosk, slip_of(*foreign, saved, {"shodo"})) == DoorAnswer::forged);
}

TEST_CASE("A slip of a revoked kiosk is told from a forged one [F43]", "[journey][door]") {
  Room room;
  const auto other = kiosk_in(room.world, "other");
  const std::string slip = slip_of(*other, sign_up_at(*other), {"shodo"});
  REQUIRE(room.world.office().revoke(other->store().identity().bundle.kiosk).ok());
  REQUIRE(room.kiosk->sync(room.world.line()).ok());
  CHECK(answer_to(*room.kiosk, slip) == DoorAnswer::revoked);
  std::string changed = slip;
  changed[changed.size() / 2] = changed[changed.size() / 2] == '2' ? '3' : '2';
  CHECK(answer_to(*room.kiosk, changed) == DoorAnswer::forged);
}

TEST_CASE("A changed slip and a slip for something else are told apart [F43]", "[journey][door]") {
  Room room;
  const SavedEntry saved = sign_up_at(*room.kiosk);
  std::string slip = slip_of(*room.kiosk, saved, {"shodo"});
  slip[slip.size() / 2] = slip[slip.size() / 2] == '2' ? '3' : '2';
  CHECK(answer_to(*room.kiosk, slip) == DoorAnswer::forged);
  CHECK(answer_to(*room.kiosk, slip_of(*room.kiosk, saved, {"hana"})) == DoorAnswer::other_listing);
}

TEST_CASE("Codes that nobody has, and codes of those who withdrew, do not let in",
          "[journey][door]") {
  Room room;
  for (const char* code : {"000-000-000", "", "????", "とどかない"})
    CHECK(answer_to(*room.kiosk, code) == DoorAnswer::unknown_code);
  CHECK(answer_to(*room.kiosk, std::string(40, 'A')) == DoorAnswer::forged);
  const SavedEntry saved = sign_up_at(*room.kiosk);
  REQUIRE(room.kiosk->store().withdraw(saved.id).ok());
  CHECK(answer_to(*room.kiosk, slip_code_of(saved.id)) == DoorAnswer::withdrawn);
}
