#include "sync/office/program/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "storage/base/command_words.h"
#include "storage/base/result.h"

namespace tsudoi::office_program {
namespace {

constexpr int kPullSeconds = 60;
constexpr int kWindowDays = 370;  // as ImportOptions: a fiscal year and a little

/// Gathers what CLI11 writes into; the command that was chosen is taken out at the end.
struct Reading {
  Common common;
  std::filesystem::path usual_key_file;  // from the environment
  bool json = false, names = false, replace = false, all = false, dry_run = false, is_relay = false;
  Init init;
  AddAccount account;
  ImportEvents events;
  ImportFacilities facilities;
  ImportForms forms;
  Serve serve;
  Enrol enrol;
  Revoke revoke;
  Withdraw withdraw;
  Verify verify;
  Inspect inspect;
  ExportApplications applications;
  ImportStick import_stick;
  ExportReplies export_replies;
  Backup backup;
  Restore restore;
  QuarantineShow aside_shown;
  QuarantineRetry aside_retried;
  QuarantineRefuse aside_refused;
  QuarantineRepair aside_repaired;
  Purge purge;
  RotateKeys rotate;
  RelayCard relay_card;
  RelayInit relay_init;
  RelayPull relay_pull;
  RelayExport relay_export;
  RelayImportStick relay_import;
  std::string format = "csv";
  std::optional<Command> chosen;
};

void add_common(CLI::App& command, Reading& reading) {
  Common& common = reading.common;
  command.add_option("--data", common.data, "the office's folder")->required();
  command.add_option("--key-file", common.key_file,
                     "what opens the office; else TSUDOI_OFFICE_KEY_FILE, else a question");
  command.add_flag("--json", reading.json, "end with one line of JSON");
  command.add_option("--clock-file", common.clock_file, "read the time from this file (drills)");
  command.add_option("--machine-id", common.machine_file, "what names this machine (drills)");
  command.add_option("--seed", common.seed, "repeatable chance (drills only: keys can be guessed)");
}

void add_files(CLI::App& command, std::vector<std::filesystem::path>& files) {
  command.add_option("FILE", files, "one file or several")->required();
}

void add_init(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("init", "make a new office");
  add_common(*command, reading);
  reading.init.name = "Tsudoi";
  command->add_option("--name", reading.init.name, "shown at enrolment and to other offices");
  command->add_option("--admin-passphrase-file", reading.init.admin_passphrase_file,
                      "the passphrase of the first web account; otherwise one is made up");
  command->callback([&] { reading.chosen = reading.init; });
}

void add_account(CLI::App& app, Reading& reading) {
  CLI::App* group = app.add_subcommand("account", "who may use the web pages");
  group->require_subcommand(1);
  CLI::App* command = group->add_subcommand("add", "add an account");
  add_common(*command, reading);
  AddAccount& account = reading.account;
  command->add_option("NAME", account.name, "1 to 40 of a-z 0-9 . _ -")->required();
  command->add_option("--role", account.role, "viewer, officer or admin")
      ->required()
      ->check(CLI::IsMember({"viewer", "officer", "admin"}));
  command->add_option("--passphrase-file", account.passphrase_file, "10 to 256 bytes")->required();
  command->add_option("--centre", account.centres, "only this centre (repeatable)");
  command->add_option("--area", account.areas, "only this area (repeatable)");
  command->add_flag("--replace", reading.replace, "the account is there; give it these values");
  command->callback([&] {
    reading.account.existing = reading.replace ? Existing::replaced : Existing::refused;
    reading.chosen = reading.account;
  });
}

void add_import_events(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("import-events", "take in event lists (CSV, TSV, XLSX)");
  add_common(*command, reading);
  ImportEvents& events = reading.events;
  events.window_days = kWindowDays;
  add_files(*command, events.files);
  command->add_option("--publisher", events.publisher, "for rows without a municipality code");
  command->add_option("--as-of", events.as_of, "the day to count from, 2026-11-21; else today");
  command->add_option("--window", events.window_days, "how many days ahead go to the kiosks")
      ->check(CLI::Range(0, 36'500));
  command->add_option("--base-month", events.base_month, "2026-11, for days without a year");
  command->add_option("--shift-from", events.shift_from,
                      "the file's today: dates move by whole weeks");
  command->add_option("--report", events.report, "a CSV with a line for each row worth a look");
  command->add_option("--pictures", events.pictures, "else the folder 'pictures' beside the file");
  command->callback([&] { reading.chosen = reading.events; });
}

void add_other_imports(CLI::App& app, Reading& reading) {
  CLI::App* facilities =
      app.add_subcommand("import-facilities", "take in centres (CSV, XLSX) and areas (TOML)");
  add_common(*facilities, reading);
  add_files(*facilities, reading.facilities.files);
  facilities->add_option("--publisher", reading.facilities.publisher,
                         "for rows without a municipality code");
  facilities->add_option("--report", reading.facilities.report,
                         "a CSV with a line for each row worth a look");
  facilities->callback([&] { reading.chosen = reading.facilities; });
  CLI::App* forms = app.add_subcommand("import-forms", "take in forms and areas (TOML)");
  add_common(*forms, reading);
  add_files(*forms, reading.forms.files);
  forms->callback([&] { reading.chosen = reading.forms; });
}

void add_serve(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("serve", "answer kiosks and show the web pages");
  add_common(*command, reading);
  reading.serve.listen = "127.0.0.1:8470";
  command->add_option("--listen", reading.serve.listen, "HOST:PORT; port 0: any free one");
  CLI::Option* cert = command->add_option("--tls-cert", reading.serve.tls_cert, "PEM");
  CLI::Option* key = command->add_option("--tls-key", reading.serve.tls_key, "PEM");
  cert->needs(key);
  key->needs(cert);
  CLI::Option* relay =
      command->add_flag("--relay", reading.is_relay, "the folder is a relay's: keep and hand on");
  CLI::Option* pull =
      command->add_option("--pull", reading.serve.pull,
                          "take what lies at this relay, and answer it there (http://...)");
  reading.serve.pull_seconds = kPullSeconds;
  command->add_option("--every", reading.serve.pull_seconds, "seconds between two pulls")
      ->needs(pull)
      ->check(CLI::Range(1, 86'400));
  pull->excludes(relay);
  command->callback([&] {
    if (reading.is_relay)
      reading.chosen = ServeRelay{reading.serve};
    else
      reading.chosen = reading.serve;
  });
}

void add_relay_sticks(CLI::App& group, Reading& reading) {
  CLI::App* asks = group.add_subcommand("export", "at a relay: write what waits on a stick");
  add_common(*asks, reading);
  asks->add_option("DIR", reading.relay_export.stick, "the stick")->required();
  asks->callback([&] { reading.chosen = reading.relay_export; });
  CLI::App* replies = group.add_subcommand("import", "at a relay: take the office's answers");
  add_common(*replies, reading);
  replies->add_option("DIR", reading.relay_import.stick, "the stick")->required();
  replies->callback([&] { reading.chosen = reading.relay_import; });
}

void add_relay(CLI::App& app, Reading& reading) {
  CLI::App* group = app.add_subcommand("relay", "a place where kiosks leave what the office takes");
  group->require_subcommand(1);
  CLI::App* card = group->add_subcommand("card", "write the office's card, for a new relay");
  add_common(*card, reading);
  card->add_option("--out", reading.relay_card.out, "the file")->required();
  card->callback([&] { reading.chosen = reading.relay_card; });
  CLI::App* init = group->add_subcommand("init", "make a new relay; needs no key");
  add_common(*init, reading);
  init->add_option("--card", reading.relay_init.card, "as 'relay card' wrote it")->required();
  init->callback([&] { reading.chosen = reading.relay_init; });
  CLI::App* pull = group->add_subcommand("pull", "take what lies at a relay once, and answer it");
  add_common(*pull, reading);
  pull->add_option("URL", reading.relay_pull.url, "the relay's address")->required();
  pull->callback([&] { reading.chosen = reading.relay_pull; });
  add_relay_sticks(*group, reading);
}

void add_enrol(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("enrol", "make the file that a new kiosk starts from");
  add_common(*command, reading);
  reading.enrol.url = "http://127.0.0.1:8470";
  command->add_option("--centre", reading.enrol.centre, "where the kiosk stands")->required();
  command->add_option("--out", reading.enrol.out, "the file; else one in this folder");
  command->add_option("--url", reading.enrol.url, "where the kiosk finds this office");
  command->callback([&] { reading.chosen = reading.enrol; });
}

void add_revoke(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("revoke", "trust a kiosk no longer: stolen, or replaced");
  add_common(*command, reading);
  command->add_option("KIOSK", reading.revoke.kiosk, "its number as in status, or its beginning")
      ->required();
  command->callback([&] { reading.chosen = reading.revoke; });
}

void add_withdraw(CLI::App& app, Reading& reading) {
  CLI::App* command =
      app.add_subcommand("withdraw", "take back what a kiosk in wrong hands has sent");
  add_common(*command, reading);
  Withdraw& withdraw = reading.withdraw;
  command->add_option("--kiosk", withdraw.kiosk, "its number as in status, or its beginning")
      ->required();
  command->add_option("--since", withdraw.since, "2026-11-21 or 2026-11-21T09:00: when it came")
      ->required();
  command->add_option("--reason", withdraw.reason, "for the audit log")->required();
  command->add_flag("--dry-run", reading.dry_run, "only say how much that is");
  command->callback([&] {
    reading.withdraw.doing = reading.dry_run ? Doing::nothing_yet : Doing::it;
    reading.chosen = reading.withdraw;
  });
}

void add_rotate_keys(CLI::App& app, Reading& reading) {
  CLI::App* command = app.add_subcommand("rotate-keys", "give kiosks a new key to seal to");
  add_common(*command, reading);
  command->add_option("--root", reading.rotate.root, "office.root, as it was taken away after init")
      ->required();
  command->callback([&] { reading.chosen = reading.rotate; });
}

void add_looking(CLI::App& app, Reading& reading) {
  CLI::App* status = app.add_subcommand("status", "how things stand");
  add_common(*status, reading);
  status->callback([&] { reading.chosen = Status{}; });
  CLI::App* verify = app.add_subcommand("verify", "prove that nothing is lost or changed");
  add_common(*verify, reading);
  verify->add_option("--against", reading.verify.against,
                     "and that all is here that kiosks saved: what 'tsudoi-kiosk status --json' "
                     "printed there, one file or several");
  verify->callback([&] { reading.chosen = reading.verify; });
  CLI::App* inspect = app.add_subcommand("inspect", "say what a file is; needs no key");
  inspect->add_option("FILE", reading.inspect.file, "any file or folder")->required();
  inspect->add_flag("--json", reading.json, "end with one line of JSON");
  inspect->callback([&] { reading.chosen = reading.inspect; });
}

void add_export(CLI::App& app, Reading& reading) {
  CLI::App* group = app.add_subcommand("export", "write what has arrived as a file");
  group->require_subcommand(1);
  CLI::App* command = group->add_subcommand("applications", "one line for each application");
  add_common(*command, reading);
  command->add_option("--format", reading.format, "csv")->check(CLI::IsMember({"csv"}));
  command->add_option("--out", reading.applications.out, "the file; - for standard output")
      ->required();
  command->add_flag("--names", reading.names,
                    "with the residents' answers; leaves a line in the audit log");
  command->callback([&] {
    reading.applications.names = reading.names ? Names::included : Names::left_out;
    reading.chosen = reading.applications;
  });
}

void add_stick(CLI::App& app, Reading& reading) {
  CLI::App* asks = app.add_subcommand("import", "take in what kiosks wrote on a stick");
  add_common(*asks, reading);
  asks->add_option("DIR", reading.import_stick.stick, "the stick")->required();
  asks->callback([&] { reading.chosen = reading.import_stick; });
  CLI::App* replies =
      app.add_subcommand("export-replies", "write the answers to these kiosks on a stick");
  add_common(*replies, reading);
  replies->add_option("DIR", reading.export_replies.stick, "the stick")->required();
  replies->callback([&] { reading.chosen = reading.export_replies; });
}

void add_backup(CLI::App& app, Reading& reading) {
  CLI::App* backup = app.add_subcommand("backup", "make a whole copy, also while serve runs");
  add_common(*backup, reading);
  backup->add_option("DIR", reading.backup.to, "a new folder, best on another disk")->required();
  backup->callback([&] { reading.chosen = reading.backup; });
  CLI::App* restore = app.add_subcommand("restore", "make the office again from a backup");
  add_common(*restore, reading);
  restore->add_option("DIR", reading.restore.from, "the backup")->required();
  restore->callback([&] { reading.chosen = reading.restore; });
}

void add_purge(CLI::App& app, Reading& reading) {
  CLI::App* command =
      app.add_subcommand("purge", "erase personal data whose time is over, and write the record");
  add_common(*command, reading);
  command->add_option("--as-of", reading.purge.as_of,
                      "what was due on this day, 2026-11-21; else today");
  command->callback([&] { reading.chosen = reading.purge; });
}

constexpr const char* kItem = "its number in the list";

void add_looks_at_quarantine(CLI::App& group, Reading& reading) {
  CLI::App* list = group.add_subcommand("list", "what is set aside, and why");
  add_common(*list, reading);
  list->callback([&] { reading.chosen = QuarantineList{}; });
  CLI::App* show = group.add_subcommand("show", "one thing that is set aside");
  add_common(*show, reading);
  show->add_option("NUMBER", reading.aside_shown.number, kItem)->required();
  show->add_flag("--names", reading.names,
                 "with the residents' answers; leaves a line in the audit log");
  show->callback([&] {
    reading.aside_shown.names = reading.names ? Names::included : Names::left_out;
    reading.chosen = reading.aside_shown;
  });
}

void add_quarantine(CLI::App& app, Reading& reading) {
  CLI::App* group = app.add_subcommand("quarantine", "what the office could not take in");
  group->require_subcommand(1);
  add_looks_at_quarantine(*group, reading);
  CLI::App* retry = group->add_subcommand("retry", "take it in again");
  add_common(*retry, reading);
  CLI::Option* numbers = retry->add_option("NUMBER", reading.aside_retried.numbers, kItem);
  CLI::Option* all = retry->add_flag("--all", reading.all, "everything that is set aside");
  numbers->excludes(all);
  retry->callback([&, numbers] {
    if (!reading.all && numbers->empty()) throw CLI::RequiredError("NUMBER or --all");
    reading.chosen = reading.aside_retried;
  });
  CLI::App* refuse =
      group->add_subcommand("refuse", "never take it in; it is kept with the reason");
  add_common(*refuse, reading);
  refuse->add_option("NUMBER", reading.aside_refused.number, kItem)->required();
  refuse->add_option("--reason", reading.aside_refused.reason, "why, in words")->required();
  refuse->callback([&] { reading.chosen = reading.aside_refused; });
  CLI::App* repair = group->add_subcommand("repair", "say which listing an entry meant");
  add_common(*repair, reading);
  repair->add_option("NUMBER", reading.aside_repaired.number, kItem)->required();
  repair->add_option("--listing", reading.aside_repaired.listing, "the listing's id")->required();
  repair->add_option("--role", reading.aside_repaired.role, "else as the entry says");
  repair->callback([&] { reading.chosen = reading.aside_repaired; });
}

/// Of a line that makes no sense otherwise.
Output output_asked(int argc, char** argv) {
  const bool has_json = std::any_of(
      argv, argv + argc, [](const char* word) { return std::string_view(word) == "--json"; });
  return has_json ? Output::json : Output::words;
}

}  // namespace

std::variant<Invocation, Advice> parse(int argc, char** argv) {
  CLI::App app{"Tsudoi: the central office of the community centres' kiosks.", "tsudoi-office"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "tsudoi-office 0.1.0");
  Reading reading;
  // Not on each command: CLI11 would write the environment's over what was typed for another.
  app.add_option("--usual-key-file", reading.usual_key_file)
      ->envname("TSUDOI_OFFICE_KEY_FILE")
      ->group("");  // not in the help
  add_init(app, reading);
  add_serve(app, reading);
  add_import_events(app, reading);
  add_other_imports(app, reading);
  add_enrol(app, reading);
  add_revoke(app, reading);
  add_withdraw(app, reading);
  add_rotate_keys(app, reading);
  add_relay(app, reading);
  add_account(app, reading);
  add_looking(app, reading);
  add_export(app, reading);
  add_stick(app, reading);
  add_quarantine(app, reading);
  add_purge(app, reading);
  add_backup(app, reading);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    return Advice{ExitCode::done, app.help()};
  } catch (const CLI::CallForAllHelp&) {
    return Advice{ExitCode::done, app.help("", CLI::AppFormatMode::All)};
  } catch (const CLI::CallForVersion& version) {
    return Advice{ExitCode::done, std::string(version.what()) + "\n"};
  } catch (const CLI::ParseError& problem) {
    const std::string why = why_wrong_use(app, argc, argv, problem.what());
    return Advice{ExitCode::wrong_use, sentence_for(fail(ErrorCode::wrong_use, why)),
                  output_asked(argc, argv)};
  }
  if (reading.common.key_file.empty()) reading.common.key_file = reading.usual_key_file;
  reading.common.output = reading.json ? Output::json : Output::words;
  return Invocation{std::move(reading.common), std::move(*reading.chosen)};
}

}  // namespace tsudoi::office_program
