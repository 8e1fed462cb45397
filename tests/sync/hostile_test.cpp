// The order of checks at the office, and what two histories, gaps and foreign hands get.
#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// A town with one kiosk in step, and what its next ask would be.
struct Scene {
  World world;
  KioskStore kiosk;

  explicit Scene(std::uint64_t seed = 42) : world(seed), kiosk(make(world)) {
    REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  }
  static KioskStore make(World& world) {
    world.publish({shodo()});
    return world.new_kiosk("kiosk", {"tama"});
  }
  SavedEntry sign_up() { return *kiosk.sign_up(sign_up_for(shodo(), hanako())); }
  Bytes ask() { return next_ask(kiosk, world.seams())->bytes; }
  int answer(ByteView bytes) { return world.office().handle(bytes).status; }
  std::size_t applications() { return world.office().applications()->size(); }
};

/// A batch of this kiosk with a number and parent of the test's choice, as an ask.
Bytes ask_with(Scene& scene, std::uint64_t number, const ContentHash& parent, Epoch epoch) {
  Entry entry;
  entry.id = {scene.kiosk.identity().bundle.kiosk, epoch, {1}};
  entry.at = scene.world.clock().now();
  entry.body = HeadCounted{{"shodo"}, 0, {{AgeBand::sixties, 1}}};
  const auto ephemeral = crypto::SealKey::from_secret(crypto::Secret<32>(epoch.view()));
  const KeyId sealing = key_id_of(scene.world.office().card().card.sealing);
  const BatchHeader header{entry.id.kiosk,   epoch, number, parent, {1}, 1, sealing,
                           ephemeral.sealing};
  const Bytes batch = make_batch(header, {entry}, scene.kiosk.key());
  AskParts parts{entry.id.kiosk, scene.world.office().card().card.office, {}, {}, batch};
  return make_ask(parts, scene.kiosk.key());
}

/// How often an office reads a record before it begins to write.
class ReadsBeforeWriting final : public lmdb::FaultGate {
 public:
  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    if (operation == lmdb::Operation::write) writes_ = true;
    if (operation == lmdb::Operation::get && !writes_) ++reads_;
    return std::nullopt;
  }
  int of(Office& office, ByteView ask) {
    reads_ = 0;
    writes_ = false;
    REQUIRE(office.handle(ask).status == 200);
    return reads_;
  }

 private:
  int reads_ = 0;
  bool writes_ = false;
};

}  // namespace

TEST_CASE("Every flipped bit of an ask is answered 4xx and changes nothing [F39]", "[sync]") {
  Scene scene;
  scene.sign_up();
  const Bytes ask = scene.ask();
  for (std::size_t at = 0; at < ask.size(); at += 3) {
    Bytes bent = ask;
    bent[at] ^= static_cast<std::uint8_t>(1 << at % 8);
    const int status = scene.answer(bent);
    REQUIRE(status >= 400);
    REQUIRE(status < 500);
  }
  REQUIRE(scene.applications() == 0);
  REQUIRE(scene.answer(ask) == 200);
  REQUIRE(scene.applications() == 1);
}

TEST_CASE("An ask cut at any byte is refused [F17]", "[sync]") {
  Scene scene;
  scene.sign_up();
  const Bytes ask = scene.ask();
  for (std::size_t size = 0; size < ask.size(); size += 5)
    REQUIRE(scene.answer(ByteView(ask).first(size)) >= 400);
  REQUIRE(scene.applications() == 0);
}

TEST_CASE("A replayed ask gets its receipt again and changes nothing [F14]", "[sync]") {
  Scene scene;
  scene.sign_up();
  const Bytes ask = scene.ask();
  for (int i = 0; i < 3; ++i) REQUIRE(scene.answer(ask) == 200);
  REQUIRE(scene.applications() == 1);
  REQUIRE(scene.world.office().verify()->batches == 1);
}

TEST_CASE("A reply to another ask, or of another office, is not believed [F20]", "[sync]") {
  Scene scene;
  scene.sign_up();
  const Asking asking = *next_ask(scene.kiosk, scene.world.seams());
  const SyncAnswer old = scene.world.office().handle(scene.ask());
  REQUIRE(take_answer(scene.kiosk, asking, old.body).error().code == ErrorCode::not_authentic);
  Scene elsewhere(43);
  elsewhere.sign_up();
  const SyncAnswer foreign = elsewhere.world.office().handle(elsewhere.ask());
  REQUIRE_FALSE(take_answer(scene.kiosk, asking, foreign.body).ok());
  REQUIRE(scene.kiosk.waiting()->entries == 1);
}

