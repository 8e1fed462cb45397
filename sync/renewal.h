// A kiosk that is enrolled again, because it was revoked, has two histories, or is a copy: it gets
// another identity and keeps all it has. What was made before is frozen as the former identity's,
// which also signs who follows it; the new one brings it to the office (F23, F24).
//
// Thread: the store's.
#pragma once

#include "storage/store/kiosk_store.h"

namespace tsudoi {

/// The store is to be opened again afterwards. Errors: wrong_office; already_there when this store
/// was enrolled with the bundle before; those of the store.
Result<void> enrol_again(KioskStore& store, const EnrolmentBundle& bundle, const Seams& seams);

/// By the key of the former one.
crypto::Signature sign(const Succession& succession, const crypto::SigningKey& former);
bool is_signed_by_former(const Succession& succession);

}  // namespace tsudoi
