// What can fail, as one closed list. Each code has a sentence for residents and one for staff
// (error_words.h), and maps to one exit code of the command lines. Answers such as "full" or
// "already in" are not errors: they are enums in return values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tsudoi {

enum class ErrorCode : std::uint8_t {
  wrong_use,       // the command line or the request makes no sense
  refused,         // understood, and not done; the detail says why
  not_found,       // no such file, listing, kiosk ...
  already_there,   // would overwrite something that must stay
  busy,            // another process has this store open
  disk_full,       // ENOSPC, or the store's own ceiling
  disk_failed,     // EIO, a failed flush: the outcome is unknown
  disk_read_only,  // EROFS, EACCES on our own data
  damaged,         // authentication of stored bytes failed
  newer_version,   // written by a newer Tsudoi
  malformed,       // bytes from outside do not have the promised shape
  too_large,       // over a stated limit
  not_authentic,   // signature or seal does not verify
  unknown_signer,  // signed by somebody we do not know
  revoked,         // known, and no longer trusted
  wrong_office,    // made by, or for, another office
  wrong_key,       // passphrase, key file or PIN does not open this
  expired,         // a one-time code or certificate past its date
  line_down,       // the other side could not be reached
  out_of_memory,   // an allocation failed
};

/// Exit codes of both programs (people, systemd and tests use the same).
enum class ExitCode : int { done = 0, refused = 1, wrong_use = 2, damaged_or_newer = 3 };

struct [[nodiscard]] Error {
  ErrorCode code;
  std::string detail;  // one plain clause for staff and logs; never a resident's data

  bool operator==(const Error&) const = default;
};

/// Stable name of a code, for logs and JSON ("disk_full").
std::string_view name_of(ErrorCode code);
/// One plain English sentence for stderr, detail included.
std::string sentence_for(const Error& error);
ExitCode exit_code_for(ErrorCode code);
/// Every code, in order, for tests and tables.
const std::vector<ErrorCode>& all_error_codes();

}  // namespace tsudoi
