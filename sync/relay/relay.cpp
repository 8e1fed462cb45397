#include "sync/relay/relay.h"

#include "storage/lmdb/check.h"
#include "storage/store/homes.h"
#include "storage/store/schema.h"
#include "sync/relay/relay_keys.h"

namespace tsudoi {
namespace {

constexpr std::string_view kSealLabel = "tsudoi relay 1";
constexpr std::size_t kSlotBytes = 8 + 8 + 4 + 32;

/// Apart from where a kiosk has its store: neither ever takes the other's for its own.
std::filesystem::path store_in(const std::filesystem::path& folder) {
  return folder / "relay";
}

lmdb::Options options_for(OpenTo purpose, const Seams& seams, const RelayLimits& limits) {
  lmdb::Options options;
  options.access =
      purpose == OpenTo::work ? lmdb::Access::read_write : lmdb::Access::read_only_beside_writer;
  options.map_bytes_max = limits.store_bytes_max;
  options.gate = seams.gate;
  return options;
}

/// Finds bit rot and records at the wrong place. Nobody is kept from writing this disk by it, and
/// need not be: all that counts here was signed by somebody else.
RecordSeal public_seal() {
  return RecordSeal(crypto::Secret<32>(crypto::hash(view_of(kSealLabel))));
}

Result<bool> has_relay(const lmdb::Environment& environment) {
  TRY_ASSIGN(const auto txn, environment.read());
  TRY_ASSIGN(const auto there, txn.visit(relay_keys::identity(), [](ByteView) {}));
  return there == lmdb::Presence::present;
}

}  // namespace

Relay::Relay(lmdb::Environment environment, RecordSeal seal, Clock& clock, Random& random,
             const RelayLimits& limits)
    : environment_(std::move(environment)),
      seal_(std::move(seal)),
      clock_(&clock),
      random_(&random),
      limits_(limits),
      challenge_(random.array<16>()) {}

Result<bool> Relay::is_there(const std::filesystem::path& folder) {
  lmdb::Options only_look;
  only_look.access = lmdb::Access::read_only_beside_writer;
  const auto environment = lmdb::Environment::open(store_in(folder), only_look);
  if (environment.ok()) return has_relay(*environment);
  if (environment.error().code == ErrorCode::not_found) return false;
  return environment.error();
}

Result<void> Relay::init(const std::filesystem::path& folder, const SignedOfficeCard& card,
                         const Seams& seams) {
  TRY(check_home(folder, Home::relay));
  TRY_ASSIGN(auto environment,
             lmdb::Environment::open(store_in(folder), options_for(OpenTo::work, seams, {})));
  TRY_ASSIGN(const bool there, has_relay(environment));
  if (there) return fail(ErrorCode::already_there, "a relay in " + folder.string());
  Bytes identity = copy_of(seams.random.array<16>());
  append(identity, make_card(card));
  const RecordSeal seal = public_seal();
  return environment.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY(put_schema(seal, txn, relay_keys::schema(), kRelaySchema));
    return seal.put_bytes(txn, relay_keys::identity(), identity);
  });
}

Result<Relay> Relay::open(const std::filesystem::path& folder, OpenTo purpose, const Seams& seams,
                          const RelayLimits& limits) {
  TRY_ASSIGN(const bool there, is_there(folder));
  if (!there) return fail(ErrorCode::not_found, "a relay in " + folder.string());
  TRY_ASSIGN(auto environment,
             lmdb::Environment::open(store_in(folder), options_for(purpose, seams, limits)));
  TRY(lmdb::check_through(store_in(folder), seams.gate));
  Relay relay(std::move(environment), public_seal(), seams.clock, seams.random, limits);
  TRY(relay.load());
  return relay;
}

Result<void> Relay::load() {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(schema_in(seal_, txn, relay_keys::schema(), kRelaySchema));
  TRY_ASSIGN(const auto identity, seal_.get_bytes(txn, relay_keys::identity()));
  if (!identity || identity->size() < id_.value.size())
    return fail(ErrorCode::damaged, "the store does not say whose relay it is");
  id_.value = array_of<16>(ByteView(*identity).first(id_.value.size()));
  TRY_ASSIGN(card_, open_card(ByteView(*identity).subspan(id_.value.size())));
  return {};
}

SyncAnswer Relay::handle(ByteView ask) {
  auto answer = answer_to(ask);
  if (!answer.ok()) return answer_for(answer.error());
  return {200, std::move(*answer)};
}

Result<Bytes> Relay::answer_to(ByteView bytes) {
  TRY_ASSIGN(const AskFrame frame, read_ask(bytes));
  if (frame.office != card_.card.office)
    return fail(ErrorCode::wrong_office, "the kiosk that asks was enrolled there");
  TRY_ASSIGN(const Signer signer, signer_of(frame));
  if (!is_signed_by(frame, signer.key))
    return fail(ErrorCode::not_authentic, "not signed by this kiosk");
  ContentHash batch;
  if (!frame.batch.empty()) {
    TRY_ASSIGN(const BatchFrame read, read_batch(frame.batch));
    batch = read.hash;
  }
  TRY_ASSIGN(const SyncAsk ask, codec::decode<SyncAsk>(frame.ask));
  const std::uint8_t table = signer.is_listed ? relay_keys::kSlot : relay_keys::kStrangerSlot;
  TRY(keep(relay_keys::slot(table, frame.kiosk, batch), frame, bytes));
  if (signer.standing == Standing::revoked)  // the office sets aside what it has sent (F24)
    return fail(ErrorCode::revoked, "this kiosk was revoked; enrol it again");
  return held_for(frame.kiosk, ask.relayed);
}

