#include "storage/base/crypto.h"

#include <nettle/hmac.h>
#include <sodium.h>

#include <algorithm>
#include <cstring>

#include "storage/base/assert.h"

namespace tsudoi::crypto {

bool start() {
  return sodium_init() >= 0;
}

void random_fill(std::span<std::uint8_t> out) {
  randombytes_buf(out.data(), out.size());
}

void seeded_fill(std::span<std::uint8_t> out, std::uint64_t seed, std::uint64_t call) {
  Bytes name;
  append_be64(name, seed);
  append_be64(name, call);
  const Hash key = hash(name);
  randombytes_buf_deterministic(out.data(), out.size(), key.data());
}

void wipe(std::span<std::uint8_t> secret) {
  sodium_memzero(secret.data(), secret.size());
}
void wipe(std::string& secret) {
  sodium_memzero(secret.data(), secret.capacity());
  secret.clear();
}

bool equal(ByteView a, ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

// ---- Hashes

Hash hash(ByteView message) {
  Hash out;
  crypto_generichash(out.data(), out.size(), message.data(), message.size(), nullptr, 0);
  return out;
}

Hash hash(ByteView first, ByteView second) {
  crypto_generichash_state state;
  Hash out;
  crypto_generichash_init(&state, nullptr, 0, out.size());
  crypto_generichash_update(&state, first.data(), first.size());
  crypto_generichash_update(&state, second.data(), second.size());
  crypto_generichash_final(&state, out.data(), out.size());
  return out;
}

Mac16 mac(const Secret<32>& key, ByteView context, ByteView message) {
  return KeyedMac(key).of(context, message);
}

static_assert(sizeof(crypto_generichash_state) == 384 && alignof(crypto_generichash_state) == 64);

KeyedMac::KeyedMac(const Secret<32>& key) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.view().data(), key.view().size(), sizeof(Mac16));
  std::memcpy(state_.data(), &state, sizeof state);
  sodium_memzero(&state, sizeof state);
}

KeyedMac& KeyedMac::operator=(KeyedMac&& other) noexcept {
  if (this != &other) {
    state_ = other.state_;
    wipe(other.state_);
  }
  return *this;
}

Mac16 KeyedMac::of(ByteView context, ByteView message) const {
  crypto_generichash_state state;
  std::memcpy(&state, state_.data(), sizeof state);
  const auto size = static_cast<std::uint32_t>(context.size());
  const ByteArray<4> context_size{
      static_cast<std::uint8_t>(size >> 24), static_cast<std::uint8_t>(size >> 16),
      static_cast<std::uint8_t>(size >> 8), static_cast<std::uint8_t>(size)};
  Mac16 out;
  crypto_generichash_update(&state, context_size.data(), context_size.size());
  crypto_generichash_update(&state, context.data(), context.size());
  crypto_generichash_update(&state, message.data(), message.size());
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
  return out;
}

namespace {

/// Nettle's, because libsodium's SHA-256 is portable C: each entry turns the ratchet, and where the
/// processor has instructions for SHA this is a quarter of the time.
class HmacSha256 {
 public:
  explicit HmacSha256(ByteView key) { hmac_sha256_set_key(&state_, key.size(), key.data()); }
  HmacSha256(const HmacSha256&) = delete;
  HmacSha256& operator=(const HmacSha256&) = delete;
  ~HmacSha256() { sodium_memzero(&state_, sizeof state_); }
  void update(ByteView part) { hmac_sha256_update(&state_, part.size(), part.data()); }
  /// And is ready for another message under the same key.
  void finish(std::span<std::uint8_t, SHA256_DIGEST_SIZE> out) {
    hmac_sha256_digest(&state_, out.size(), out.data());
  }

 private:
  hmac_sha256_ctx state_;
};

}  // namespace

Secret<32> hkdf_extract(ByteView salt, ByteView input_key) {
  HmacSha256 mac(salt);
  mac.update(input_key);
  Secret<32> out;
  mac.finish(std::span<std::uint8_t, 32>(out.span()));
  return out;
}

void hkdf_expand(const Secret<32>& key, ByteView info, std::span<std::uint8_t> out) {
  TSUDOI_ASSERT(out.size() <= 255 * 32);
  HmacSha256 mac(key.view());
  ByteArray<32> block{};
  std::size_t done = 0;
  for (std::uint8_t round = 1; done < out.size(); ++round) {
    if (round > 1) mac.update(block);
    mac.update(info);
    mac.update({&round, 1});
    mac.finish(block);
    for (std::size_t i = 0; i < block.size() && done < out.size(); ++i) out[done++] = block[i];
  }
  wipe(block);
}

// ---- Signatures

SigningKey SigningKey::make(Random& random) {
  ByteArray<32> seed = random.array<32>();
  SigningKey key = from_seed(seed);
  wipe(seed);
  return key;
}

