// The chain of one-time keys, against numbers that another program computed from sync/PROTOCOL.md.
#include "storage/store/ratchet.h"

#include <set>

#include "tests/golden/fixed_values.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;

namespace {

crypto::SealKey key_of(std::string_view secret_hex) {
  return crypto::SealKey::from_secret(crypto::Secret<32>(from_hex(secret_hex).value()));
}

// RFC 7748, section 6.1: the kiosk's ephemeral key is Alice's, the office's sealing key Bob's.
crypto::SealKey kiosk_key_pair() {
  return key_of("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
}
crypto::SealKey office_key_pair() {
  return key_of("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
}

Ratchet::Context context() {
  return {kKiosk, kEpoch, kiosk_key_pair().sealing, office_key_pair().sealing};
}

Ratchet ratchet() {
  return Ratchet::start(kiosk_key_pair(), office_key_pair().sealing, context()).value();
}

std::string hex_of(const crypto::Secret<32>& secret) {
  return to_hex(secret.view());
}

}  // namespace

TEST_CASE("The chain gives the keys that its description gives", "[golden][ratchet]") {
  Ratchet chain = ratchet();
  CHECK(hex_of(chain.chain()) ==
        "f200bf91eff7a8d2b51b7c7c467717253e886e55dd6c428e471b081bc8942fee");
  CHECK(hex_of(chain.take()) == "9b92caa7ed222436714205a62dd4b91a066c65823bfe3f0c96eb1c5ee4cbdec0");
  CHECK(hex_of(chain.take()) == "afd00997b04ebe7ddbf420b5bbc7fed2e8be33c0a5cca0c142905f785210b1cf");
  CHECK(hex_of(chain.take()) == "691d13db8bc0759e114a682f069c9158aa2c768a970546d2dd0035d62cf49b37");
  CHECK(hex_of(chain.chain()) ==
        "50eea0a81dae05925a36fa4517fc11b7edcce15bacbf828e5300234cfe5a7ae5");
  CHECK(chain.next() == Counter{4});
}

TEST_CASE("Both sides turn the same chain, and a chain kept half-way goes on",
          "[golden][ratchet]") {
  Ratchet kiosk = ratchet();
  Ratchet office = Ratchet::start(office_key_pair(), kiosk_key_pair().sealing, context()).value();
  CHECK(hex_of(kiosk.take()) == hex_of(office.take()));
  Ratchet kept(office.next(), office.chain().copy());
  CHECK(hex_of(kiosk.take()) == hex_of(kept.take()));
  CHECK(kiosk.next() == kept.next());
}

TEST_CASE("Another kiosk, epoch or key gives another chain", "[golden][ratchet]") {
  std::set<std::string> chains{hex_of(ratchet().chain())};
  const auto add = [&](const Ratchet::Context& other) {
    const auto started = Ratchet::start(kiosk_key_pair(), office_key_pair().sealing, other);
    chains.insert(hex_of(started->chain()));
  };
  Ratchet::Context other = context();
  other.kiosk.value[0] ^= 1;
  add(other);
  other = context();
  other.epoch.value[0] ^= 1;
  add(other);
  other = context();
  other.ephemeral[0] ^= 1;
  add(other);
  other = context();
  other.office[0] ^= 1;
  add(other);
  CHECK(chains.size() == 5);
}

TEST_CASE("What is past cannot be opened", "[golden][ratchet]") {
  Ratchet chain = ratchet();
  const std::string chain_before = hex_of(chain.chain());
  const std::string past = hex_of(chain.take());
  CHECK(chain.skip_to({1}).error().code == ErrorCode::refused);
  CHECK(chain.next() == Counter{2});
  std::set<std::string> reachable{hex_of(chain.chain())};
  for (int step = 0; step < 1000; ++step) {
    reachable.insert(hex_of(chain.take()));
    reachable.insert(hex_of(chain.chain()));
  }
  CHECK(reachable.size() == 2001);  // no key and no chain key comes twice
  CHECK_FALSE(reachable.contains(past));
  CHECK_FALSE(reachable.contains(chain_before));
}

TEST_CASE("Skipping is the same as taking and throwing away", "[golden][ratchet]") {
  Ratchet taking = ratchet();
  for (int step = 1; step < 300; ++step) taking.take();
  Ratchet skipping = ratchet();
  REQUIRE(skipping.skip_to({300}).ok());
  CHECK(skipping.next() == taking.next());
  CHECK(hex_of(skipping.take()) == hex_of(taking.take()));
  REQUIRE(skipping.skip_to({301}).ok());  // where it is already
  CHECK(hex_of(skipping.take()) == hex_of(taking.take()));
}

TEST_CASE("A gap larger than anyone makes is refused at once, and the chain stays [F39]",
          "[golden][ratchet]") {
  Ratchet chain = ratchet();
  for (const std::uint64_t counter : {kRatchetTurnsMax + 2, std::uint64_t{1} << 40, UINT64_MAX})
    CHECK(chain.skip_to({counter}).error().code == ErrorCode::refused);
  CHECK(chain.skip_to({0}).error().code == ErrorCode::refused);
  CHECK(chain.next() == Counter{1});
  CHECK(hex_of(chain.chain()) == hex_of(ratchet().chain()));
}
