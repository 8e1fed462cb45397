#include "storage/codec/codec.h"
#include "sync/frame_bytes.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr char kKind = 'B';
constexpr std::string_view kLabel = "tsudoi batch 1";

void append_header(Bytes& to, const BatchHeader& header) {
  append(to, header.kiosk.view());
  append(to, header.epoch.view());
  append_be64(to, header.number);
  append(to, header.parent.view());
  append_be64(to, header.first.value);
  append_be32(to, header.count);
  append(to, header.sealing_key.view());
  append(to, header.ephemeral);
}

BatchHeader take_header(FieldReader& from) {
  BatchHeader header;
  header.kiosk.value = from.array<16>();
  header.epoch.value = from.array<16>();
  header.number = from.be64();
  header.parent.value = from.array<32>();
  header.first.value = from.be64();
  header.count = from.be32();
  header.sealing_key.value = from.array<8>();
  header.ephemeral = from.array<32>();
  return header;
}

}  // namespace

Bytes make_batch(const BatchHeader& header, const std::vector<Entry>& entries,
                 const crypto::SigningKey& kiosk) {
  const Bytes content = codec::compress(codec::encode_batch_content(entries));
  Bytes frame = begin_frame(kKind);
  append_header(frame, header);
  append_be32(frame, static_cast<std::uint32_t>(content.size()));
  append(frame, content);
  append_signature(frame, kLabel, kiosk);
  return frame;
}

Result<BatchFrame> read_batch(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kKind, kBatchBytesMax));
  BatchFrame frame;
  frame.header = take_header(reader);
  frame.content = reader.take(reader.be32());
  frame.signature = reader.array<kSignatureBytes>();
  if (!reader.at_end()) return fail(ErrorCode::malformed, "a batch of the wrong length");
  const bool is_run =
      frame.header.number > 0 && frame.header.first.value > 0 && frame.header.count > 0;
  if (!is_run || frame.header.count > kBatchEntriesMax)
    return fail(ErrorCode::malformed, "a batch without a place in its chain");
  frame.signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  frame.hash = {crypto::hash(bytes)};
  return frame;
}

bool is_signed_by(const BatchFrame& frame, const crypto::VerifyKey& kiosk) {
  return is_signature(kLabel, frame.signed_bytes, frame.signature, kiosk);
}

Result<std::vector<Entry>> entries_in(const BatchFrame& frame) {
  TRY_ASSIGN(const Bytes content, codec::decompress(frame.content, kContentBytesMax));
  return codec::decode_batch_content(frame.header, content);
}

}  // namespace tsudoi
