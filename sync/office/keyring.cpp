#include "sync/office/keyring.h"

#include <algorithm>

#include "storage/base/files.h"
#include "storage/store/kiosk_key_file.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

constexpr std::size_t kKeyBytesMin = 32;
constexpr std::size_t kKeyFileBytesMax = 64 * 1024;
constexpr std::size_t kSecretsBytesMax = 16 * 1024;
constexpr std::size_t kLockedBytesMin = 16 + 24 + 16;  // salt, nonce, tag
constexpr std::string_view kSecretsLabel = "tsudoi office secrets 1";
constexpr std::string_view kRootLabel = "tsudoi office root 1";

std::filesystem::path secrets_file(const std::filesystem::path& folder) {
  return folder / kOfficeKeyFile;
}
std::filesystem::path root_file(const std::filesystem::path& folder) {
  return folder / "office.root";
}

/// salt (16) || lock(key, label, bytes)
Result<void> write_locked(const std::filesystem::path& file, const OfficeUnlock& unlock,
                          std::string_view label, ByteView plain, Random& random) {
  const crypto::Salt salt = random.array<16>();
  TRY_ASSIGN(const auto key, unlock.key_with(salt));
  Bytes bytes(salt.begin(), salt.end());
  append(bytes, crypto::lock(key, view_of(label), plain, random));
  return write_file(file, bytes, FileAccess::owner_only);
}

Result<Bytes> read_locked(const std::filesystem::path& file, const OfficeUnlock& unlock,
                          std::string_view label) {
  auto bytes = read_file(file, kSecretsBytesMax);
  if (!bytes.ok() && bytes.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "no office in " + file.parent_path().string());
  if (!bytes.ok()) return std::move(bytes).error();
  if (bytes->size() < kLockedBytesMin)
    return fail(ErrorCode::damaged, file.string() + " was cut off");
  const ByteView view = *bytes;
  TRY_ASSIGN(const auto key, unlock.key_with(array_of<16>(view.first(16))));
  auto plain = crypto::unlock(key, view_of(label), view.subspan(16));
  if (!plain.ok()) return fail(ErrorCode::wrong_key, file.string() + ", unless that was changed");
  return plain;
}

void wipe(OfficeSecrets& secrets) {
  crypto::wipe(secrets.signing_seed);
  crypto::wipe(secrets.data_key);
  for (auto& secret : secrets.sealing_secrets) crypto::wipe(secret);
}

}  // namespace

OfficeUnlock OfficeUnlock::from_passphrase(std::string passphrase) {
  return OfficeUnlock(Kind::passphrase, std::move(passphrase));
}

Result<OfficeUnlock> OfficeUnlock::from_key_file(const std::filesystem::path& file) {
  TRY_ASSIGN(Bytes bytes, read_file(file, kKeyFileBytesMax));
  if (bytes.size() < kKeyBytesMin)
    return fail(ErrorCode::malformed,
                "a key file has at least 32 bytes, " + file.string() + " has fewer");
  OfficeUnlock unlock(Kind::key_file, std::string(text_of(bytes)));
  crypto::wipe(bytes);
  return unlock;
}

Result<void> OfficeUnlock::make_key_file(const std::filesystem::path& file, Random& random) {
  if (std::filesystem::exists(file)) return fail(ErrorCode::already_there, file.string());
  crypto::Secret<32> key;
  random.fill(key.span());
  return write_file(file, key.view(), FileAccess::owner_only);
}

Result<crypto::Secret<32>> OfficeUnlock::key_with(const crypto::Salt& salt) const {
  if (kind_ == Kind::passphrase) return crypto::key_from_passphrase(secret_, salt, {});
  crypto::Secret<32> key;
  crypto::hkdf_expand(crypto::hkdf_extract(salt, view_of(secret_)), view_of("tsudoi key file 1"),
                      key.span());
  return key;
}

Keyring::Keyring(const OfficeSecrets& secrets)
    : signing_(crypto::SigningKey::from_seed(secrets.signing_seed)), data_key_(secrets.data_key) {
  for (std::size_t i = 0; i < secrets.sealing_secrets.size(); ++i) {
    const bool has_time = i > 0 && i <= secrets.replaced_at.size();
    sealing_.push_back(
        {crypto::SealKey::from_secret(crypto::Secret<32>(secrets.sealing_secrets[i])),
         has_time ? secrets.replaced_at[i - 1] : UnixSeconds{}});
  }
}

