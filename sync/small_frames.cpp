#include "storage/codec/codec.h"
#include "sync/frame_bytes.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr std::string_view kBundleLabel = "tsudoi bundle 1";
constexpr std::string_view kSlipLabel = "tsudoi slip 1";
constexpr std::size_t kSlipTextMax = 400;
constexpr std::size_t kShortDigits = 6;

}  // namespace

Bytes make_bundle(const EnrolmentBundle& bundle, const crypto::SigningKey& office) {
  const Bytes card = make_card(bundle.office);
  const Bytes content = codec::encode(bundle);
  Bytes frame = begin_frame('E');
  append_be32(frame, static_cast<std::uint32_t>(card.size()));
  append(frame, card);
  append_be32(frame, static_cast<std::uint32_t>(content.size()));
  append(frame, content);
  append_signature(frame, kBundleLabel, office);
  return frame;
}

Result<EnrolmentBundle> open_bundle(ByteView bytes) {
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, 'E', kBundleBytesMax));
  const ByteView card_bytes = reader.take(reader.be32());
  const ByteView content = reader.take(reader.be32());
  const auto signature = reader.array<kSignatureBytes>();
  if (!reader.at_end())
    return fail(ErrorCode::malformed, "an enrolment bundle of the wrong length");
  TRY_ASSIGN(const SignedOfficeCard card, open_card(card_bytes));
  const ByteView signed_bytes = bytes.first(bytes.size() - kSignatureBytes);
  if (!is_signature(kBundleLabel, signed_bytes, signature, card.card.signing))
    return fail(ErrorCode::not_authentic, "the enrolment bundle was changed on its way");
  TRY_ASSIGN(auto bundle, codec::decode<EnrolmentBundle>(content));
  if (bundle.office != card)
    return fail(ErrorCode::not_authentic, "the enrolment bundle was not made by its office");
  return bundle;
}

std::string short_string(const OfficeId& office, const crypto::VerifyKey& kiosk) {
  const std::string digits = to_base32(crypto::hash(office.view(), kiosk)).substr(0, kShortDigits);
  return digits.substr(0, 3) + "-" + digits.substr(3);
}

Bytes make_slip(const Slip& slip, const crypto::SigningKey& kiosk) {
  Bytes frame = begin_frame('S');
  append(frame, slip.kiosk.view());
  append(frame, slip.application.view());
  append(frame, slip.listing.view());
  frame.push_back(static_cast<std::uint8_t>(slip.promise));
  append_be64(frame, static_cast<std::uint64_t>(slip.at.value));
  append_signature(frame, kSlipLabel, kiosk);
  return frame;
}

Result<SlipFrame> read_slip(std::string_view text) {
  if (text.size() > kSlipTextMax) return fail(ErrorCode::too_large, "longer than any slip");
  TRY_ASSIGN(const Bytes bytes, from_base32(text));
  if (to_base32(bytes) != text) return fail(ErrorCode::malformed, "not the way slips are written");
  TRY_ASSIGN(FieldReader reader, enter_frame(bytes, 'S', kSlipTextMax));
  SlipFrame frame;
  frame.slip.kiosk.value = reader.array<16>();
  frame.slip.application.value = reader.array<16>();
  frame.slip.listing.value = reader.array<8>();
  const std::uint8_t promise = reader.byte();
  frame.slip.at = {static_cast<std::int64_t>(reader.be64())};
  frame.signature = reader.array<kSignatureBytes>();
  if (!reader.at_end() || promise > static_cast<std::uint8_t>(Promise::noted))
    return fail(ErrorCode::malformed, "not a slip");
  frame.slip.promise = static_cast<Promise>(promise);
  frame.signed_bytes = copy_of(ByteView(bytes).first(bytes.size() - kSignatureBytes));
  return frame;
}

bool is_signed_by(const SlipFrame& frame, const crypto::VerifyKey& kiosk) {
  return is_signature(kSlipLabel, frame.signed_bytes, frame.signature, kiosk);
}

}  // namespace tsudoi
