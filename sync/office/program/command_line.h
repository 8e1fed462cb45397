// What was asked for on the command line, as values. Only its source knows CLI11.
//
// Errors: parse never fails; what makes no sense becomes a Advice with exit code 2.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "storage/base/error.h"

namespace tsudoi::office_program {

enum class Output : std::uint8_t { words, json };
/// Personal data in an export.
enum class Names : std::uint8_t { left_out, included };
enum class Doing : std::uint8_t { it, nothing_yet };  // nothing: only say what would be done
enum class Existing : std::uint8_t { refused, replaced };

/// On every command that opens an office.
struct Common {
  std::filesystem::path data;
  std::filesystem::path key_file;  // empty: a passphrase, asked for at the terminal
  std::filesystem::path clock_file;
  std::filesystem::path machine_file = "/etc/machine-id";
  std::optional<std::uint64_t> seed;
  Output output = Output::words;
};

struct Init {
  std::string name;
  std::filesystem::path admin_passphrase_file;  // empty: one is made up and shown once
};
struct AddAccount {
  std::string name;
  std::string role;
  std::filesystem::path passphrase_file;
  std::vector<std::string> centres, areas;  // scope; both empty: the whole city
  Existing existing = Existing::refused;
};
struct ImportEvents {
  std::vector<std::filesystem::path> files;
  std::string publisher;
  std::string as_of;       // a date; empty: today in Tokyo
  std::string base_month;  // "2026-11"; empty: none
  std::string shift_from;  // a date; empty: no shift
  int window_days = 0;
  std::filesystem::path report;    // empty: none
  std::filesystem::path pictures;  // empty: the folder `pictures` beside each file
};
struct ImportFacilities {
  std::vector<std::filesystem::path> files;
  std::string publisher;
  std::filesystem::path report;
};
struct ImportForms {
  std::vector<std::filesystem::path> files;
};
struct Serve {
  std::string listen;
  std::filesystem::path tls_cert, tls_key;
  std::string pull;  // the relay's address; empty: none
  int pull_seconds = 0;
};
/// serve --relay: the folder is a relay's.
struct ServeRelay {
  Serve serve;
};
struct RelayCard {
  std::filesystem::path out;
};
struct RelayInit {
  std::filesystem::path card;
};
struct RelayPull {
  std::string url;
};
struct RelayExport {
  std::filesystem::path stick;
};
struct RelayImportStick {
  std::filesystem::path stick;
};
struct Enrol {
  std::string centre;
  std::filesystem::path out;  // empty: a name of its own in this folder
  std::string url;
};
struct Revoke {
  std::string kiosk;  // its number, or the first digits of it
};
struct Withdraw {
  std::string kiosk;  // likewise
  std::string since;  // a day, or "2026-11-21T09:00"; in Tokyo
  std::string reason;
  Doing doing = Doing::it;
};
struct Status {};
struct Verify {
  std::vector<std::filesystem::path> against;  // what kiosks say of themselves
};
struct Inspect {
  std::filesystem::path file;
};
struct ImportStick {
  std::filesystem::path stick;
};
struct ExportReplies {
  std::filesystem::path stick;
};
struct ExportApplications {
  std::filesystem::path out;  // "-": standard output
  Names names = Names::left_out;
};
struct Backup {
  std::filesystem::path to;
};
struct Restore {
  std::filesystem::path from;
};
struct Purge {
  std::string as_of;  // a date; empty: today in Tokyo
};
struct RotateKeys {
  std::filesystem::path root;
};

struct QuarantineList {};
struct QuarantineShow {
  std::uint64_t number = 0;
  Names names = Names::left_out;
};
struct QuarantineRetry {
  std::vector<std::uint64_t> numbers;  // none: all
};
struct QuarantineRefuse {
  std::uint64_t number = 0;
  std::string reason;
};
struct QuarantineRepair {
  std::uint64_t number = 0;
  std::string listing;
  std::string role;  // empty: as the entry says
};

using Command =
    std::variant<Init, AddAccount, ImportEvents, ImportFacilities, ImportForms, Serve, Enrol,
                 Revoke, Withdraw, Status, Verify, Inspect, ExportApplications, ImportStick,
                 ExportReplies, Backup, Restore, Purge, RotateKeys, QuarantineList, QuarantineShow,
                 QuarantineRetry, QuarantineRefuse, QuarantineRepair, ServeRelay, RelayCard,
                 RelayInit, RelayPull, RelayExport, RelayImportStick>;

struct Invocation {
  Common common;
  Command command;
};
/// Nothing to do but to say this: help, or what is wrong.
struct Advice {
  ExitCode code = ExitCode::done;
  std::string text;
  Output output = Output::words;  // as far as the line could be understood
};

std::variant<Invocation, Advice> parse(int argc, char** argv);

}  // namespace tsudoi::office_program
