// The personal part: sealed years ago on a kiosk, opened today at the office.
#include "storage/codec/codec.h"
#include "storage/codec/dictionary.h"
#include "tests/golden/fixed_frames.h"
#include "tests/golden/fixed_values.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;

namespace {

Bytes kept_sealed() {
  return read_golden(golden_folder() / file_of_frame("sealed_personal")).value();
}

crypto::Secret<32> key_at_office() {
  Ratchet ratchet = ratchet_of_office(FixedKeys());
  REQUIRE(ratchet.skip_to(sealed_entry().counter).ok());
  return ratchet.take();
}

}  // namespace

TEST_CASE("The office opens the kept sealed part and reads the answers [F37]", "[golden]") {
  const Bytes context = seal_context(sealed_entry(), kSealedKind);
  const Bytes plain = crypto::open_once(key_at_office(), context, kept_sealed()).value();
  CHECK(plain.size() % codec::kPersonalPadding == 0);
  CHECK(codec::decode_personal(plain).value() == answers());
}

TEST_CASE("Sealing what is in the kept part again gives the same bytes", "[golden]") {
  const Bytes context = seal_context(sealed_entry(), kSealedKind);
  const Bytes plain = crypto::open_once(key_at_office(), context, kept_sealed()).value();
  CHECK(to_hex(crypto::seal_once(key_at_office(), context, plain)) == to_hex(kept_sealed()));
}

TEST_CASE("The kept sealed part opens for its entry and its kind only", "[golden]") {
  const auto opens = [](const EntryId& id, EntryKind kind) {
    return crypto::open_once(key_at_office(), seal_context(id, kind), kept_sealed()).ok();
  };
  EntryId other = sealed_entry();
  ++other.counter.value;
  CHECK(opens(sealed_entry(), kSealedKind));
  CHECK_FALSE(opens(other, kSealedKind));
  CHECK_FALSE(opens(sealed_entry(), EntryKind::registered));
}

TEST_CASE("The dictionary of personal parts, version 1, never changes", "[golden]") {
  CHECK(to_hex(crypto::hash(codec::personal_dictionary())) ==
        "d0ddfffb661c8fc11609704426747f02b908d7b3a0a87b8cb77f68f5be469e8c");
}
