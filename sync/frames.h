// Frames: how messages are laid out, signed and checked as bytes (sync/PROTOCOL.md has the
// offsets). A frame is read in two steps: read_*() looks only at lengths and fixed fields; the
// signature is checked; only then is the body decoded. The views point into the bytes that were
// given.
//
// Errors: malformed, too_large; newer_version for a frame of a later protocol.
// Limits: kBatchBytesMax, kAskBytesMax, kReplyBytesMax; content decompresses to kContentBytesMax at
// most. Signatures: Ed25519 over label || BLAKE2b-256(all bytes before the signature).
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

inline constexpr std::uint8_t kProtocolVersion = 1;  // ledger: sync/PROTOCOL.md
inline constexpr std::size_t kBatchBytesMax = 1024 * 1024;
inline constexpr std::size_t kBatchEntriesMax = 1000;
inline constexpr std::size_t kAskBytesMax = kBatchBytesMax + 4096;
inline constexpr std::size_t kReplyBytesMax = 2 * 1024 * 1024;
inline constexpr std::size_t kContentBytesMax = 8 * 1024 * 1024;
inline constexpr std::size_t kBundleBytesMax = 4096;

// ---- Batch

struct BatchFrame {
  BatchHeader header;
  ByteView content;  // compressed
  ByteView signed_bytes;
  crypto::Signature signature{};
  ContentHash hash;  // of the whole frame
};
Bytes make_batch(const BatchHeader& header, const std::vector<Entry>& entries,
                 const crypto::SigningKey& kiosk);
Result<BatchFrame> read_batch(ByteView bytes);
bool is_signed_by(const BatchFrame& frame, const crypto::VerifyKey& kiosk);
/// After is_signed_by() only.
Result<std::vector<Entry>> entries_in(const BatchFrame& frame);

// ---- Ask

struct AskFrame {
  KioskId kiosk;
  OfficeId office;
  std::optional<EnrolmentProof> enrolment;
  ByteView ask;    // an encoded SyncAsk
  ByteView batch;  // empty: none
  ByteView signed_bytes;
  crypto::Signature signature{};
  ContentHash hash;  // of the whole frame; the reply quotes it
};
struct AskParts {
  KioskId kiosk;
  OfficeId office;
  std::optional<EnrolmentProof> enrolment;
  SyncAsk ask;
  ByteView batch;
};
Bytes make_ask(const AskParts& parts, const crypto::SigningKey& kiosk);
Result<AskFrame> read_ask(ByteView bytes);
bool is_signed_by(const AskFrame& frame, const crypto::VerifyKey& kiosk);

EnrolmentProof prove_enrolment(const EnrolmentBundle& bundle, const crypto::VerifyKey& key);
bool is_proved(const EnrolmentProof& proof, const KioskId& kiosk,
               const ByteArray<16>& one_time_code);

// ---- Reply

struct ReplyFrame {
  OfficeId office;
  KioskId kiosk;
  ContentHash ask;   // the ask that it answers
  ByteView card;     // as make_card() writes it
  ByteView content;  // compressed SyncReply
  ByteView signed_bytes;
  crypto::Signature signature{};
};
struct ReplyParts {
  OfficeId office;
  KioskId kiosk;
  ContentHash ask;
  ByteView card;  // as make_card() writes it
};
Bytes make_reply(const ReplyParts& parts, const SyncReply& reply, const crypto::SigningKey& office);
Result<ReplyFrame> read_reply(ByteView bytes);

struct OpenedReply {
  SyncReply reply;
  SignedOfficeCard office;
};
/// Every check in order: office, kiosk, the ask it answers, the card's root, the signature, then
/// the decoding (F20). Errors: wrong_office, not_authentic, malformed.
Result<OpenedReply> open_reply(ByteView bytes, const OfficeId& office, const KioskId& kiosk,
                               const ContentHash& ask);

// ---- Office card, enrolment bundle, slip

SignedOfficeCard sign_card(const OfficeCard& card, const crypto::SigningKey& root);
bool is_rooted(const SignedOfficeCard& card);
Bytes make_card(const SignedOfficeCard& card);
/// Errors: malformed; not_authentic when its own root did not sign it. Whose root it is, the caller
/// knows.
Result<SignedOfficeCard> open_card(ByteView bytes);

Bytes make_bundle(const EnrolmentBundle& bundle, const crypto::SigningKey& office);
/// Trusts the root inside: people compare short_string() by eye. Errors: malformed, not_authentic.
Result<EnrolmentBundle> open_bundle(ByteView bytes);
/// Six characters that both sides show at enrolment: "7F3-K2Q".
std::string short_string(const OfficeId& office, const crypto::VerifyKey& kiosk);

/// The QR holds it in upper-case base 32 (to_base32), its one canonical form.
Bytes make_slip(const Slip& slip, const crypto::SigningKey& kiosk);
struct SlipFrame {
  Slip slip;
  Bytes signed_bytes;
  crypto::Signature signature{};
};
Result<SlipFrame> read_slip(std::string_view text);
bool is_signed_by(const SlipFrame& frame, const crypto::VerifyKey& kiosk);

}  // namespace tsudoi
