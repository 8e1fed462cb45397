// What comes by wire, stick and camera: asks, batches, replies, cards, bundles, slips, and what
// goes between a relay and its office. The readers are taken further than the signature, as if the
// sender were a hacked kiosk that we trust [F39, F40].
#include "sync/frames.h"

#include "storage/base/assert.h"
#include "storage/codec/codec.h"
#include "sync/relay_frames.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

void try_batch(ByteView bytes) {
  const Result<BatchFrame> frame = read_batch(bytes);
  if (!frame) return;
  is_signed_by(*frame, crypto::VerifyKey{});
  const Result<std::vector<Entry>> entries = entries_in(*frame);
  if (entries) TSUDOI_ASSERT(entries->size() == frame->header.count);
}

void try_ask(ByteView bytes) {
  const Result<AskFrame> frame = read_ask(bytes);
  if (!frame) return;
  codec::decode<SyncAsk>(frame->ask).ok();
  try_batch(frame->batch);
}

void try_reply(ByteView bytes) {
  const Result<ReplyFrame> frame = read_reply(bytes);
  if (!frame) return;
  open_reply(bytes, frame->office, frame->kiosk, frame->ask).ok();
  const Result<Bytes> content = codec::decompress(frame->content, kContentBytesMax);
  if (content) codec::decode<SyncReply>(*content).ok();
}

void try_slip(std::string_view text) {
  const Result<SlipFrame> frame = read_slip(text);
  if (frame) is_signed_by(*frame, crypto::VerifyKey{});
}

void try_relay(ByteView bytes) {
  read_held(bytes).ok();
  open_kiosk_list(bytes, {}).ok();
  open_pull(bytes, {}).ok();
  read_pull_answer(bytes).ok();
  read_fetched(bytes).ok();
}

}  // namespace
}  // namespace tsudoi

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  return tsudoi::crypto::start() ? 0 : 1;
}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const tsudoi::ByteView bytes(data, size);
  tsudoi::try_batch(bytes);
  tsudoi::try_ask(bytes);
  tsudoi::try_reply(bytes);
  tsudoi::open_card(bytes).ok();
  tsudoi::open_bundle(bytes).ok();
  tsudoi::try_slip(tsudoi::text_of(bytes));
  tsudoi::try_relay(bytes);
  return 0;
}
