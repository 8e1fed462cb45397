// The only file that knows libsodium and Nettle (see crypto.cpp). Named operations instead of
// options: nobody chooses a cipher.
//
// Sizes in bytes. Secrets wipe themselves. Every open/verify is constant time in the secret.
// Errors: not_authentic when a signature or seal does not verify; out_of_memory from the password
// hash.
#pragma once

#include "storage/base/bytes.h"
#include "storage/base/clock.h"

namespace tsudoi::crypto {

/// Once per process, before anything else here. False when the library cannot start (no entropy
/// source).
bool start();

void random_fill(std::span<std::uint8_t> out);
void seeded_fill(std::span<std::uint8_t> out, std::uint64_t seed, std::uint64_t call);
void wipe(std::span<std::uint8_t> secret);
void wipe(std::string& secret);
bool equal(ByteView a, ByteView b);  // constant time for equal lengths

/// N secret bytes that are wiped when they go. Moves wipe the source; there is no copy by accident.
template <std::size_t N>
class Secret {
 public:
  Secret() = default;
  explicit Secret(ByteView from) {
    for (std::size_t i = 0; i < N && i < from.size(); ++i) bytes_[i] = from[i];
  }
  Secret(const Secret&) = delete;
  Secret& operator=(const Secret&) = delete;
  Secret(Secret&& other) noexcept : bytes_(other.bytes_) { wipe(other.bytes_); }
  Secret& operator=(Secret&& other) noexcept {
    if (this != &other) {
      bytes_ = other.bytes_;
      wipe(other.bytes_);
    }
    return *this;
  }
  ~Secret() { wipe(bytes_); }

  ByteView view() const { return bytes_; }
  std::span<std::uint8_t> span() { return bytes_; }
  Secret copy() const { return Secret(view()); }

 private:
  ByteArray<N> bytes_{};
};

// ---- Hashes
using Hash = ByteArray<32>;   // BLAKE2b-256
using Mac16 = ByteArray<16>;  // keyed BLAKE2b-128

Hash hash(ByteView message);
Hash hash(ByteView first, ByteView second);
Mac16 mac(const Secret<32>& key, ByteView context, ByteView message);

/// mac() for many messages under one key: the key is taken in once. Wipes itself.
class KeyedMac {
 public:
  explicit KeyedMac(const Secret<32>& key);
  KeyedMac(const KeyedMac&) = delete;
  KeyedMac& operator=(const KeyedMac&) = delete;
  KeyedMac(KeyedMac&& other) noexcept : state_(other.state_) { wipe(other.state_); }
  KeyedMac& operator=(KeyedMac&& other) noexcept;
  ~KeyedMac() { wipe(state_); }

  Mac16 of(ByteView context, ByteView message) const;

 private:
  alignas(64) ByteArray<384> state_{};  // BLAKE2b's, behind the block of the key
};

/// HKDF-SHA-256 (RFC 5869). Output length up to 255 * 32.
Secret<32> hkdf_extract(ByteView salt, ByteView input_key);
void hkdf_expand(const Secret<32>& key, ByteView info, std::span<std::uint8_t> out);

// ---- Signatures (Ed25519)
using VerifyKey = ByteArray<32>;
using Signature = ByteArray<64>;

struct SigningKey {
  Secret<64> secret;
  VerifyKey verify{};

  static SigningKey make(Random& random);
  static SigningKey from_seed(ByteView seed32);
  Secret<32> seed() const;
  Signature sign(ByteView message) const;
};

bool verify(const VerifyKey& key, ByteView message, const Signature& signature);

// ---- Key agreement (X25519)
using SealPublic = ByteArray<32>;

struct SealKey {
  Secret<32> secret;
  SealPublic sealing{};

  static SealKey make(Random& random);
  static SealKey from_secret(Secret<32> secret);
};

/// The raw shared point; feed it to HKDF. Refuses points of small order (not_authentic).
Result<Secret<32>> agree(const SealKey& mine, const SealPublic& theirs);

// ---- Authenticated encryption
inline constexpr std::size_t kSealOverhead = 16;

/// ChaCha20-Poly1305-IETF with a key that is used for exactly one message (nonce 0). Adds
/// kSealOverhead bytes.
Bytes seal_once(const Secret<32>& one_time_key, ByteView associated, ByteView plain);
Result<Bytes> open_once(const Secret<32>& one_time_key, ByteView associated, ByteView sealed);

/// XChaCha20-Poly1305 for data at rest under a long-lived key: nonce (24) || cipher || tag (16).
Bytes lock(const Secret<32>& key, ByteView associated, ByteView plain, Random& random);

/// Nonces for many locks: one random beginning of 24 bytes, then counted on.
class Nonces {
 public:
  explicit Nonces(Random& random) : next_(random.array<24>()) {}
  ByteArray<24> take();

 private:
  ByteArray<24> next_;
};
Bytes lock(const Secret<32>& key, ByteView associated, ByteView plain, Nonces& nonces);
Result<Bytes> unlock(const Secret<32>& key, ByteView associated, ByteView locked);

// ---- Passphrases (Argon2id)
struct PassphraseCost {
  std::uint32_t passes = 3;
  std::uint32_t memory_kib = 128 * 1024;  // about 200 ms on a small PC; design: at least 128 MiB
};
using Salt = ByteArray<16>;

Result<Secret<32>> key_from_passphrase(std::string_view passphrase, const Salt& salt,
                                       PassphraseCost cost);

}  // namespace tsudoi::crypto
