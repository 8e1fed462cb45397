#include "sync/frame_bytes.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr char kKind = 'C';
constexpr std::string_view kLabel = "tsudoi office card 1";
constexpr std::size_t kNameBytesMax = 120;
constexpr std::size_t kCardBytesMax = 512;

Bytes unsigned_card(const OfficeCard& card) {
  Bytes frame = begin_frame(kKind);
  append(frame, card.office.view());
  append(frame, card.signing);
  append(frame, card.sealing);
  append_be64(frame, static_cast<std::uint64_t>(card.issued_at.value));
  const auto name = view_of(card.name).first(std::min(card.name.size(), kNameBytesMax));
  append_be32(frame, static_cast<std::uint32_t>(name.size()));
  append(frame, name);
  return frame;
}

}  // namespace

SignedOfficeCard sign_card(const OfficeCard& card, const crypto::SigningKey& root) {
  return {card, root.sign(message_to_sign(kLabel, unsigned_card(card)))};
}

bool is_rooted(const SignedOfficeCard& card) {
  return is_signature(kLabel, unsigned_card(card.card), card.by_root, card.card.office.value);
}

Bytes make_card(const SignedOfficeCard& card) {
  Bytes frame = unsigned_card(card.card);
  append(frame, card.by_root);
  return frame;
}

Result<SignedOfficeCard> open_card(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kKind, kCardBytesMax));
  SignedOfficeCard card;
  card.card.office.value = reader.array<32>();
  card.card.signing = reader.array<32>();
  card.card.sealing = reader.array<32>();
  card.card.issued_at = {static_cast<std::int64_t>(reader.be64())};
  card.card.name = text_of(reader.take(reader.be32()));
  card.by_root = reader.array<kSignatureBytes>();
  if (!reader.at_end() || card.card.name.size() > kNameBytesMax)
    return fail(ErrorCode::malformed, "an office card of the wrong length");
  if (!is_rooted(card))
    return fail(ErrorCode::not_authentic, "an office card that its root never signed");
  return card;
}

}  // namespace tsudoi
