// The commands of tsudoi-office: one function for each. What a command says goes to standard
// output through the Session; why it was not done is the Error, said once by main.
//
// Order: nothing is changed before everything that can be checked has been checked.
#pragma once

#include "sync/office/program/session.h"

namespace tsudoi::office_program {

Result<void> run(const Init& init, Session& session);
Result<void> run(const AddAccount& account, Session& session);
Result<void> run(const ImportEvents& import, Session& session);
Result<void> run(const ImportFacilities& import, Session& session);
Result<void> run(const ImportForms& import, Session& session);
Result<void> run(const Serve& serve, Session& session);
Result<void> run(const ServeRelay& serve, Session& session);
Result<void> run(const RelayCard& wanted, Session& session);
Result<void> run(const RelayInit& init, Session& session);
Result<void> run(const RelayPull& wanted, Session& session);
Result<void> run(const RelayExport& wanted, Session& session);
Result<void> run(const RelayImportStick& import, Session& session);
Result<void> run(const Enrol& enrol, Session& session);
Result<void> run(const Revoke& revoke, Session& session);
Result<void> run(const Withdraw& withdraw, Session& session);
Result<void> run(const Status& status, Session& session);
Result<void> run(const Verify& verify, Session& session);
Result<void> run(const Inspect& inspect, Session& session);
Result<void> run(const ExportApplications& wanted, Session& session);
Result<void> run(const ImportStick& import, Session& session);
Result<void> run(const ExportReplies& wanted, Session& session);
Result<void> run(const Backup& backup, Session& session);
Result<void> run(const Restore& restore, Session& session);
Result<void> run(const Purge& purge, Session& session);
Result<void> run(const RotateKeys& rotate, Session& session);
Result<void> run(const QuarantineList& list, Session& session);
Result<void> run(const QuarantineShow& wanted, Session& session);
Result<void> run(const QuarantineRetry& retry, Session& session);
Result<void> run(const QuarantineRefuse& refuse, Session& session);
Result<void> run(const QuarantineRepair& repair, Session& session);

/// Of a relay's folder; as `status` says it of an office.
Result<void> say_relay_status(Session& session);

}  // namespace tsudoi::office_program
