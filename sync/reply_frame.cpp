#include "storage/codec/codec.h"
#include "sync/frame_bytes.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr char kKind = 'R';
constexpr std::string_view kLabel = "tsudoi reply 1";
}  // namespace

Bytes make_reply(const ReplyParts& parts, const SyncReply& reply,
                 const crypto::SigningKey& office) {
  const Bytes content = codec::compress(codec::encode(reply));
  Bytes frame = begin_frame(kKind);
  append(frame, parts.office.view());
  append(frame, parts.kiosk.view());
  append(frame, parts.ask.view());
  append_be32(frame, static_cast<std::uint32_t>(parts.card.size()));
  append(frame, parts.card);
  append_be32(frame, static_cast<std::uint32_t>(content.size()));
  append(frame, content);
  append_signature(frame, kLabel, office);
  return frame;
}

Result<ReplyFrame> read_reply(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kKind, kReplyBytesMax));
  ReplyFrame frame;
  frame.office.value = reader.array<32>();
  frame.kiosk.value = reader.array<16>();
  frame.ask.value = reader.array<32>();
  frame.card = reader.take(reader.be32());
  frame.content = reader.take(reader.be32());
  frame.signature = reader.array<kSignatureBytes>();
  if (!reader.at_end()) return fail(ErrorCode::malformed, "a reply of the wrong length");
  frame.signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  return frame;
}

Result<OpenedReply> open_reply(ByteView bytes, const OfficeId& office, const KioskId& kiosk,
                               const ContentHash& ask) {
  TRY_ASSIGN(const ReplyFrame frame, read_reply(bytes));
  if (frame.office != office)
    return fail(ErrorCode::wrong_office, "the reply comes from another office");
  if (frame.kiosk != kiosk) return fail(ErrorCode::not_authentic, "the reply is for another kiosk");
  if (frame.ask != ask) return fail(ErrorCode::not_authentic, "the reply answers another question");
  TRY_ASSIGN(auto card, open_card(frame.card));
  if (card.card.office != office)
    return fail(ErrorCode::wrong_office, "the reply comes from another office");
  if (!is_signature(kLabel, frame.signed_bytes, frame.signature, card.card.signing))
    return fail(ErrorCode::not_authentic, "the office did not sign this reply");
  TRY_ASSIGN(const Bytes content, codec::decompress(frame.content, kContentBytesMax));
  TRY_ASSIGN(auto reply, codec::decode<SyncReply>(content));
  return OpenedReply{std::move(reply), std::move(card)};
}

}  // namespace tsudoi
