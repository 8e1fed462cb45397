// Frames. What zstd packs may differ between its versions, so packed parts are compared by what is
// in them; everything else byte for byte.
#include "storage/codec/codec.h"
#include "tests/golden/fixed_frames.h"
#include "tests/golden/fixed_values.h"
#include "tests/golden/golden_file.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::golden;

namespace {

Bytes kept(std::string_view name) {
  const Result<Bytes> golden = read_golden(golden_folder() / file_of_frame(name));
  REQUIRE(golden.ok());
  return *golden;
}

}  // namespace

TEST_CASE("An office card has the bytes it always had, and its root's signature", "[golden]") {
  const FixedKeys keys;
  const Bytes golden = kept("card");
  CHECK(to_hex(make_card(card(keys))) == to_hex(golden));
  CHECK(open_card(golden).value() == card(keys));
}

TEST_CASE("An enrolment bundle has the bytes it always had, and opens", "[golden]") {
  const FixedKeys keys;
  const Bytes golden = kept("bundle");
  CHECK(to_hex(make_bundle(bundle(keys), keys.office)) == to_hex(golden));
  CHECK(open_bundle(golden).value() == bundle(keys));
}

TEST_CASE("A kept batch is signed by its kiosk and holds its entries [F36]", "[golden]") {
  const FixedKeys keys;
  const Bytes golden = kept("batch");
  const BatchFrame frame = read_batch(golden).value();
  CHECK(is_signed_by(frame, keys.kiosk.verify));
  CHECK(frame.header == batch_header(keys));
  CHECK(frame.hash.value == crypto::hash(golden));
  CHECK(entries_in(frame).value() == entries());
}

TEST_CASE("A batch made today differs from the kept one at most in how it is packed", "[golden]") {
  const FixedKeys keys;
  constexpr std::size_t kHeaderBytes = 128;  // sync/PROTOCOL.md
  const Bytes made = make_batch(batch_header(keys), entries(), keys.kiosk);
  const Bytes golden = kept("batch");
  CHECK(to_hex(ByteView(made).first(kHeaderBytes)) == to_hex(ByteView(golden).first(kHeaderBytes)));
  const auto content_of = [](ByteView bytes) {
    return codec::decompress(read_batch(bytes)->content, kContentBytesMax).value();
  };
  CHECK(to_hex(content_of(made)) == to_hex(content_of(golden)));
}

TEST_CASE("An ask around the kept batch has the bytes it always had", "[golden]") {
  const FixedKeys keys;
  const Bytes batch = kept("batch");
  const Bytes golden = kept("ask_6");
  CHECK(to_hex(make_ask(ask_parts(keys, batch), keys.kiosk)) == to_hex(golden));
  const AskFrame frame = read_ask(golden).value();
  CHECK(is_signed_by(frame, keys.kiosk.verify));
  CHECK(is_proved(*frame.enrolment, kKiosk, bundle(keys).one_time_code));
  CHECK(codec::decode<SyncAsk>(frame.ask).value() == sync_ask());
  CHECK(copy_of(frame.batch) == batch);
}

TEST_CASE("A kept reply answers the kept ask and opens", "[golden]") {
  const FixedKeys keys;
  const ContentHash ask{crypto::hash(kept("ask_6"))};
  const OpenedReply opened = open_reply(kept("reply_6"), keys.office_id(), kKiosk, ask).value();
  CHECK(opened.reply == sync_reply());
  CHECK(opened.office == card(keys));
}

TEST_CASE("A reply made today differs from the kept one at most in how it is packed", "[golden]") {
  const FixedKeys keys;
  const Bytes golden = kept("reply_6");
  const Bytes made = make_frames(keys).reply;
  const auto content_of = [](ByteView bytes) {
    return codec::decompress(read_reply(bytes)->content, kContentBytesMax).value();
  };
  CHECK(to_hex(content_of(made)) == to_hex(content_of(golden)));
  const ReplyFrame frame = read_reply(golden).value();
  CHECK(frame.office == keys.office_id());
  CHECK(copy_of(frame.card) == make_card(card(keys)));
}

TEST_CASE("An ask and a reply of earlier releases are read as they were meant [F36]", "[golden]") {
  const FixedKeys keys;
  const auto is_read = [&](const std::string& suffix, const SyncAsk& ask, const SyncReply& reply) {
    const Bytes golden = kept("ask" + suffix);
    const AskFrame frame = read_ask(golden).value();
    CHECK(is_signed_by(frame, keys.kiosk.verify));
    CHECK(codec::decode<SyncAsk>(frame.ask).value() == ask);
    const ContentHash hash{crypto::hash(golden)};
    const Bytes answer = kept("reply" + suffix);
    CHECK(open_reply(answer, keys.office_id(), kKiosk, hash)->reply == reply);
  };
  is_read("", sync_ask_of_version_1(), sync_reply_of_version_1());
  is_read("_2", sync_ask_of_version_2(), sync_reply_of_version_2());
  is_read("_3", sync_ask_of_version_3(), sync_reply_of_version_2());
  is_read("_4", sync_ask_of_version_4(), sync_reply_of_version_2());
  is_read("_5", sync_ask_of_version_4(), sync_reply());
}

TEST_CASE("A slip has the bytes it always had, and verifies", "[golden]") {
  const FixedKeys keys;
  const Bytes golden = kept("slip");
  CHECK(to_hex(make_slip(slip(), keys.kiosk)) == to_hex(golden));
  const SlipFrame frame = read_slip(to_base32(golden)).value();
  CHECK(frame.slip == slip());
  CHECK(is_signed_by(frame, keys.kiosk.verify));
}
