// DATA/kiosk.key: the secrets of this kiosk, owner only. Two forms:
//
//   seed 32                                        from the first enrolment; the store's key is
//   HKDF of it "TSK" 2 | store's key 32 | seed 32 [| seed 32] since it was enrolled again
//
// The store's key stays when the identity changes. Two seeds: an enrolment is under way, and the
// store says which one is its own.
//
// Errors: not_found, damaged, disk_*.
#pragma once

#include <filesystem>

#include "storage/base/crypto.h"

namespace tsudoi {

/// What a folder is known by: no kiosk is made in an office's, and no office in a kiosk's.
inline constexpr std::string_view kKioskKeyFile = "kiosk.key";
inline constexpr std::string_view kOfficeKeyFile = "office.keys";

struct KioskKeys {
  crypto::Secret<32> store;
  std::vector<crypto::Secret<32>> seeds;
};

Result<KioskKeys> read_keys(const std::filesystem::path& folder);
/// A power cut leaves the old file or the new one.
Result<void> write_keys(const std::filesystem::path& folder, const KioskKeys& keys);
/// Of a new kiosk.
Result<KioskKeys> make_keys(const std::filesystem::path& folder, Random& random);

}  // namespace tsudoi
