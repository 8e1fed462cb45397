#include "sync/office/keyring.h"

#include "storage/base/files.h"
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
  return folder / "office.keys";
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
  for (const auto& secret : secrets.sealing_secrets)
    sealing_.push_back(crypto::SealKey::from_secret(crypto::Secret<32>(secret)));
}

Result<Keyring::Made> Keyring::make(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                                    std::string_view name, UnixSeconds now, Random& random) {
  const auto root = crypto::SigningKey::make(random);
  OfficeSecrets secrets;
  random.fill(secrets.signing_seed);
  random.fill(secrets.data_key);
  secrets.sealing_secrets.push_back(random.array<32>());
  Keyring keyring(secrets);
  const OfficeCard card{{root.verify},
                        keyring.signing_.verify,
                        keyring.sealing_.front().sealing,
                        now,
                        std::string(name)};
  Bytes plain = codec::encode(secrets);
  auto written = write_locked(root_file(folder), unlock, kRootLabel, root.seed().view(), random);
  if (written.ok())
    written = write_locked(secrets_file(folder), unlock, kSecretsLabel, plain, random);
  crypto::wipe(plain);
  crypto::wipe(secrets.signing_seed);
  crypto::wipe(secrets.data_key);
  for (auto& secret : secrets.sealing_secrets) crypto::wipe(secret);
  if (!written.ok()) return std::move(written).error();
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
  crypto::wipe(secrets->signing_seed);
  crypto::wipe(secrets->data_key);
  for (auto& secret : secrets->sealing_secrets) crypto::wipe(secret);
  return keyring;
}

const crypto::SealKey* Keyring::sealing_key(const KeyId& id) const {
  for (const crypto::SealKey& key : sealing_)
    if (key_id_of(key.sealing) == id) return &key;
  return nullptr;
}

crypto::Secret<32> Keyring::record_key() const {
  crypto::Secret<32> key;
  crypto::hkdf_expand(data_key_, view_of("tsudoi office store 1"), key.span());
  return key;
}

}  // namespace tsudoi
