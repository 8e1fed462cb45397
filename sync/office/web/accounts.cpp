#include "sync/office/web/accounts.h"

#include <algorithm>
#include <array>

namespace tsudoi::web {

namespace {

constexpr std::array<std::string_view, kWebRoles> kRoleNames{"viewer", "officer", "admin"};

template <class Id>
bool holds(const std::vector<Id>& ids, const Id& id) {
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

bool is_within(const Scope& scope, const CentreId& centre, const AreaId& area) {
  if (scope.centres.empty() && scope.areas.empty()) return true;
  return holds(scope.centres, centre) || holds(scope.areas, area);
}

bool may_see_names(const Viewer& viewer) {
  return viewer.role >= WebRole::officer;
}
bool may_decide(const Viewer& viewer) {
  return viewer.role >= WebRole::officer;
}
bool may_see_audit(const Viewer& viewer) {
  return viewer.role >= WebRole::admin;
}

Result<Account> make_account(Viewer who, std::string_view passphrase, crypto::PassphraseCost cost,
                             Random& random) {
  if (!is_text_id(who.name.value))
    return fail(ErrorCode::refused, "an account name has 1 to 40 of a-z, 0-9, '.', '_', '-'");
  if (passphrase.size() < kPassphraseBytesMin || passphrase.size() > kPassphraseBytesMax)
    return fail(ErrorCode::refused, "a passphrase has 10 to 256 bytes");
  Account account{std::move(who.name), who.role,    std::move(who.scope), AccountState::active,
                  random.array<16>(),  cost.passes, cost.memory_kib,      {}};
  TRY_ASSIGN(const auto key, crypto::key_from_passphrase(passphrase, account.salt, cost));
  account.hash = array_of<32>(key.view());
  return account;
}

Result<std::optional<Viewer>> check_passphrase(const std::optional<Account>& account,
                                               std::string_view passphrase) {
  if (passphrase.size() > kPassphraseBytesMax) return std::optional<Viewer>();
  const crypto::PassphraseCost cost =
      account ? crypto::PassphraseCost{account->passes, account->memory_kib} : kWebPassphraseCost;
  const crypto::Salt salt = account ? account->salt : crypto::Salt{};
  TRY_ASSIGN(const auto key, crypto::key_from_passphrase(passphrase, salt, cost));
  const ByteArray<32> nothing{};
  const bool right = crypto::equal(key.view(), account ? account->hash : nothing);
  if (!right || !account || account->state != AccountState::active) return std::optional<Viewer>();
  return std::optional<Viewer>({account->name, account->role, account->scope});
}

std::string_view name_of(WebRole role) {
  return kRoleNames[static_cast<std::size_t>(role)];
}

std::optional<WebRole> web_role_from(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<WebRole>(found - kRoleNames.begin());
}

}  // namespace tsudoi::web
