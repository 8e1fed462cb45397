#include "tests/sync/hand_made.h"

#include "sync/renewal.h"
#include "tests/support/catch.h"

namespace tsudoi::test {
namespace {

KioskStore enrolled(World& world, const std::string& name) {
  KioskStore store = world.new_kiosk(name, {"tama"});
  REQUIRE(sync_once(store, world.line(), world.seams()).ok());
  return store;
}

}  // namespace

HandMadeKiosk::HandMadeKiosk(World& world, const std::string& name)
    : world_(world), store_(enrolled(world, name)) {
  header_.kiosk = store_.identity().bundle.kiosk;
  header_.sealing_key = key_id_of(world.office().card().card.sealing);
  begin_epoch(1);
}

void HandMadeKiosk::begin_epoch(std::uint8_t name) {
  const auto ephemeral = crypto::SealKey::from_secret(crypto::Secret<32>(ByteArray<32>{name}));
  const crypto::SealPublic office = world_.office().card().card.sealing;
  header_.epoch = {{name}};
  header_.ephemeral = ephemeral.sealing;
  auto ratchet =
      Ratchet::start(ephemeral, office, {header_.kiosk, header_.epoch, ephemeral.sealing, office});
  REQUIRE(ratchet.ok());
  ratchet_.emplace(std::move(*ratchet));
}

void HandMadeKiosk::leave_gap(std::uint64_t entries) {
  REQUIRE(ratchet_->skip_to({ratchet_->next().value + entries}).ok());
}

Entry HandMadeKiosk::entry(EntryBody body, const Answers& answers) {
  Entry entry;
  entry.id = {header_.kiosk, header_.epoch, ratchet_->next()};
  entry.at = world_.clock().now();
  entry.body = std::move(body);
  const auto key = ratchet_->take();
  if (answers.empty()) return entry;
  const auto plain = codec::encode_personal(answers);
  REQUIRE(plain.ok());
  entry.sealed = crypto::seal_once(key, seal_context(entry.id, entry.kind()), *plain);
  return entry;
}

Bytes HandMadeKiosk::ask_with(const Bytes& batch, std::vector<Succession> successions) {
  AskParts parts{header_.kiosk, world_.office().card().card.office, {}, {}, batch};
  parts.ask.history = world_.office().meta().history;
  parts.ask.successions = std::move(successions);
  return make_ask(parts, store_.key());
}

Bytes HandMadeKiosk::next_batch(const std::vector<Entry>& entries) {
  ++header_.number;
  header_.first = entries.front().id.counter;
  header_.count = static_cast<std::uint32_t>(entries.size());
  Bytes batch = make_batch(header_, entries, store_.key());
  header_.parent = read_batch(batch)->hash;
  return batch;
}

Bytes HandMadeKiosk::ask(const std::vector<Entry>& entries) {
  return ask_with(next_batch(entries));
}

Bytes HandMadeKiosk::ask_of_another_history(std::uint64_t number,
                                            const std::vector<Entry>& entries) {
  BatchHeader header = header_;
  header.number = number;
  header.parent = {{99}};
  header.first = entries.front().id.counter;
  header.count = static_cast<std::uint32_t>(entries.size());
  return ask_with(make_batch(header, entries, store_.key()));
}

Bytes HandMadeKiosk::ask_that_follows(HandMadeKiosk& former, const std::vector<Entry>& entries) {
  const Bytes batch = former.next_batch(entries);
  Succession succession;
  succession.former = former.header_.kiosk;
  succession.former_key = former.store_.key().verify;
  succession.kiosk = header_.kiosk;
  succession.key = store_.key().verify;
  succession.last = {former.header_.number, former.header_.parent};
  succession.by_former = sign(succession, former.store_.key());
  return ask_with(batch, {succession});
}

void HandMadeKiosk::send(const std::vector<Entry>& entries) {
  REQUIRE(world_.office().handle(ask(entries)).status == 200);
}

Applied applied_for(const Listing& listing) {
  Applied applied;
  applied.listing = listing.id;
  applied.role = listing.roles.front().id;
  applied.form = {"simple"};
  applied.form_version = 1;
  return applied;
}

}  // namespace tsudoi::test