Result<Relay::Signer> Relay::signer_of(const AskFrame& frame) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto listed, seal_.get_bytes(txn, relay_keys::kiosk(frame.kiosk)));
  if (listed && listed->size() == 33)
    return Signer{array_of<32>(ByteView(*listed).first(32)), static_cast<Standing>(listed->back()),
                  true};
  if (!frame.enrolment) return fail(ErrorCode::unknown_signer, "no such kiosk");
  const std::size_t bytes = frame.signed_bytes.size();
  if (!frame.batch.empty() || bytes > limits_.stranger_ask_bytes_max)
    return fail(ErrorCode::line_down, "the relay has not heard of this kiosk yet; try again later");
  return Signer{frame.enrolment->key, Standing::trusted, false};
}

Bytes Relay::slot_bytes(const Slot& slot) {
  Bytes bytes;
  append_be64(bytes, slot.number);
  append_be64(bytes, static_cast<std::uint64_t>(slot.at.value));
  append_be32(bytes, slot.size);
  append(bytes, slot.hash.view());
  return bytes;
}

Result<Relay::Slot> Relay::slot_in(ByteView bytes) {
  if (bytes.size() != kSlotBytes) return fail(ErrorCode::damaged, "a slot of the wrong length");
  return Slot{read_be64(bytes),
              {static_cast<std::int64_t>(read_be64(bytes.subspan(8)))},
              read_be32(bytes.subspan(16)),
              {array_of<32>(bytes.subspan(20))}};
}

/// The same bytes again cost no commit; a newer ask of the same slot takes the place of the older.
Result<void> Relay::keep(ByteView slot_key, const AskFrame& frame, ByteView ask) {
  std::optional<Slot> before;
  {
    TRY_ASSIGN(const auto txn, environment_.read());
    TRY_ASSIGN(const auto bytes, seal_.get_bytes(txn, slot_key));
    if (bytes) {
      TRY_ASSIGN(before, slot_in(*bytes));
    }
  }
  if (before && before->hash == frame.hash) return {};
  if (!before) TRY(check_room(slot_key, frame));
  return environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    TRY_ASSIGN(const auto last, seal_.get_bytes(txn, relay_keys::last_ask()));
    const std::uint64_t number = (last ? read_be64(*last) : 0) + 1;
    const UnixSeconds at = before ? before->at : clock_->now();
    const Slot slot{number, at, static_cast<std::uint32_t>(ask.size()), frame.hash};
    Bytes counter;
    append_be64(counter, number);
    if (before) TRY(txn.erase(relay_keys::ask(before->number)));
    TRY(seal_.put_bytes(txn, relay_keys::last_ask(), counter));
    TRY(seal_.put_bytes(txn, slot_key, slot_bytes(slot)));
    return seal_.put_bytes(txn, relay_keys::ask(number), ask);
  });
}

/// A kiosk's room is its own, with a place for an ask without a batch also when it is full;
/// strangers share a small one.
Result<void> Relay::check_room(ByteView slot_key, const AskFrame& frame) const {
  const bool is_stranger = slot_key.front() == relay_keys::kStrangerSlot;
  if (!is_stranger && frame.batch.empty()) return {};
  const Bytes room = is_stranger ? relay_keys::table(relay_keys::kStrangerSlot)
                                 : relay_keys::slots_of(relay_keys::kSlot, frame.kiosk);
  std::size_t asks = 0;
  std::uint64_t bytes = 0;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(seal_.each<Bytes>(txn, room, [&](ByteView, const Bytes& stored) -> Result<void> {
    TRY_ASSIGN(const Slot slot, slot_in(stored));
    ++asks;
    bytes += slot.size;
    return {};
  }));
  const std::size_t asks_max = is_stranger ? limits_.strangers_max : limits_.kiosk_asks_max;
  if (asks < asks_max && bytes < limits_.kiosk_bytes_max) return {};
  return fail(ErrorCode::disk_full, "until the office has taken what waits here; try again later");
}

Result<Bytes> Relay::held_for(const KioskId& kiosk, const ContentHash& taken) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto hashes, seal_.get_bytes(txn, relay_keys::replies(kiosk)));
  if (!hashes) return make_held(id_, 0, {});
  constexpr std::size_t kHashBytes = sizeof(ContentHash);
  const auto count = static_cast<std::uint32_t>(hashes->size() / kHashBytes);
  std::uint32_t part = 0;
  for (std::uint32_t i = 0; i < count; ++i)
    if (crypto::equal(ByteView(*hashes).subspan(i * kHashBytes, kHashBytes), taken.view()))
      part = i + 1;
  if (part >= count) return make_held(id_, 0, {});
  TRY_ASSIGN(const auto reply, seal_.get_bytes(txn, relay_keys::reply(kiosk, part)));
  if (!reply) return fail(ErrorCode::damaged, "a reply that should be here is not");
  return make_held(id_, count - part - 1, *reply);
}

Result<std::optional<Bytes>> Relay::picture(const ContentHash& hash) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return seal_.get_bytes(txn, relay_keys::picture(hash));
}

}  // namespace tsudoi
