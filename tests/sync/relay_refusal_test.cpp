// What a relay refuses, and what its disk tells to whoever has it.
#include "storage/base/files.h"
#include "sync/office/backup.h"
#include "tests/support/catch.h"
#include "tests/sync/relay_world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kDiskBytesMax = 64 * 1024 * 1024;

struct Known {
  explicit Known(const RelayLimits& limits = {}) : city(limits) { city.settle(kiosk); }
  Bytes ask() { return next_ask(kiosk, city.world().seams())->bytes; }
  void sign_up() {
    REQUIRE(kiosk.sign_up(sign_up_for(shodo(), hanako())).ok());
    REQUIRE(freeze_all(kiosk).ok());
  }
  int answer_to(ByteView ask) { return city.relay().handle(ask).status; }
  KioskId id() const { return kiosk.identity().bundle.kiosk; }

  RelayWorld city;
  KioskStore kiosk = city.world().new_kiosk("kiosk", {"tama"});
};

Bytes disk_of(const std::filesystem::path& folder) {
  Bytes all;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
    if (file.is_regular_file()) append(all, *read_file(file.path(), kDiskBytesMax));
  return all;
}

bool has(const Bytes& disk, ByteView part) {
  return text_of(disk).find(text_of(part)) != std::string_view::npos;
}

}  // namespace

TEST_CASE("Nothing is kept of what a relay cannot know, and nothing is written [F39]",
          "[sync][relay]") {
  Known here;
  here.sign_up();
  const Bytes whole = here.ask();
  const std::uint64_t commits = here.city.relay().commits();
  Bytes bent = whole;
  bent.back() ^= 1;
  CHECK(here.answer_to(bent) == 401);
  CHECK(here.answer_to(ByteView(whole).first(whole.size() / 2)) == 400);
  CHECK(here.answer_to({}) == 400);
  CHECK(here.answer_to(Bytes(kAskBytesMax + 1)) == 413);
  Bytes newer = whole;
  newer[3] = 9;
  CHECK(here.answer_to(newer) == 400);
  World other(7);
  other.publish({shodo()});
  KioskStore foreign = other.new_kiosk("kiosk", {"tama"});
  CHECK(here.answer_to(next_ask(foreign, other.seams())->bytes) == 409);
  CHECK(here.city.relay().commits() == commits);
  CHECK(here.answer_to(whole) == 200);
}

TEST_CASE("Every cut and every flipped bit of an ask is refused before anything is kept [F39]",
          "[sync][relay]") {
  Known here;
  here.sign_up();
  const Bytes whole = here.ask();
  const std::uint64_t commits = here.city.relay().commits();
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    REQUIRE(here.answer_to(ByteView(whole).first(at)) >= 400);
    Bytes bent = whole;
    bent[at] ^= static_cast<std::uint8_t>(1u << (at % 8));
    REQUIRE(here.answer_to(bent) >= 400);
  }
  CHECK(here.city.relay().commits() == commits);
}

TEST_CASE("Somebody else with a kiosk's number leaves nothing at the relay", "[sync][relay]") {
  Known here;
  const EnrolmentBundle& bundle = here.kiosk.identity().bundle;
  const auto thief = crypto::SigningKey::make(here.city.world().seams().random);
  AskParts parts{
      here.id(), bundle.office.card.office, prove_enrolment(bundle, thief.verify), {}, {}};
  const std::uint64_t commits = here.city.relay().commits();
  CHECK(here.answer_to(make_ask(parts, thief)) == 401);
  CHECK(here.city.relay().commits() == commits);
}

