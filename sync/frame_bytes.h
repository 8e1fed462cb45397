// Reading fixed fields from the front of a frame, and signing what is before the signature. Private
// to sync's frames.
#pragma once

#include "storage/base/crypto.h"

namespace tsudoi {

/// Takes fields off the front; after the first one that is not there, everything is empty and
/// `ok()` is false.
class FieldReader {
 public:
  explicit FieldReader(ByteView bytes) : rest_(bytes) {}

  ByteView take(std::size_t count) {
    if (count > rest_.size()) {
      ok_ = false;
      rest_ = {};
    }
    const ByteView taken = rest_.first(ok_ ? count : 0);
    rest_ = rest_.subspan(taken.size());
    return taken;
  }
  template <std::size_t N>
  ByteArray<N> array() {
    return array_of<N>(take(N));
  }
  std::uint8_t byte() {
    const ByteView taken = take(1);
    return taken.empty() ? 0 : taken[0];
  }
  std::uint32_t be32() {
    const ByteView taken = take(4);
    return taken.empty() ? 0 : read_be32(taken);
  }
  std::uint64_t be64() {
    const ByteView taken = take(8);
    return taken.empty() ? 0 : read_be64(taken);
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

 private:
  ByteView rest_;
  bool ok_ = true;
};

inline constexpr std::size_t kSignatureBytes = 64;

/// Every frame begins with "TS", a letter for its kind, and the protocol version.
Bytes begin_frame(char kind);
/// Errors: malformed, newer_version, too_large. Leaves the reader behind the first four bytes.
Result<FieldReader> enter_frame(ByteView bytes, char kind, std::size_t bytes_max);

Bytes message_to_sign(std::string_view label, ByteView signed_bytes);
void append_signature(Bytes& frame, std::string_view label, const crypto::SigningKey& key);
bool is_signature(std::string_view label, ByteView signed_bytes, const crypto::Signature& signature,
                  const crypto::VerifyKey& key);

}  // namespace tsudoi
