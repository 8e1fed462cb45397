#include "storage/base/files.h"
#include "sync/frames.h"
#include "sync/office/program/inspection.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;
using office_program::inspect_bytes;

namespace {

/// One frame of each kind, all of one office and one kiosk.
struct Frames {
  std::unique_ptr<Random> random = make_seeded_random(5);
  crypto::SigningKey root = crypto::SigningKey::make(*random);
  crypto::SigningKey office = crypto::SigningKey::make(*random);
  crypto::SigningKey kiosk = crypto::SigningKey::make(*random);
  OfficeId office_id{root.verify};
  KioskId kiosk_id{random->array<16>()};

  SignedOfficeCard card() const {
    return sign_card({office_id, office.verify, {}, {kSampleNow}, "さくら川市"}, root);
  }
  EnrolmentBundle bundle() const {
    return {card(), kiosk_id, {"tama"}, {}, {kSampleNow + 60}, "http://127.0.0.1:8470"};
  }
  Bytes batch() const {
    BatchHeader header;
    header.kiosk = kiosk_id;
    header.number = 7;
    header.first = {1};
    header.count = 1;
    Entry entry;
    entry.body = KioskHealth{};
    return make_batch(header, {entry}, kiosk);
  }
  Bytes ask() const {
    const auto proof = prove_enrolment(bundle(), kiosk.verify);
    return make_ask({kiosk_id, office_id, proof, SyncAsk{}, {}}, kiosk);
  }
  Bytes reply() const {
    const Bytes card_bytes = make_card(card());
    return make_reply({office_id, kiosk_id, {}, card_bytes}, SyncReply{}, office);
  }
  std::string slip() const {
    return to_base32(make_slip({kiosk_id, {}, {}, Promise::confirmed, {kSampleNow}}, kiosk));
  }
};

std::string what(ByteView bytes) {
  const auto finding = inspect_bytes(bytes);
  return finding.ok() ? finding->what : sentence_for(finding.error());
}

}  // namespace

TEST_CASE("Each kind of frame is told without a key, with its office where it names one",
          "[office][inspect]") {
  const Frames frames;
  CHECK(what(make_bundle(frames.bundle(), frames.office)) == "enrolment bundle");
  CHECK(what(make_card(frames.card())) == "office card");
  CHECK(what(frames.batch()) == "batch");
  CHECK(what(frames.ask()) == "ask");
  CHECK(what(frames.reply()) == "reply");
  CHECK(what(view_of(frames.slip() + "\n")) == "slip");
  const auto bundle = inspect_bytes(make_bundle(frames.bundle(), frames.office));
  CHECK(bundle->facts.front() == std::pair<std::string, std::string>("office name", "さくら川市"));
}

TEST_CASE("A frame that is cut off anywhere is refused", "[office][inspect]") {
  const Frames frames;
  for (const Bytes& whole :
       {make_bundle(frames.bundle(), frames.office), make_card(frames.card()), frames.batch(),
        frames.ask(), frames.reply(), copy_of(view_of(frames.slip()))}) {
    REQUIRE(inspect_bytes(whole).ok());
    for (std::size_t size = 0; size < whole.size(); ++size) {
      INFO(size << " bytes of " << whole.size());
      CHECK_FALSE(inspect_bytes(ByteView(whole).first(size)).ok());
    }
  }
}

TEST_CASE("A bundle that was changed, or that another signed, is refused", "[office][inspect]") {
  const Frames frames;
  const Bytes whole = make_bundle(frames.bundle(), frames.office);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    Bytes changed = whole;
    changed[at] ^= 0x01;
    INFO("byte " << at);
    CHECK_FALSE(inspect_bytes(changed).ok());
  }
  const auto forged = inspect_bytes(make_bundle(frames.bundle(), frames.kiosk));
  REQUIRE_FALSE(forged.ok());
  CHECK(forged.error().code == ErrorCode::not_authentic);
}

TEST_CASE("The program inspects files and folders, and says plainly what is not ours",
          "[office][inspect][refusal]") {
  const Town town;
  town.init();
  const Frames frames;
  const auto bundle = town.folder() / "bundle";
  const Bytes bytes = make_bundle(frames.bundle(), frames.office);
  REQUIRE(write_file(bundle, bytes, FileAccess::everyone_may_read).ok());
  const Ran found = run_office({"inspect", bundle.string()});
  CHECK(found.code == 0);
  CHECK(found.out.find("さくら川市") != std::string::npos);
  CHECK(run_office({"inspect", town.data().string()}).out.find("office folder") !=
        std::string::npos);
  CHECK(run_office({"inspect", (town.data() / "office.root").string()}).code == 0);
  for (const auto& file : {sample("events.csv"), town.folder() / "absent", town.folder().path()}) {
    const Ran ran = run_office({"inspect", file.string()});
    CHECK(ran.code == 1);
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
  }
  REQUIRE(write_file(bundle, ByteView(bytes).first(80), FileAccess::everyone_may_read).ok());
  CHECK(run_office({"inspect", bundle.string()}).code == 1);
}
