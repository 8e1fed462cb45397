#include "sync/office/backend/account_records.h"

namespace tsudoi {

AccountRecord record_of(const web::Account& account) {
  return {account.name.value,
          account.salt,
          account.hash,
          account.passes,
          account.memory_kib,
          static_cast<std::uint8_t>(account.role),
          account.state == web::AccountState::disabled,
          account.scope.centres,
          account.scope.areas};
}

Result<web::Account> account_in(const AccountRecord& record) {
  if (record.role >= web::kWebRoles)
    return fail(ErrorCode::newer_version, "the account " + record.name + " has an unknown role");
  const auto state = record.disabled ? web::AccountState::disabled : web::AccountState::active;
  return web::Account{{record.name},
                      static_cast<web::WebRole>(record.role),
                      {record.centres, record.areas},
                      state,
                      record.salt,
                      record.passes,
                      record.memory_kib,
                      record.hash};
}

AuditRecord record_of(const web::AuditLine& line) {
  return {line.at, line.who.value, static_cast<std::uint8_t>(line.act), line.about, line.peer};
}

web::AuditLine audit_line_in(const AuditRecord& record) {
  const bool known = record.act < static_cast<std::uint8_t>(web::AuditAct::unknown);
  const auto act = known ? static_cast<web::AuditAct>(record.act) : web::AuditAct::unknown;
  return {record.at, {record.account}, act, record.about, record.peer};
}

}  // namespace tsudoi
