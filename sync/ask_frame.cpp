#include "storage/codec/codec.h"
#include "sync/frame_bytes.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr char kKind = 'Q';
constexpr std::string_view kLabel = "tsudoi ask 1";
constexpr std::string_view kEnrolLabel = "tsudoi enrol 1";

crypto::Mac16 proof_of(const KioskId& kiosk, const ByteArray<16>& one_time_code,
                       const crypto::VerifyKey& key) {
  const crypto::Hash code = crypto::hash(one_time_code);
  Bytes context = copy_of(view_of(kEnrolLabel));
  append(context, kiosk.view());
  return crypto::mac(crypto::Secret<32>(code), context, key);
}

}  // namespace

Bytes make_ask(const AskParts& parts, const crypto::SigningKey& kiosk) {
  const Bytes ask = codec::encode(parts.ask);
  Bytes frame = begin_frame(kKind);
  append(frame, parts.kiosk.view());
  append(frame, parts.office.view());
  frame.push_back(parts.enrolment ? 1 : 0);
  if (parts.enrolment) {
    append(frame, parts.enrolment->key);
    append(frame, parts.enrolment->proof);
  }
  append_be32(frame, static_cast<std::uint32_t>(ask.size()));
  append(frame, ask);
  append_be32(frame, static_cast<std::uint32_t>(parts.batch.size()));
  append(frame, parts.batch);
  append_signature(frame, kLabel, kiosk);
  return frame;
}

Result<AskFrame> read_ask(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, kKind, kAskBytesMax));
  AskFrame frame;
  frame.kiosk.value = reader.array<16>();
  frame.office.value = reader.array<32>();
  const std::uint8_t enrolling = reader.byte();
  if (enrolling > 1) return fail(ErrorCode::malformed, "an ask of no known kind");
  if (enrolling == 1) {
    EnrolmentProof proof;
    proof.key = reader.array<32>();
    proof.proof = reader.array<16>();
    frame.enrolment = proof;
  }
  frame.ask = reader.take(reader.be32());
  frame.batch = reader.take(reader.be32());
  frame.signature = reader.array<kSignatureBytes>();
  if (!reader.at_end()) return fail(ErrorCode::malformed, "an ask of the wrong length");
  frame.signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  frame.hash = {crypto::hash(bytes)};
  return frame;
}

bool is_signed_by(const AskFrame& frame, const crypto::VerifyKey& kiosk) {
  return is_signature(kLabel, frame.signed_bytes, frame.signature, kiosk);
}

EnrolmentProof prove_enrolment(const EnrolmentBundle& bundle, const crypto::VerifyKey& key) {
  return {key, proof_of(bundle.kiosk, bundle.one_time_code, key)};
}

bool is_proved(const EnrolmentProof& proof, const KioskId& kiosk,
               const ByteArray<16>& one_time_code) {
  return crypto::equal(proof.proof, proof_of(kiosk, one_time_code, proof.key));
}

}  // namespace tsudoi
