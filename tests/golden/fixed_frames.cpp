#include "tests/golden/fixed_frames.h"

#include "storage/base/assert.h"
#include "tests/golden/fixed_values.h"

namespace tsudoi::golden {
namespace {

constexpr std::uint64_t kSeed = 20261121;

Ratchet::Context context_of(const FixedKeys& keys) {
  return {kKiosk, kEpoch, keys.ephemeral.sealing, keys.sealing.sealing};
}

}  // namespace

FixedKeys::FixedKeys() {
  const auto random = make_seeded_random(kSeed);
  root = crypto::SigningKey::make(*random);
  office = crypto::SigningKey::make(*random);
  kiosk = crypto::SigningKey::make(*random);
  sealing = crypto::SealKey::make(*random);
  ephemeral = crypto::SealKey::make(*random);
}

SignedOfficeCard card(const FixedKeys& keys) {
  const OfficeCard plain{keys.office_id(), keys.office.verify, keys.sealing.sealing, kNow,
                         "さくら川市"};
  return sign_card(plain, keys.root);
}

EnrolmentBundle bundle(const FixedKeys& keys) {
  EnrolmentBundle made = enrolment_bundle();
  made.office = card(keys);
  return made;
}

BatchHeader batch_header(const FixedKeys& keys) {
  BatchHeader header = header_of_entries();
  header.sealing_key = key_id_of(keys.sealing.sealing);
  header.ephemeral = keys.ephemeral.sealing;
  return header;
}

AskParts ask_parts(const FixedKeys& keys, ByteView batch) {
  return {kKiosk, keys.office_id(), prove_enrolment(bundle(keys), keys.kiosk.verify), sync_ask(),
          batch};
}

Slip slip() {
  return {kKiosk, {counted<16>(0xa0)}, key_id_of(view_of("shodo")), Promise::confirmed, kNow};
}

EntryId sealed_entry() {
  return {kKiosk, kEpoch, {3}};
}

Ratchet ratchet_of_kiosk(const FixedKeys& keys) {
  return Ratchet::start(keys.ephemeral, keys.sealing.sealing, context_of(keys)).value();
}
Ratchet ratchet_of_office(const FixedKeys& keys) {
  return Ratchet::start(keys.sealing, keys.ephemeral.sealing, context_of(keys)).value();
}

Frames make_frames(const FixedKeys& keys) {
  Frames frames;
  frames.card = make_card(card(keys));
  frames.bundle = make_bundle(bundle(keys), keys.office);
  frames.batch = make_batch(batch_header(keys), entries(), keys.kiosk);
  frames.ask = make_ask(ask_parts(keys, frames.batch), keys.kiosk);
  const ReplyParts parts{keys.office_id(), kKiosk, {crypto::hash(frames.ask)}, frames.card};
  frames.reply = make_reply(parts, sync_reply(), keys.office);
  frames.slip = make_slip(slip(), keys.kiosk);
  Ratchet ratchet = ratchet_of_kiosk(keys);
  TSUDOI_ASSERT(ratchet.skip_to(sealed_entry().counter).ok());
  frames.sealed_personal =
      crypto::seal_once(ratchet.take(), seal_context(sealed_entry(), kSealedKind),
                        codec::encode_personal(answers()).value());
  return frames;
}

}  // namespace tsudoi::golden
