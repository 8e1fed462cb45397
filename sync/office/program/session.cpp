#include "sync/office/program/session.h"

#include <termios.h>
#include <unistd.h>

#include <cstdio>

#include "storage/base/files.h"
#include "storage/store/incarnation.h"
#include "sync/office/backup.h"
#include "sync/office/key_rotation.h"
#include "sync/office/quarantine.h"
#include "sync/office/web/application_models.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kPassphraseFileBytesMax = 4096;

/// No echo while a passphrase is typed; the terminal is as it was afterwards.
class QuietTerminal {
 public:
  QuietTerminal() {
    valid_ = ::tcgetattr(STDIN_FILENO, &before_) == 0;
    termios quiet = before_;
    quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    if (valid_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
  }
  QuietTerminal(const QuietTerminal&) = delete;
  QuietTerminal& operator=(const QuietTerminal&) = delete;
  ~QuietTerminal() {
    if (valid_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    std::fputs("\n", stderr);
  }

 private:
  termios before_{};
  bool valid_ = false;
};

std::string ask(const char* question) {
  const QuietTerminal quiet;  // before the question: what is typed at once counts
  std::fputs(question, stderr);
  std::string line;
  for (int c = std::getchar(); c != EOF && c != '\n'; c = std::getchar())
    line += static_cast<char>(c);
  return line;
}

Error busy_with(const std::filesystem::path& data) {
  return fail(ErrorCode::busy, "end tsudoi-office serve, or wait for the command that works on " +
                                   data.string() + ", and try again");
}

}  // namespace

Session::Session(const Common& common)
    : common_(common),
      clock_(common.clock_file.empty() ? make_system_clock() : make_file_clock(common.clock_file)),
      random_(common.seed ? make_seeded_random(*common.seed) : make_system_random()) {}

Result<Office> Session::unlocked(OpenTo purpose) {
  if (!unlock_) {
    TRY_ASSIGN(unlock_, unlock_for(common_, Asked::once));
  }
  auto opened = Office::open(common_.data, *unlock_, purpose, seams());
  if (!opened.ok() && opened.error().code == ErrorCode::busy) return busy_with(common_.data);
  return opened;
}

Result<Office> Session::open_unpurged() {
  TRY_ASSIGN(Office office, unlocked(OpenTo::work));
  TRY(OfficeBackup::stay_on_machine(office, common_.data, machine_in(common_.machine_file)));
  TRY(OfficeBackup::take_note(office, common_.data));
  // What fails here waits on, and is tried again at the next start.
  const AuditRecord update{clock_->now(), "update",
                           static_cast<std::uint8_t>(web::AuditAct::retried_aside), "newer entries",
                           "local"};
  OfficeQuarantine::retry_after_update(office, kProgramVersion, update).ignore();
  return office;
}

Result<Office> Session::open(OpenTo purpose) {
  if (purpose == OpenTo::look) return unlocked(purpose);
  TRY_ASSIGN(Office office, open_unpurged());
  // What fails here is tried again; that it is late is said by status and on the first page.
  OfficePurge::daily(office).ignore();
  return office;
}

Result<BackupNote> Session::backup(const Office& office, const std::filesystem::path& to) {
  return OfficeBackup::make(office, common_.data, to, *unlock_, seams());
}

Result<Purged> Session::restore(const std::filesystem::path& from) {
  TRY_ASSIGN(unlock_, unlock_for(common_, Asked::once));
  return OfficeBackup::restore(from, common_.data, *unlock_, seams());
}

Result<void> Session::rotate_keys(Office& office, const std::filesystem::path& root) {
  return KeyRotation::rotate(office, common_.data, root, *unlock_);
}

void Session::say(const std::string& line) const {
  if (common_.output == Output::words) std::printf("%s\n", line.c_str());
}

void Session::warn(const std::vector<std::string>& lines) const {
  std::fflush(stdout);
  for (const std::string& line : lines) std::fprintf(stderr, "%s\n", line.c_str());
}

void Session::tell(const JsonLine& line) const {
  if (common_.output == Output::json) std::printf("%s\n", line.line().c_str());
}

Result<OfficeUnlock> unlock_for(const Common& common, Asked asked) {
  if (!common.key_file.empty()) return OfficeUnlock::from_key_file(common.key_file);
  if (::isatty(STDIN_FILENO) == 0)
    return fail(ErrorCode::wrong_use,
                "give --key-file FILE or TSUDOI_OFFICE_KEY_FILE, or type the passphrase at a "
                "terminal");
  std::string passphrase = ask("Passphrase of the office: ");
  if (passphrase.empty()) return fail(ErrorCode::wrong_use, "no passphrase was typed");
  if (asked == Asked::twice && ask("Once more: ") != passphrase)
    return fail(ErrorCode::refused, "the two passphrases differ");
  return OfficeUnlock::from_passphrase(std::move(passphrase));
}

Result<std::string> passphrase_in(const std::filesystem::path& file) {
  TRY_ASSIGN(Bytes bytes, read_file(file, kPassphraseFileBytesMax));
  const std::string_view text = text_of(bytes);
  std::string line(text.substr(0, text.find_first_of("\r\n")));
  crypto::wipe(bytes);
  return line;
}

Result<KioskRecord> kiosk_named(const Office& office, const std::string& digits) {
  if (digits.size() < kDigitsShown)
    return fail(ErrorCode::wrong_use, "a kiosk is named by eight digits of its number or more");
  TRY_ASSIGN(const auto kiosks, office.kiosks());
  std::vector<KioskRecord> found;
  for (const KioskRecord& kiosk : kiosks)
    if (to_hex(kiosk.kiosk.view()).starts_with(digits)) found.push_back(kiosk);
  if (found.empty()) return fail(ErrorCode::not_found, "a kiosk " + digits);
  if (found.size() > 1) return fail(ErrorCode::refused, "several kiosks begin with " + digits);
  return std::move(found.front());
}

std::string time_words(UnixSeconds at) {
  const LocalTime time = tokyo_time(at);
  return to_iso(time.date) + " " + to_iso(time.minutes);
}

}  // namespace tsudoi::office_program
