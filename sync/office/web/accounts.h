// Who may use the office's web pages: accounts as plain values (the office store keeps them) and
// the check of a passphrase. A stolen copy gives Argon2id hashes, never passphrases.
//
// Thread: values; any.
// Errors: make_account says `refused` with the reason; out_of_memory from the hash.
#pragma once

#include <functional>
#include <optional>

#include "storage/base/crypto.h"
#include "storage/domain/ids.h"

namespace tsudoi::web {

using AccountName = TextId<struct AccountNameTag>;
/// What stands in the records where the command line did it.
inline constexpr std::string_view kCommandLine = "command-line";

/// Each may do what the one before may. Order is part of the stored form: append only.
enum class WebRole : std::uint8_t {
  viewer,   // counts and lists without names
  officer,  // also names within the account's scope, and decisions
  admin,    // also the audit log and everything outside a scope
};
inline constexpr std::size_t kWebRoles = 3;

/// Which centres and areas an account is for. Both empty: the whole city.
struct Scope {
  std::vector<CentreId> centres;
  std::vector<AreaId> areas;
  bool operator==(const Scope&) const = default;
};
bool is_within(const Scope& scope, const CentreId& centre, const AreaId& area);

/// The person behind a request, as far as the pages need to know.
struct Viewer {
  AccountName name;
  WebRole role = WebRole::viewer;
  Scope scope;
  bool operator==(const Viewer&) const = default;
};
bool may_see_names(const Viewer& viewer);
bool may_decide(const Viewer& viewer);
bool may_see_audit(const Viewer& viewer);

enum class AccountState : std::uint8_t { active, disabled };

struct Account {
  AccountName name;
  WebRole role = WebRole::viewer;
  Scope scope;
  AccountState state = AccountState::active;
  crypto::Salt salt{};
  std::uint32_t passes = 0;  // the cost under which `hash` was made
  std::uint32_t memory_kib = 0;
  ByteArray<32> hash{};
  bool operator==(const Account&) const = default;
};

/// For web sign-ins: many people on one server, so less memory than a kiosk's staff PIN, and still
/// 64 MiB (about 100 ms).
inline constexpr crypto::PassphraseCost kWebPassphraseCost{3, 64 * 1024};
inline constexpr std::size_t kPassphraseBytesMin = 10;
inline constexpr std::size_t kPassphraseBytesMax = 256;  // more is refused, not hashed

Result<Account> make_account(Viewer who, std::string_view passphrase, crypto::PassphraseCost cost,
                             Random& random);

/// What checks a passphrase. Empty: unknown, disabled or wrong; which of these is not told.
using PassphraseCheck =
    std::function<Result<std::optional<Viewer>>(const std::optional<Account>&, std::string_view)>;
/// Argon2id. Without an account it works as long, so that the time taken does not tell who has one.
Result<std::optional<Viewer>> check_passphrase(const std::optional<Account>& account,
                                               std::string_view passphrase);

std::string_view name_of(WebRole role);
std::optional<WebRole> web_role_from(std::string_view name);

}  // namespace tsudoi::web
