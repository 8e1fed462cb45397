#include "sync/frame_bytes.h"

#include "sync/frames.h"

namespace tsudoi {

Bytes begin_frame(char kind) {
  return {'T', 'S', static_cast<std::uint8_t>(kind), kProtocolVersion};
}

Result<FieldReader> enter_frame(ByteView bytes, char kind, std::size_t bytes_max) {
  if (bytes.size() > bytes_max)
    return fail(ErrorCode::too_large, "more than " + std::to_string(bytes_max) + " bytes");
  FieldReader reader(bytes);
  const auto magic = reader.array<3>();
  const ByteArray<3> wanted{'T', 'S', static_cast<std::uint8_t>(kind)};
  if (magic != wanted) return fail(ErrorCode::malformed, "not the bytes of a Tsudoi message");
  const std::uint8_t version = reader.byte();
  if (version > kProtocolVersion)
    return fail(ErrorCode::newer_version, "protocol " + std::to_string(version));
  if (!reader.ok() || version == 0) return fail(ErrorCode::malformed, "ends too early");
  return reader;
}

Bytes message_to_sign(std::string_view label, ByteView signed_bytes) {
  Bytes message = copy_of(view_of(label));
  append(message, crypto::hash(signed_bytes));
  return message;
}

void append_signature(Bytes& frame, std::string_view label, const crypto::SigningKey& key) {
  append(frame, key.sign(message_to_sign(label, frame)));
}

bool is_signature(std::string_view label, ByteView signed_bytes, const crypto::Signature& signature,
                  const crypto::VerifyKey& key) {
  return crypto::verify(key, message_to_sign(label, signed_bytes), signature);
}

}  // namespace tsudoi