TEST_CASE("Strangers share a small room: one small ask each, and no batch [F40]", "[sync][relay]") {
  RelayLimits limits;
  limits.strangers_max = 3;
  Known here(limits);
  const EnrolmentBundle& bundle = here.kiosk.identity().bundle;
  const auto stranger = crypto::SigningKey::make(here.city.world().seams().random);
  AskParts parts{{}, bundle.office.card.office, prove_enrolment(bundle, stranger.verify), {}, {}};
  const auto answer_to = [&](std::uint8_t name) {
    parts.kiosk.value.fill(name);
    return here.answer_to(make_ask(parts, stranger));
  };
  for (std::uint8_t name = 1; name <= 3; ++name) CHECK(answer_to(name) == 200);
  CHECK(answer_to(4) == 503);
  parts.ask.waiting = 1;
  CHECK(answer_to(1) == 200);  // in the place of its older one
  const Bytes batch(2000, 7);
  parts.batch = batch;
  CHECK(answer_to(1) == 503);
  const Pulled pulled = here.city.pull();
  CHECK(pulled.refused.size() == 3);  // the office knows none of them
  CHECK(here.city.relay().status()->kiosks.size() == 1);
  parts.batch = {};
  CHECK(answer_to(4) == 200);
}

TEST_CASE("A relay that is full says come back later, and goes on when the office was there",
          "[sync][relay]") {
  RelayLimits limits;
  limits.kiosk_asks_max = 3;
  Known here(limits);
  for (int batch = 0; batch < 5; ++batch) here.sign_up();
  auto report = sync_once(here.kiosk, here.city.to_relay, here.city.world().seams());
  CHECK(report.error().code == ErrorCode::line_down);
  CHECK(here.city.to_relay.last_answer.status == 503);
  CHECK(here.kiosk.waiting()->entries == 5);
  for (int round = 0; round < 3; ++round) {
    here.city.pull();
    sync_once(here.kiosk, here.city.to_relay, here.city.world().seams()).ignore();
  }
  here.city.settle(here.kiosk);
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.city.office().status()->entries == 5);
}

TEST_CASE("A relay whose disk is full keeps what it has, and empties again [F05, F06]",
          "[sync][relay]") {
  RelayLimits limits;
  limits.store_bytes_max = 17 * lmdb::kMiB;
  Known here(limits);
  AskParts parts{here.id(), here.city.office().card().card.office, std::nullopt, {}, {}};
  BatchHeader header{here.id(), {}, 0, {}, {1}, 1, {}, {}};
  const auto status_of_next = [&] {
    ++header.number;
    Entry entry;
    entry.sealed.resize(kBatchBytesMax - 4096);
    here.city.world().seams().random.fill(entry.sealed);
    const Bytes batch = make_batch(header, {entry}, here.kiosk.key());
    parts.batch = batch;
    return here.answer_to(make_ask(parts, here.kiosk.key()));
  };
  std::uint64_t kept = here.city.relay().status()->asks;
  while (status_of_next() == 200) REQUIRE(++kept < 20);
  CHECK(kept > 3);
  CHECK(here.city.relay().status()->asks == kept);
  CHECK(here.city.pull().asks == kept);  // each was read here; what they say, the office judges
  CHECK(here.city.relay().status()->asks == 0);
  CHECK(status_of_next() == 200);
}

TEST_CASE("A pull that the office did not sign, or that comes again, does nothing [F20]",
          "[sync][relay]") {
  Known here;
  here.sign_up();
  here.city.talk(here.kiosk);
  Relay& relay = here.city.relay();
  const std::uint64_t asks = relay.status()->asks;
  const Bytes greeting = relay.handle_pull({}).body;
  const PullAnswer greeted = *read_pull_answer(greeting);
  const auto thief = crypto::SigningKey::make(here.city.world().seams().random);
  const Bytes from_the_first(8);
  const PullRequest fetch{greeted.relay, greeted.challenge, PullAct::fetch, from_the_first};
  CHECK(relay.handle_pull(make_pull(fetch, make_card(here.city.office().card()), thief)).status ==
        401);
  World other(7);
  CHECK(relay.handle_pull(make_pull(fetch, make_card(other.office().card()), thief)).status == 409);

  here.city.from_inner.exchanges = 0;
  here.city.from_inner.lost_answer = 2;  // the first request: it was done, and nobody heard
  CHECK_FALSE(here.city.try_pull().ok());
  CHECK(relay.handle_pull(here.city.from_inner.last_asked).status == 401);
  CHECK(relay.status()->asks == asks);
}