OfficeSecrets Keyring::secrets() const {
  OfficeSecrets secrets;
  secrets.signing_seed = array_of<32>(signing_.seed().view());
  secrets.data_key = array_of<32>(data_key_.view());
  for (std::size_t i = 0; i < sealing_.size(); ++i) {
    secrets.sealing_secrets.push_back(array_of<32>(sealing_[i].key.secret.view()));
    if (i > 0) secrets.replaced_at.push_back(sealing_[i].replaced_at);
  }
  return secrets;
}

Result<Keyring::Made> Keyring::make(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                                    std::string_view name, UnixSeconds now, Random& random) {
  const auto root = crypto::SigningKey::make(random);
  OfficeSecrets secrets;
  random.fill(secrets.signing_seed);
  random.fill(secrets.data_key);
  secrets.sealing_secrets.push_back(random.array<32>());
  Keyring keyring(secrets);
  const OfficeCard card{
      {root.verify}, keyring.signing_.verify, keyring.newest_sealing(), now, std::string(name)};
  wipe(secrets);
  TRY(write_locked(root_file(folder), unlock, kRootLabel, root.seed().view(), random));
  TRY(keyring.write(folder, unlock, random));
  return Made{std::move(keyring), sign_card(card, root)};
}

bool Keyring::is_there(const std::filesystem::path& folder) {
  std::error_code problem;
  return std::filesystem::exists(secrets_file(folder), problem);
}

Result<Keyring> Keyring::open(const std::filesystem::path& folder, const OfficeUnlock& unlock) {
  TRY_ASSIGN(Bytes plain, read_locked(secrets_file(folder), unlock, kSecretsLabel));
  auto secrets = codec::decode<OfficeSecrets>(plain);
  crypto::wipe(plain);
  if (!secrets.ok()) return std::move(secrets).error();
  Keyring keyring(*secrets);
  wipe(*secrets);
  if (keyring.sealing_.empty()) return fail(ErrorCode::damaged, "the office has no sealing key");
  return keyring;
}

const crypto::SealKey* Keyring::sealing_key(const KeyId& id, UnixSeconds now) const {
  for (const Sealing& one : sealing_)
    if (key_id_of(one.key.sealing) == id && one.is_kept(now)) return &one.key;
  return nullptr;
}

Result<crypto::SigningKey> Keyring::open_root(const std::filesystem::path& file,
                                              const OfficeUnlock& unlock) {
  TRY_ASSIGN(Bytes seed, read_locked(file, unlock, kRootLabel));
  auto key = crypto::SigningKey::from_seed(seed);
  crypto::wipe(seed);
  return key;
}

Result<void> Keyring::write(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                            Random& random) const {
  OfficeSecrets all = secrets();
  Bytes plain = codec::encode(all);
  wipe(all);
  auto written = write_locked(secrets_file(folder), unlock, kSecretsLabel, plain, random);
  crypto::wipe(plain);
  return written;
}

Result<Keyring> Keyring::with_new_sealing_key(UnixSeconds now, Random& random) const {
  OfficeSecrets all = secrets();
  Keyring next(all);
  wipe(all);
  next.sealing_.front().replaced_at = now;
  next.sealing_.insert(next.sealing_.begin(), {crypto::SealKey::make(random), {}});
  if (next.sealing_.size() > kSealingKeysMax)
    return fail(ErrorCode::refused, "so many old keys are kept that no new one is made yet");
  return next;
}

/// What is in front of it was made by a rotation that was cut off: nobody ever sealed to it.
Result<void> Keyring::note_in_use(const crypto::SealPublic& sealing) {
  const auto in_use = std::ranges::find_if(
      sealing_, [&](const Sealing& one) { return one.key.sealing == sealing; });
  if (in_use == sealing_.end())
    return fail(ErrorCode::damaged, "the office's keys are older than its store");
  in_use->replaced_at = {};
  sealing_.erase(sealing_.begin(), in_use);
  return {};
}

std::size_t Keyring::old_sealing_keys(UnixSeconds now) const {
  return static_cast<std::size_t>(std::ranges::count_if(sealing_, [&](const Sealing& one) {
    return one.replaced_at.value != 0 && one.is_kept(now);
  }));
}

Result<void> Keyring::wipe_old(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                               Clock& clock, Random& random) {
  const UnixSeconds now = clock.now();
  const auto gone = std::erase_if(sealing_, [&](const Sealing& one) { return !one.is_kept(now); });
  return gone == 0 ? Result<void>() : write(folder, unlock, random);
}

crypto::Secret<32> Keyring::record_key() const {
  crypto::Secret<32> key;
  crypto::hkdf_expand(data_key_, view_of("tsudoi office store 1"), key.span());
  return key;
}

}  // namespace tsudoi
