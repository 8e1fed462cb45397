// What a file or folder is, as far as it can be told without any key: its kind, its fixed header,
// whose it is, and whether what can be verified does verify.
//
// Errors: not_found; malformed for what is not Tsudoi's, or cut off; not_authentic; newer_version.
// Limits: kInspectBytesMax.
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "storage/base/bytes.h"

namespace tsudoi::office_program {

inline constexpr std::size_t kInspectBytesMax = 4 * 1024 * 1024;

struct Finding {
  std::string what;     // "enrolment bundle", "batch", "office folder" ...
  std::string checked;  // what was verified, and what would need a key
  std::vector<std::pair<std::string, std::string>> facts;
};

Result<Finding> inspect(const std::filesystem::path& file);
/// Of bytes alone.
Result<Finding> inspect_bytes(ByteView bytes);

}  // namespace tsudoi::office_program