TEST_CASE("A request to a relay's older disk does nothing on the new one", "[sync][relay]") {
  Known here;
  here.city.from_inner.exchanges = 0;
  here.city.from_inner.lost_question = 2;
  CHECK_FALSE(here.city.try_pull().ok());
  const Bytes request = here.city.from_inner.last_asked;
  here.city.lose_disk();
  CHECK(here.city.relay().handle_pull(request).status == 409);
}

TEST_CASE("What a revoked kiosk still brings is kept for the office, which sets it aside [F24]",
          "[sync][relay]") {
  Known here;
  here.sign_up();
  REQUIRE(here.city.office().revoke(here.id()).ok());
  here.city.pull();
  const auto refused = sync_once(here.kiosk, here.city.to_relay, here.city.world().seams());
  CHECK(refused.error().code == ErrorCode::refused);
  CHECK(here.city.to_relay.last_answer.status == 403);
  here.city.pull();
  CHECK(here.city.office().status()->quarantined == 1);
  CHECK(here.city.office().status()->entries == 0);
  CHECK(here.kiosk.waiting()->entries == 1);
}

TEST_CASE("A relay's disk holds no private key and no resident's word [I6]", "[sync][relay]") {
  Known here;
  here.sign_up();
  here.city.talk(here.kiosk);
  const Bytes disk = disk_of(here.city.folder());
  CHECK(has(disk, view_of("TSQ")));  // what is searched holds the asks
  for (const std::string_view word : {"花子", "はなこ", "0440001234"})
    CHECK_FALSE(has(disk, view_of(word)));
  CHECK_FALSE(has(disk, here.kiosk.key().seed().view()));
  CHECK_FALSE(has(disk, here.kiosk.key().secret.view()));
}

TEST_CASE("When the relay's store fails at any point, kiosk and office come into step afterwards",
          "[sync][relay]") {
  Known here;
  here.sign_up();
  int failures = 0;
  for (bool came = true; came; ++failures) {
    REQUIRE(failures < 400);
    const Bytes ask = here.ask();
    here.city.world().gate().arm({ErrorCode::disk_full, Lasting::once}, failures + 1);
    const int status = here.city.relay().handle(ask).status;
    came = here.city.world().gate().disarm();
    CHECK(status == (came ? 503 : 200));
    here.city.reopen_relay();
  }
  CHECK(failures > 3);
  here.city.settle(here.kiosk);
  CHECK(here.kiosk.waiting()->entries == 0);
  CHECK(here.city.office().status()->entries == 1);
}

TEST_CASE("Neither a kiosk nor an office is made where a relay is", "[sync][relay]") {
  Known here;
  World& world = here.city.world();
  world.back_up("backup");
  const auto folder = here.city.folder();
  const Bytes before = disk_of(folder);
  const auto told = [](const auto& made) {
    return made.ok() ? std::string() : sentence_for(made.error());
  };
  const std::string kiosk = told(KioskStore::provision(folder, EnrolmentBundle{}, world.seams()));
  CHECK(kiosk.find("a relay in " + folder.string()) != std::string::npos);
  CHECK(told(Office::init(folder, world.unlock(), "市", world.seams())) == kiosk);
  CHECK(told(OfficeBackup::restore(world.folder() / "backup", folder, world.unlock(),
                                   world.seams())) == kiosk);
  CHECK(disk_of(folder) == before);
}

TEST_CASE("No relay is made where a kiosk, an office or a relay is", "[sync][relay]") {
  Known here;
  const SignedOfficeCard& card = here.city.office().card();
  for (const char* folder : {"kiosk", "office", "relay"}) {
    INFO(folder);
    const auto made =
        Relay::init(here.city.world().folder() / folder, card, here.city.world().seams());
    REQUIRE_FALSE(made.ok());
  }
  CHECK(here.kiosk.verify().ok());
}