TEST_CASE("A second machine with the same bundle hears that the bundle is used", "[sync]") {
  World world;
  const EnrolmentBundle bundle = *open_bundle(world.office().enrol({"tama"}, "")->bundle);
  const auto begin = [&](const char* name) {
    REQUIRE(KioskStore::provision(world.folder() / name, bundle, world.seams()).ok());
    KioskStore kiosk = world.open_kiosk(name);
    return world.office().handle(next_ask(kiosk, world.seams())->bytes);
  };
  CHECK(begin("first").status == 200);
  const SyncAnswer second = begin("second");
  CHECK(second.status == 401);
  CHECK(text_of(second.body).find("another machine began with this bundle") !=
        std::string_view::npos);
}

TEST_CASE("Another office's kiosk is refused with 409", "[sync]") {
  Scene here;
  Scene elsewhere(43);
  REQUIRE(here.answer(elsewhere.ask()) == 409);
}

TEST_CASE("Another batch under a known number is kept aside and the kiosk marked [F15]", "[sync]") {
  Scene scene;
  REQUIRE(scene.answer(ask_with(scene, 1, {}, {{1}})) == 200);
  const Bytes other = ask_with(scene, 1, {}, {{2}});
  for (int i = 0; i < 3; ++i) REQUIRE(scene.answer(other) == 200);
  REQUIRE(scene.world.office().kiosks()->front().forked);
  REQUIRE(scene.world.office().quarantine()->size() == 1);
  REQUIRE(scene.world.office().status()->entries == 1);
}

TEST_CASE(
    "The chain of a doubled or forked batch is not even looked up, let alone turned [F14][F15]",
    "[sync]") {
  Scene scene;
  const Bytes first = ask_with(scene, 1, {}, {{1}});
  const Bytes next = ask_with(scene, 5, {}, {{2}});
  const Bytes under_the_same_number = ask_with(scene, 1, {}, {{3}});
  const Bytes on_another_parent = ask_with(scene, 6, {{9}}, {{4}});
  scene.world.close_office();
  ReadsBeforeWriting reads;
  Random& random = scene.world.seams().random;
  Office office = *Office::open(scene.world.folder() / "office", scene.world.unlock(), OpenTo::work,
                                {scene.world.clock(), random, &reads});
  REQUIRE(office.handle(first).status == 200);
  const int of_a_new_batch = reads.of(office, next);
  CHECK(reads.of(office, first) < of_a_new_batch);
  CHECK(reads.of(office, under_the_same_number) < of_a_new_batch);
  CHECK(reads.of(office, on_another_parent) < of_a_new_batch);
  CHECK(office.quarantine()->size() == 2);
}

TEST_CASE("A batch after a gap is applied, and the gap counted until it is filled [F16]",
          "[sync]") {
  Scene scene;
  REQUIRE(scene.answer(ask_with(scene, 3, {{7}}, {{3}})) == 200);
  REQUIRE(scene.world.office().kiosks()->front().batches_missing == 2);
  REQUIRE(scene.answer(ask_with(scene, 1, {}, {{1}})) == 200);
  REQUIRE(scene.answer(ask_with(scene, 2, {{9}}, {{2}})) == 200);
  REQUIRE(scene.world.office().kiosks()->front().batches_missing == 0);
  REQUIRE(scene.world.office().status()->entries == 3);
  REQUIRE(scene.world.office().verify().ok());
}

TEST_CASE("The same identity with other content is kept aside, not lost [I4]", "[sync]") {
  Scene scene;
  REQUIRE(scene.answer(ask_with(scene, 1, {}, {{1}})) == 200);
  scene.world.clock().advance_seconds(60);
  REQUIRE(scene.answer(ask_with(scene, 5, {}, {{1}})) == 200);
  REQUIRE(scene.world.office().status()->entries == 1);
  REQUIRE(scene.world.office().quarantine()->size() == 1);
  REQUIRE(scene.world.office().verify().ok());
}
