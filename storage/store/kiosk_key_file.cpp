#include "storage/store/kiosk_key_file.h"

#include "storage/base/files.h"

namespace tsudoi {
namespace {

constexpr std::size_t kSecretBytes = 32;
constexpr std::string_view kMark = "TSK\2";
constexpr std::size_t kFileBytesMax = 256;

std::filesystem::path key_file(const std::filesystem::path& folder) {
  return folder / kKioskKeyFile;
}

Result<KioskKeys> keys_in(ByteView bytes) {
  KioskKeys keys;
  if (bytes.size() == kSecretBytes) {
    crypto::Secret<32> seed(bytes);
    crypto::hkdf_expand(seed, view_of("tsudoi store 1"), keys.store.span());
    keys.seeds.push_back(std::move(seed));
    return keys;
  }
  const std::size_t secrets = (bytes.size() - std::min(bytes.size(), kMark.size())) / kSecretBytes;
  const bool is_whole = bytes.size() == kMark.size() + secrets * kSecretBytes;
  if (!is_whole || secrets < 2 || secrets > 3 || text_of(bytes.first(kMark.size())) != kMark)
    return fail(ErrorCode::damaged, "the key file of this kiosk has an odd length");
  const ByteView rest = bytes.subspan(kMark.size());
  keys.store = crypto::Secret<32>(rest.first(kSecretBytes));
  for (std::size_t i = 1; i < secrets; ++i)
    keys.seeds.emplace_back(rest.subspan(i * kSecretBytes, kSecretBytes));
  return keys;
}

}  // namespace

Result<KioskKeys> read_keys(const std::filesystem::path& folder) {
  auto bytes = read_file(key_file(folder), kFileBytesMax);
  if (!bytes.ok() && bytes.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "no enrolled kiosk in " + folder.string());
  if (!bytes.ok()) return std::move(bytes).error();
  auto keys = keys_in(*bytes);
  crypto::wipe(*bytes);
  return keys;
}

Result<void> write_keys(const std::filesystem::path& folder, const KioskKeys& keys) {
  Bytes bytes = copy_of(view_of(kMark));
  append(bytes, keys.store.view());
  for (const auto& seed : keys.seeds) append(bytes, seed.view());
  auto written = write_file(key_file(folder), bytes, FileAccess::owner_only);
  crypto::wipe(bytes);
  return written;
}

Result<KioskKeys> make_keys(const std::filesystem::path& folder, Random& random) {
  const auto key = crypto::SigningKey::make(random);
  TRY(make_folder(folder));
  TRY(write_file(key_file(folder), key.seed().view(), FileAccess::owner_only));
  return keys_in(key.seed().view());
}

}  // namespace tsudoi
