#include "sync/relay_frames.h"

#include "sync/frame_bytes.h"

namespace tsudoi {
namespace {

constexpr char kHeldKind = 'H', kListKind = 'L', kPullKind = 'P', kAnswerKind = 'A';
constexpr std::string_view kListLabel = "tsudoi kiosk list 1";
constexpr std::string_view kPullLabel = "tsudoi pull 1";

void append_part(Bytes& frame, ByteView part) {
  append_be32(frame, static_cast<std::uint32_t>(part.size()));
  append(frame, part);
}

void append_kiosks(Bytes& to, const std::vector<ListedKiosk>& kiosks) {
  for (const ListedKiosk& one : kiosks) {
    append(to, one.kiosk.view());
    append(to, one.key);
    to.push_back(static_cast<std::uint8_t>(one.standing));
  }
}

/// What both frames of an office end with: its card has its root, and its key has signed.
Result<SignedOfficeCard> signer_of(ByteView card_bytes, const OfficeId& office) {
  TRY_ASSIGN(auto card, open_card(card_bytes));
  if (card.card.office != office)
    return fail(ErrorCode::wrong_office, "this relay belongs to another office");
  return card;
}

}  // namespace

Bytes make_held(const RelayId& relay, std::uint32_t left, ByteView reply) {
  Bytes frame = begin_frame(kHeldKind);
  append(frame, relay.view());
  append_be32(frame, left);
  append_part(frame, reply);
  return frame;
}

bool is_held(ByteView answer) {
  return text_of(answer).starts_with("TSH");
}

Result<HeldFrame> read_held(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kHeldKind, kHeldBytesMax));
  HeldFrame frame;
  frame.relay.value = reader.array<16>();
  frame.left = reader.be32();
  frame.reply = reader.take(reader.be32());
  if (!reader.at_end()) return fail(ErrorCode::malformed, "a relay's answer of the wrong length");
  return frame;
}

Bytes make_kiosk_list(ByteView card, const KioskList& list, const crypto::SigningKey& office) {
  Bytes frame = begin_frame(kListKind);
  append_be64(frame, static_cast<std::uint64_t>(list.made_at.value));
  append_part(frame, card);
  append_be32(frame, static_cast<std::uint32_t>(list.kiosks.size()));
  append_kiosks(frame, list.kiosks);
  append_signature(frame, kListLabel, office);
  return frame;
}

Result<KioskList> open_kiosk_list(ByteView bytes, const OfficeId& office) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kListKind, kListBytesMax));
  KioskList list;
  list.made_at = {static_cast<std::int64_t>(reader.be64())};
  const ByteView card_bytes = reader.take(reader.be32());
  const std::uint32_t count = reader.be32();
  for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
    ListedKiosk one;
    one.kiosk.value = reader.array<16>();
    one.key = reader.array<32>();
    const std::uint8_t standing = reader.byte();
    if (standing > static_cast<std::uint8_t>(Standing::revoked))
      return fail(ErrorCode::malformed, "a kiosk list with a standing that does not exist");
    one.standing = static_cast<Standing>(standing);
    list.kiosks.push_back(one);
  }
  const auto signature = reader.array<kSignatureBytes>();
  if (!reader.at_end()) return fail(ErrorCode::malformed, "a kiosk list of the wrong length");
  TRY_ASSIGN(const SignedOfficeCard card, signer_of(card_bytes, office));
  const ByteView signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  if (!is_signature(kListLabel, signed_bytes, signature, card.card.signing))
    return fail(ErrorCode::not_authentic, "a kiosk list that its office did not sign");
  return list;
}

ContentHash content_of(const std::vector<ListedKiosk>& kiosks) {
  Bytes bytes;
  append_kiosks(bytes, kiosks);
  return {crypto::hash(bytes)};
}

Bytes make_pull(const PullRequest& request, ByteView card, const crypto::SigningKey& office) {
  Bytes frame = begin_frame(kPullKind);
  append(frame, request.relay.view());
  append(frame, request.challenge);
  frame.push_back(static_cast<std::uint8_t>(request.act));
  append_part(frame, card);
  append_part(frame, request.body);
  append_signature(frame, kPullLabel, office);
  return frame;
}

Result<OpenedPull> open_pull(ByteView bytes, const OfficeId& office) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kPullKind, kPullBytesMax));
  OpenedPull pull;
  pull.request.relay.value = reader.array<16>();
  pull.request.challenge = reader.array<16>();
  const std::uint8_t act = reader.byte();
  const ByteView card_bytes = reader.take(reader.be32());
  pull.request.body = reader.take(reader.be32());
  const auto signature = reader.array<kSignatureBytes>();
  if (!reader.at_end() || act > static_cast<std::uint8_t>(PullAct::picture))
    return fail(ErrorCode::malformed, "a pull of the wrong length or kind");
  pull.request.act = static_cast<PullAct>(act);
  TRY_ASSIGN(pull.card, signer_of(card_bytes, office));
  const ByteView signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  if (!is_signature(kPullLabel, signed_bytes, signature, pull.card.card.signing))
    return fail(ErrorCode::not_authentic, "a pull that the office did not sign");
  return pull;
}

Bytes make_pull_answer(const PullAnswer& answer) {
  Bytes frame = begin_frame(kAnswerKind);
  append(frame, answer.relay.view());
  append(frame, answer.challenge);
  append_part(frame, answer.body);
  return frame;
}

Result<PullAnswer> read_pull_answer(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kAnswerKind, kPullBytesMax));
  PullAnswer answer;
  answer.relay.value = reader.array<16>();
  answer.challenge = reader.array<16>();
  answer.body = reader.take(reader.be32());
  if (!reader.at_end()) return fail(ErrorCode::malformed, "a relay's answer of the wrong length");
  return answer;
}

Bytes make_fetched(const std::vector<FetchedAsk>& asks) {
  Bytes body;
  for (const FetchedAsk& one : asks) {
    append_be64(body, one.number);
    append_part(body, one.ask);
  }
  return body;
}

Result<std::vector<FetchedAsk>> read_fetched(ByteView body) {
  FieldReader reader(body);
  std::vector<FetchedAsk> asks;
  while (!reader.at_end()) {
    FetchedAsk one;
    one.number = reader.be64();
    one.ask = copy_of(reader.take(reader.be32()));
    if (!reader.ok()) return fail(ErrorCode::malformed, "asks that end too early");
    asks.push_back(std::move(one));
  }
  return asks;
}

}  // namespace tsudoi
