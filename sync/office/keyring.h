// The office's secrets: signing key, data key and sealing keys, locked in one file under a key that
// is not on this disk (a key file on a stick, or a passphrase). The root is in a file of its own,
// to be taken away after `init`.
//
// Owns: the opened secrets, wiped at the end.
// Errors: wrong_key; not_found (no office here); damaged.
#pragma once

#include <filesystem>

#include "storage/codec/codec.h"

namespace tsudoi {

/// What opens the secrets. Made from a key file or a passphrase; never stored.
class OfficeUnlock {
 public:
  static OfficeUnlock from_passphrase(std::string passphrase);
  /// A file of 32 bytes or more. Errors: not_found, malformed (shorter).
  static Result<OfficeUnlock> from_key_file(const std::filesystem::path& file);
  /// Writes 32 random bytes, owner only. Errors: already_there.
  static Result<void> make_key_file(const std::filesystem::path& file, Random& random);

  OfficeUnlock(OfficeUnlock&&) = default;
  OfficeUnlock& operator=(OfficeUnlock&&) = default;
  ~OfficeUnlock() { crypto::wipe(secret_); }

  Result<crypto::Secret<32>> key_with(const crypto::Salt& salt) const;

 private:
  enum class Kind : std::uint8_t { passphrase, key_file };
  OfficeUnlock(Kind kind, std::string secret) : kind_(kind), secret_(std::move(secret)) {}

  Kind kind_;
  std::string secret_;
};

/// How long a private half stays after it was replaced: so long a kiosk may be away [F37].
inline constexpr std::int64_t kSealingKeptSeconds = 400 * 24 * 3600;
inline constexpr std::size_t kSealingKeysMax = 64;  // kept at a time

class Keyring {
 public:
  struct Made;
  /// New keys for a new office; writes `office.keys` and `office.root` into `folder`.
  static Result<Made> make(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                           std::string_view name, UnixSeconds now, Random& random);
  static bool is_there(const std::filesystem::path& folder);
  static Result<Keyring> open(const std::filesystem::path& folder, const OfficeUnlock& unlock);

  const crypto::SigningKey& signing() const { return signing_; }
  const crypto::Secret<32>& data_key() const { return data_key_; }
  /// nullptr: not a key of this office, or one that was replaced too long ago.
  const crypto::SealKey* sealing_key(const KeyId& id, UnixSeconds now) const;
  crypto::Secret<32> record_key() const;

  // ---- Rotation (key_rotation.h)
  /// Errors: not_found, wrong_key, damaged.
  static Result<crypto::SigningKey> open_root(const std::filesystem::path& file,
                                              const OfficeUnlock& unlock);
  /// This one, and a new key in front; the one in use is replaced from `now` on. Errors: refused
  /// when kSealingKeysMax are kept.
  Result<Keyring> with_new_sealing_key(UnixSeconds now, Random& random) const;
  const crypto::SealPublic& newest_sealing() const { return sealing_.front().key.sealing; }
  /// What the office's card says: a rotation that was cut off has replaced nothing. Errors: damaged
  /// when its private half is not here.
  Result<void> note_in_use(const crypto::SealPublic& sealing);
  std::size_t old_sealing_keys(UnixSeconds now) const;
  /// What was replaced too long ago leaves the disk, and this object.
  Result<void> wipe_old(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                        Clock& clock, Random& random);
  Result<void> write(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                     Random& random) const;

 private:
  struct Sealing {
    crypto::SealKey key;
    UnixSeconds replaced_at;  // 0: in use
    bool is_kept(UnixSeconds now) const {
      return replaced_at.value == 0 || now.value - replaced_at.value <= kSealingKeptSeconds;
    }
  };
  explicit Keyring(const OfficeSecrets& secrets);
  OfficeSecrets secrets() const;

  crypto::SigningKey signing_;
  crypto::Secret<32> data_key_;
  std::vector<Sealing> sealing_;  // newest first
};

struct Keyring::Made {
  Keyring keyring;
  SignedOfficeCard card;
};

}  // namespace tsudoi
