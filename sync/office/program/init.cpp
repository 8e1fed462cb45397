// init, and the accounts of the web pages.
#include "storage/lmdb/file_system.h"
#include "storage/store/homes.h"
#include "sync/office/backend/account_records.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kMadeUpBytes = 10;  // 80 bits: 16 characters to read and type
constexpr std::size_t kGroup = 4;
constexpr std::size_t kNameBytesMax = 120;  // as on the office card
constexpr std::string_view kFirstAccount = "admin";

std::string made_up_passphrase(Random& random) {
  const std::string characters = to_base32(random.array<kMadeUpBytes>());
  std::string grouped;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    if (i > 0 && i % kGroup == 0) grouped += '-';
    grouped += characters[i];
  }
  return grouped;
}

enum class KeyFile : std::uint8_t { none, was_there, made };

Result<KeyFile> prepare_key_file(const Common& common, Random& random) {
  if (common.key_file.empty()) return KeyFile::none;
  if (std::filesystem::exists(common.key_file)) return KeyFile::was_there;
  TRY(OfficeUnlock::make_key_file(common.key_file, random));
  return KeyFile::made;
}

void say_what_to_keep(Session& session, KeyFile key_file) {
  const Common& common = session.common();
  const std::string root = (common.data / "office.root").string();
  if (key_file == KeyFile::none)
    session.say("Remember the passphrase: without it nobody can open this office, ever.");
  else
    session.say(std::string(key_file == KeyFile::made ? "A key file was made: " : "Key file: ") +
                common.key_file.string() +
                "\nKeep it and a copy of it on a stick, away from this disk: without it nobody can "
                "open this office, ever.");
  session.say("Move " + root + " to a stick and lock it away; daily work does not need it.");
}

Result<web::Account> make_web_account(const web::Viewer& who, const std::string& passphrase,
                                      Random& random) {
  return web::make_account(who, passphrase, web::kWebPassphraseCost, random);
}

}  // namespace

Result<void> run(const Init& init, Session& session) {
  const Common& common = session.common();
  if (init.name.size() > kNameBytesMax)
    return fail(ErrorCode::wrong_use, "--name has at most 120 bytes");
  TRY_ASSIGN(const bool is_there, Office::is_there(common.data));
  if (is_there) return fail(ErrorCode::already_there, "an office in " + common.data.string());
  TRY(check_home(common.data, Home::office));
  if (std::filesystem::exists(common.data) && !std::filesystem::is_directory(common.data))
    return fail(ErrorCode::already_there, common.data.string() + " is a file");
  const bool is_made_up = init.admin_passphrase_file.empty();
  std::string passphrase;
  if (is_made_up) {
    passphrase = made_up_passphrase(session.random());
  } else {
    TRY_ASSIGN(passphrase, passphrase_in(init.admin_passphrase_file));
  }
  const web::Viewer admin{{std::string(kFirstAccount)}, web::WebRole::admin, {}};
  TRY_ASSIGN(const auto account, make_web_account(admin, passphrase, session.random()));
  TRY_ASSIGN(const KeyFile key_file, prepare_key_file(common, session.random()));
  TRY_ASSIGN(const OfficeUnlock unlock, unlock_for(common, Asked::twice));
  const AccountRecord first = record_of(account);
  TRY(Office::init(common.data, unlock, init.name, session.seams(), {&first, 1}));
  TRY_ASSIGN(const Office office, Office::open(common.data, unlock, OpenTo::look, session.seams()));
  session.say("The office \"" + init.name + "\" is in " + common.data.string() + ".");
  if (const auto warning = lmdb::warning_about(common.data); warning.ok() && !warning->empty())
    session.say(*warning + ".");
  say_what_to_keep(session, key_file);
  session.say("Web pages: sign in as " + std::string(kFirstAccount) +
              (is_made_up ? " with the passphrase " + passphrase + " (shown only now)." : "."));
  JsonLine line;
  line.text("office", to_hex(office.card().card.office.view()))
      .text("history", to_hex(office.meta().history.view()))
      .answer("key_file_made", key_file == KeyFile::made ? YesNo::yes : YesNo::no)
      .text("account", kFirstAccount);
  if (is_made_up) line.text("passphrase", passphrase);
  session.tell(line);
  crypto::wipe(passphrase);
  return {};
}

Result<void> run(const AddAccount& wanted, Session& session) {
  const auto role = web::web_role_from(wanted.role);
  if (!role) return fail(ErrorCode::wrong_use, "--role is viewer, officer or admin");
  web::Viewer who{{wanted.name}, *role, {}};
  for (const std::string& centre : wanted.centres) who.scope.centres.push_back({centre});
  for (const std::string& area : wanted.areas) who.scope.areas.push_back({area});
  const bool is_scoped = !who.scope.centres.empty() || !who.scope.areas.empty();
  if (*role == web::WebRole::admin && is_scoped)
    return fail(ErrorCode::wrong_use, "an admin sees the whole city; leave out --centre, --area");
  TRY_ASSIGN(std::string passphrase, passphrase_in(wanted.passphrase_file));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const auto account, make_web_account(who, passphrase, session.random()));
  TRY_ASSIGN(const auto known, office.account(wanted.name));
  if (known && wanted.existing == Existing::refused)
    return fail(ErrorCode::already_there, "an account " + wanted.name + " (--replace)");
  crypto::wipe(passphrase);
  TRY(office.keep_account(record_of(account)));
  session.say("The account " + wanted.name + " (" + wanted.role + ") is there.");
  JsonLine line;
  line.text("account", wanted.name).text("role", wanted.role);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
