// Web accounts and audit lines as the office store keeps them, and back.
#pragma once

#include "storage/codec/kiosk_records.h"
#include "storage/codec/office_records.h"
#include "sync/office/web/application_models.h"

namespace tsudoi {

AccountRecord record_of(const web::Account& account);
/// Errors: newer_version for a role that this program does not know.
Result<web::Account> account_in(const AccountRecord& record);

AuditRecord record_of(const web::AuditLine& line);
/// Acts that this program does not know become `unknown`.
web::AuditLine audit_line_in(const AuditRecord& record);

}  // namespace tsudoi