SigningKey SigningKey::from_seed(ByteView seed32) {
  TSUDOI_ASSERT(seed32.size() == crypto_sign_SEEDBYTES);
  SigningKey key;
  crypto_sign_seed_keypair(key.verify.data(), key.secret.span().data(), seed32.data());
  return key;
}

Secret<32> SigningKey::seed() const {
  return Secret<32>(secret.view().first(32));
}

Signature SigningKey::sign(ByteView message) const {
  Signature signature;
  crypto_sign_detached(signature.data(), nullptr, message.data(), message.size(),
                       secret.view().data());
  return signature;
}

bool verify(const VerifyKey& key, ByteView message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.data(), message.data(), message.size(),
                                     key.data()) == 0;
}

// ---- Key agreement

SealKey SealKey::make(Random& random) {
  Secret<32> secret;
  random.fill(secret.span());
  return from_secret(std::move(secret));
}

SealKey SealKey::from_secret(Secret<32> secret) {
  SealKey key;
  key.secret = std::move(secret);
  crypto_scalarmult_base(key.sealing.data(), key.secret.view().data());
  return key;
}

Result<Secret<32>> agree(const SealKey& mine, const SealPublic& theirs) {
  Secret<32> shared;
  if (crypto_scalarmult(shared.span().data(), mine.secret.view().data(), theirs.data()) != 0)
    return fail(ErrorCode::not_authentic, "a key that agrees with nobody");
  return shared;
}

// ---- Authenticated encryption

namespace {
constexpr ByteArray<crypto_aead_chacha20poly1305_IETF_NPUBBYTES> kNonceOfOneTimeKeys{};
constexpr std::size_t kLockNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kSealOverhead == crypto_aead_chacha20poly1305_IETF_ABYTES);
static_assert(kSealOverhead == crypto_aead_xchacha20poly1305_ietf_ABYTES);
}  // namespace

Bytes seal_once(const Secret<32>& one_time_key, ByteView associated, ByteView plain) {
  Bytes sealed(plain.size() + kSealOverhead);
  crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(), plain.size(),
                                            associated.data(), associated.size(), nullptr,
                                            kNonceOfOneTimeKeys.data(), one_time_key.view().data());
  return sealed;
}

Result<Bytes> open_once(const Secret<32>& one_time_key, ByteView associated, ByteView sealed) {
  if (sealed.size() < kSealOverhead) return fail(ErrorCode::not_authentic, "sealed part too short");
  Bytes plain(sealed.size() - kSealOverhead);
  const int opened = crypto_aead_chacha20poly1305_ietf_decrypt(
      plain.data(), nullptr, nullptr, sealed.data(), sealed.size(), associated.data(),
      associated.size(), kNonceOfOneTimeKeys.data(), one_time_key.view().data());
  if (opened != 0) return fail(ErrorCode::not_authentic, "sealed part does not open");
  return plain;
}

ByteArray<24> Nonces::take() {
  const ByteArray<24> taken = next_;
  sodium_increment(next_.data(), next_.size());
  return taken;
}

Bytes lock(const Secret<32>& key, ByteView associated, ByteView plain, Random& random) {
  Nonces one(random);
  return lock(key, associated, plain, one);
}

Bytes lock(const Secret<32>& key, ByteView associated, ByteView plain, Nonces& nonces) {
  const auto nonce = nonces.take();
  static_assert(sizeof nonce == kLockNonce);
  Bytes locked(kLockNonce + plain.size() + kSealOverhead);
  std::ranges::copy(nonce, locked.begin());
  crypto_aead_xchacha20poly1305_ietf_encrypt(locked.data() + kLockNonce, nullptr, plain.data(),
                                             plain.size(), associated.data(), associated.size(),
                                             nullptr, locked.data(), key.view().data());
  return locked;
}

Result<Bytes> unlock(const Secret<32>& key, ByteView associated, ByteView locked) {
  if (locked.size() < kLockNonce + kSealOverhead)
    return fail(ErrorCode::not_authentic, "locked data too short");
  const ByteView cipher = locked.subspan(kLockNonce);
  Bytes plain(cipher.size() - kSealOverhead);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      plain.data(), nullptr, nullptr, cipher.data(), cipher.size(), associated.data(),
      associated.size(), locked.data(), key.view().data());
  if (opened != 0) return fail(ErrorCode::not_authentic, "locked data does not open");
  return plain;
}

// ---- Passphrases

Result<Secret<32>> key_from_passphrase(std::string_view passphrase, const Salt& salt,
                                       PassphraseCost cost) {
  Secret<32> key;
  const int made = crypto_pwhash(key.span().data(), key.span().size(), passphrase.data(),
                                 passphrase.size(), salt.data(), cost.passes,
                                 std::size_t(cost.memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13);
  if (made != 0)
    return fail(ErrorCode::out_of_memory, "the passphrase needs more memory than there is");
  return key;
}

}  // namespace tsudoi::crypto
