#include "storage/base/error.h"

#include <array>

namespace tsudoi {
namespace {

struct CodeRow {
  ErrorCode code;
  std::string_view name;
  std::string_view sentence;
  ExitCode exit;
};

constexpr std::array kRows{
    CodeRow{ErrorCode::wrong_use, "wrong_use", "This cannot be used like that",
            ExitCode::wrong_use},
    CodeRow{ErrorCode::refused, "refused", "Not done", ExitCode::refused},
    CodeRow{ErrorCode::not_found, "not_found", "Not found", ExitCode::refused},
    CodeRow{ErrorCode::already_there, "already_there", "Something is already there",
            ExitCode::refused},
    CodeRow{ErrorCode::busy, "busy", "Another Tsudoi is using this data", ExitCode::refused},
    CodeRow{ErrorCode::disk_full, "disk_full", "The disk is full", ExitCode::refused},
    CodeRow{ErrorCode::disk_failed, "disk_failed", "The disk reported an error", ExitCode::refused},
    CodeRow{ErrorCode::disk_read_only, "disk_read_only", "The disk cannot be written",
            ExitCode::refused},
    CodeRow{ErrorCode::damaged, "damaged", "The data is damaged", ExitCode::damaged_or_newer},
    CodeRow{ErrorCode::newer_version, "newer_version", "A newer Tsudoi wrote this",
            ExitCode::damaged_or_newer},
    CodeRow{ErrorCode::malformed, "malformed", "This is not what it should be", ExitCode::refused},
    CodeRow{ErrorCode::too_large, "too_large", "This is larger than allowed", ExitCode::refused},
    CodeRow{ErrorCode::not_authentic, "not_authentic", "The signature or seal does not match",
            ExitCode::refused},
    CodeRow{ErrorCode::unknown_signer, "unknown_signer", "The sender is not known here",
            ExitCode::refused},
    CodeRow{ErrorCode::revoked, "revoked", "The sender has been revoked", ExitCode::refused},
    CodeRow{ErrorCode::wrong_office, "wrong_office", "This belongs to another office",
            ExitCode::refused},
    CodeRow{ErrorCode::wrong_key, "wrong_key", "The key or passphrase does not open this",
            ExitCode::refused},
    CodeRow{ErrorCode::expired, "expired", "This has expired", ExitCode::refused},
    CodeRow{ErrorCode::line_down, "line_down", "The office could not be reached",
            ExitCode::refused},
    CodeRow{ErrorCode::out_of_memory, "out_of_memory", "There is not enough memory",
            ExitCode::refused},
};

const CodeRow& row_of(ErrorCode code) {
  return kRows.at(static_cast<std::size_t>(code));
}

}  // namespace

std::string_view name_of(ErrorCode code) {
  return row_of(code).name;
}

std::string sentence_for(const Error& error) {
  std::string sentence{row_of(error.code).sentence};
  if (!error.detail.empty()) sentence += ": " + error.detail;
  return sentence + ".";
}

ExitCode exit_code_for(ErrorCode code) {
  return row_of(code).exit;
}

const std::vector<ErrorCode>& all_error_codes() {
  static const std::vector<ErrorCode> codes = [] {
    std::vector<ErrorCode> all;
    for (const CodeRow& row : kRows) all.push_back(row.code);
    return all;
  }();
  return codes;
}

}  // namespace tsudoi
