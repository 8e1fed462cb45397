#include "sync/renewal.h"

#include <algorithm>

#include "sync/client.h"
#include "sync/frame_bytes.h"

namespace tsudoi {
namespace {

constexpr std::string_view kLabel = "tsudoi succession 1";

Bytes signed_bytes_of(const Succession& succession) {
  Bytes bytes;
  append(bytes, succession.former.view());
  append(bytes, succession.former_key);
  append(bytes, succession.kiosk.view());
  append(bytes, succession.key);
  append_be64(bytes, succession.last.number);
  append(bytes, succession.last.hash.view());
  bytes.push_back(succession.is_copy ? 1 : 0);
  return bytes;
}

Result<void> check(const KioskStore& store, const EnrolmentBundle& bundle) {
  const EnrolmentBundle& mine = store.identity().bundle;
  if (bundle.office.card.office != mine.office.card.office)
    return fail(ErrorCode::wrong_office,
                "what waits here is sealed to " + mine.office.card.name + " and no other");
  const auto all = store.successions();
  const bool was_used =
      std::ranges::any_of(all, [&](const Succession& one) { return one.former == bundle.kiosk; });
  if (bundle.kiosk == mine.kiosk || was_used)
    return fail(ErrorCode::already_there,
                "this folder belongs to a kiosk that was enrolled with this bundle");
  return {};
}

}  // namespace

Result<void> enrol_again(KioskStore& store, const EnrolmentBundle& bundle, const Seams& seams) {
  TRY(check(store, bundle));
  TRY(freeze_all(store));
  Renewal renewal{bundle, crypto::SigningKey::make(seams.random), {}};
  Succession& succession = renewal.succession;
  succession.former = store.identity().bundle.kiosk;
  succession.former_key = store.identity().key;
  succession.kiosk = bundle.kiosk;
  succession.key = renewal.key.verify;
  succession.last = store.newest_batch();
  succession.is_copy = store.disk() == DiskIs::copied;
  succession.by_former = sign(succession, store.key());
  return store.renew(renewal);
}

crypto::Signature sign(const Succession& succession, const crypto::SigningKey& former) {
  return former.sign(message_to_sign(kLabel, signed_bytes_of(succession)));
}

bool is_signed_by_former(const Succession& succession) {
  return is_signature(kLabel, signed_bytes_of(succession), succession.by_former,
                      succession.former_key);
}

}  // namespace tsudoi
