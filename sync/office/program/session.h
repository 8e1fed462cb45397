// What each command needs before its own work: clock, chance, the unlocked office, and a way to
// speak.
//
// Errors: wrong_use when nothing can open the office (no key file, no terminal); those of Office.
#pragma once

#include "storage/base/counted.h"
#include "sync/office/program/command_line.h"
#include "sync/office/program/json_line.h"
#include "sync/office/purge.h"

namespace tsudoi::office_program {

class Session {
 public:
  explicit Session(const Common& common);

  const Common& common() const { return common_; }
  Clock& clock() { return *clock_; }
  Random& random() { return *random_; }
  Seams seams() { return {*clock_, *random_}; }
  Date today() { return tokyo_time(clock_->now()).date; }

  /// To work: first what is past its time is purged, before anybody sees it.
  Result<Office> open(OpenTo purpose);
  Result<Office> open_unpurged();
  Result<BackupNote> backup(const Office& office, const std::filesystem::path& to);
  Result<Purged> restore(const std::filesystem::path& from);
  Result<void> rotate_keys(Office& office, const std::filesystem::path& root);

  /// For people; says nothing under --json.
  void say(const std::string& line) const;
  /// For people, on standard error: what was not done although the command was.
  void warn(const std::vector<std::string>& lines) const;
  /// Only under --json.
  void tell(const JsonLine& line) const;

 private:
  Result<Office> unlocked(OpenTo purpose);

  Common common_;
  std::unique_ptr<Clock> clock_;
  std::unique_ptr<Random> random_;
  std::optional<OfficeUnlock> unlock_;  // asked for once, however often the office is opened
};

/// How often a passphrase is asked for: twice where a mistake would lock the office for good.
enum class Asked : std::uint8_t { once, twice };
Result<OfficeUnlock> unlock_for(const Common& common, Asked asked);
/// The first line of a small file, as people write passphrases down.
Result<std::string> passphrase_in(const std::filesystem::path& file);

inline constexpr std::size_t kDigitsShown = 8;  // of a kiosk's number, as status shows it
/// The one kiosk whose number begins so. Errors: wrong_use, not_found, refused.
Result<KioskRecord> kiosk_named(const Office& office, const std::string& digits);

/// "2026-11-21 14:05", in Tokyo.
std::string time_words(UnixSeconds at);

}  // namespace tsudoi::office_program
