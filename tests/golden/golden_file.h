// Golden files: bytes as text, so that a change shows in a review.
//
//     # kind 13 version 1: decision
//     0d01a0a1a2...
//
// Lines that begin with # are for people; the rest is hex, 32 bytes a line.
#pragma once

#include <filesystem>

#include "storage/base/bytes.h"

namespace tsudoi::golden {

/// "v1/kind_13_decision.hex": a kind's golden file is in the folder of its version.
std::filesystem::path file_of_value(ByteView encoded, std::string_view name);
/// "v1/frame_batch.hex"
std::filesystem::path file_of_frame(std::string_view name);

/// Where the committed files are.
std::filesystem::path golden_folder();

Result<void> write_golden(const std::filesystem::path& file, std::string_view comment,
                          ByteView bytes);
/// Errors: those of read_file; malformed when a line is not hex.
Result<Bytes> read_golden(const std::filesystem::path& file);

}  // namespace tsudoi::golden
