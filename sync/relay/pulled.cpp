// The inner office at work on its relay: it takes what kiosks have left, and leaves what is theirs.
#include <algorithm>

#include "sync/client.h"
#include "sync/relay/relay.h"
#include "sync/relay/relay_keys.h"

namespace tsudoi {
namespace {

constexpr std::size_t kHashBytes = sizeof(ContentHash);
constexpr std::size_t kFetchBytesMax = kAskBytesMax;  // in one answer, unless one ask alone is more
constexpr std::int64_t kHeardSeconds = 60;            // noted no oftener

std::vector<ContentHash> hashes_in(ByteView bytes) {
  std::vector<ContentHash> hashes;
  for (std::size_t at = 0; at + kHashBytes <= bytes.size(); at += kHashBytes)
    hashes.push_back({array_of<kHashBytes>(bytes.subspan(at, kHashBytes))});
  return hashes;
}

Bytes bytes_of(const std::vector<ContentHash>& hashes) {
  Bytes bytes;
  for (const ContentHash& hash : hashes) append(bytes, hash.view());
  return bytes;
}

}  // namespace

SyncAnswer Relay::handle_pull(ByteView request) {
  auto answer = answer_pull(request);
  if (!answer.ok()) return answer_for(answer.error());
  return {200, std::move(*answer)};
}

/// What failed may be tried again: the challenge changes when something was done.
Result<Bytes> Relay::answer_pull(ByteView request) {
  Bytes body;
  if (request.empty()) {
    TRY_ASSIGN(body, greeting());
    return make_pull_answer({id_, challenge_, body});
  }
  TRY_ASSIGN(const OpenedPull pull, open_pull(request, card_.card.office));
  if (pull.request.relay != id_)
    return fail(ErrorCode::refused, "this was meant for another relay, or before this disk");
  if (pull.request.challenge != challenge_)
    return fail(ErrorCode::expired, "this was said before; begin again");
  if (pull.card.card.issued_at < card_.card.issued_at)
    return fail(ErrorCode::expired, "the office has a newer card");
  TRY_ASSIGN(body, do_act(pull.request));
  challenge_ = random_->array<16>();
  if (pull.card == card_) return make_pull_answer({id_, challenge_, body});
  Bytes identity = copy_of(id_.view());
  append(identity, make_card(pull.card));
  TRY(environment_.update(
      [&](lmdb::WriteTxn& txn) { return seal_.put_bytes(txn, relay_keys::identity(), identity); }));
  card_ = pull.card;
  return make_pull_answer({id_, challenge_, body});
}

Result<Bytes> Relay::do_act(const PullRequest& request) {
  const auto nothing = [](Result<void> done) {
    return done.ok() ? Result<Bytes>(Bytes()) : Result<Bytes>(std::move(done).error());
  };
  const ByteView body = request.body;
  switch (request.act) {
    case PullAct::fetch: {
      if (body.size() != 8) return fail(ErrorCode::malformed, "a fetch without a number");
      TRY_ASSIGN(const auto asks, asks_after(read_be64(body), kFetchBytesMax));
      note_heard().ignore();  // only for people
      return make_fetched(asks);
    }
    case PullAct::drop: return nothing(drop(body));
    case PullAct::kiosks: return nothing(keep_list(body));
    case PullAct::reply:
      if (body.size() < 4) return fail(ErrorCode::malformed, "a reply without its part");
      return nothing(keep_reply(read_be32(body), body.subspan(4)));
    case PullAct::pictures: return sort_pictures(body);
    case PullAct::picture: return nothing(keep_picture(body));
  }
  return fail(ErrorCode::malformed, "a pull of no known kind");
}

/// What the office need not send: the list of kiosks, and the pictures.
Result<Bytes> Relay::greeting() const {
  TRY_ASSIGN(const auto pictures, pictures_here());
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto list, seal_.get_bytes(txn, relay_keys::list()));
  Bytes body(kHashBytes);
  if (list) body = copy_of(ByteView(*list).subspan(8));
  append(body, crypto::hash(bytes_of(pictures)));
  return body;
}

Result<std::vector<FetchedAsk>> Relay::asks_after(std::uint64_t number,
                                                  std::size_t bytes_max) const {
  std::vector<FetchedAsk> asks;
  if (number == UINT64_MAX) return asks;
  std::size_t bytes = 0;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(seal_.walk<Bytes>(txn, relay_keys::ask(number + 1),
                        lmdb::prefix_end(relay_keys::table(relay_keys::kAsk)),
                        [&](ByteView key, Bytes ask) -> Result<lmdb::Walk> {
                          bytes += ask.size();
                          if (!asks.empty() && bytes > bytes_max) return lmdb::Walk::stop;
                          asks.push_back({read_be64(key.subspan(1)), std::move(ask)});
                          return lmdb::Walk::go_on;
                        }));
  return asks;
}

Result<void> Relay::note_heard() {
  TRY_ASSIGN(const UnixSeconds before, heard_at());
  const UnixSeconds now = clock_->now();
  if (now.value - before.value < kHeardSeconds && now >= before) return {};
  Bytes bytes;
  append_be64(bytes, static_cast<std::uint64_t>(now.value));
  return environment_.update(
      [&](lmdb::WriteTxn& txn) { return seal_.put_bytes(txn, relay_keys::heard(), bytes); });
}

/// Deletion works also in a full store.
Result<void> Relay::drop(ByteView numbers) {
  constexpr std::size_t kEach = 8 + kHashBytes;
  return environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (ByteView rest = numbers; rest.size() >= kEach; rest = rest.subspan(kEach))
      TRY(drop_one(txn, read_be64(rest), {array_of<kHashBytes>(rest.subspan(8, kHashBytes))}));
    return {};
  });
}

/// Known by its content, not by its number alone: a newer ask may have taken its place.
Result<void> Relay::drop_one(lmdb::WriteTxn& txn, std::uint64_t number,
                             const ContentHash& hash) const {
  TRY_ASSIGN(const auto bytes, seal_.get_bytes(txn, relay_keys::ask(number)));
  if (!bytes) return {};
  TRY_ASSIGN(const AskFrame frame, read_ask(*bytes));
  if (frame.hash != hash) return {};
  ContentHash batch;
  if (!frame.batch.empty()) batch = {crypto::hash(frame.batch)};
  for (const std::uint8_t table : {relay_keys::kSlot, relay_keys::kStrangerSlot}) {
    const Bytes key = relay_keys::slot(table, frame.kiosk, batch);
    TRY_ASSIGN(const auto stored, seal_.get_bytes(txn, key));
    if (!stored) continue;
    TRY_ASSIGN(const Slot slot, slot_in(*stored));
    if (slot.number == number) TRY(txn.erase(key));
  }
  const auto erased = txn.erase(relay_keys::ask(number));
  return erased.ok() ? Result<void>() : Result<void>(erased.error());
}

/// Also in a full store: the office drops nothing before the list is here.
Result<void> Relay::keep_list(ByteView bytes) {
  TRY_ASSIGN(const KioskList list, open_kiosk_list(bytes, card_.card.office));
  Bytes about;
  append_be64(about, static_cast<std::uint64_t>(list.made_at.value));
  append(about, content_of(list.kiosks).view());
  const Bytes table = relay_keys::table(relay_keys::kKiosk);
  return environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    const auto erased = txn.erase_range(table, lmdb::prefix_end(table));
    if (!erased.ok()) return erased.error();
    for (const ListedKiosk& one : list.kiosks) {
      Bytes value = copy_of(one.key);
      value.push_back(static_cast<std::uint8_t>(one.standing));
      TRY(seal_.put_bytes(txn, relay_keys::kiosk(one.kiosk), value));
    }
    return seal_.put_bytes(txn, relay_keys::list(), about);
  });
}

Result<UnixSeconds> Relay::list_made_at() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(const auto list, seal_.get_bytes(txn, relay_keys::list()));
  return UnixSeconds{list ? static_cast<std::int64_t>(read_be64(*list)) : 0};
}

Result<void> Relay::keep_reply(std::uint32_t part, ByteView reply) {
  TRY_ASSIGN(const ReplyFrame frame, read_reply(reply));
  TRY(open_reply(reply, card_.card.office, frame.kiosk, frame.ask));
  const ContentHash hash{crypto::hash(reply)};
  return environment_.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    const Bytes list = relay_keys::replies(frame.kiosk);
    TRY_ASSIGN(const auto known, seal_.get_bytes(txn, list));
    std::vector<ContentHash> hashes = known ? hashes_in(*known) : std::vector<ContentHash>();
    if (part < hashes.size() && hashes[part] == hash) return {};
    if (part > hashes.size()) return fail(ErrorCode::refused, "the part before it is missing");
    const auto erased = txn.erase_range(relay_keys::reply(frame.kiosk, part),
                                        lmdb::prefix_end(relay_keys::replies_of(frame.kiosk)));
    if (!erased.ok()) return erased.error();
    hashes.resize(part);
    hashes.push_back(hash);
    TRY(seal_.put_bytes(txn, list, bytes_of(hashes)));
    return seal_.put_bytes(txn, relay_keys::reply(frame.kiosk, part), reply);
  });
}

Result<std::vector<ContentHash>> Relay::pictures_here() const {
  std::vector<ContentHash> hashes;
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY(txn.scan_prefix(relay_keys::table(relay_keys::kPicture), [&](ByteView key, ByteView) {
    hashes.push_back({array_of<kHashBytes>(key.subspan(1))});
    return lmdb::Walk::go_on;
  }));
  return hashes;
}

Result<Bytes> Relay::sort_pictures(ByteView wanted_bytes) {
  const std::vector<ContentHash> wanted = hashes_in(wanted_bytes);
  TRY_ASSIGN(const auto here, pictures_here());
  const auto has = [](const std::vector<ContentHash>& all, const ContentHash& one) {
    return std::ranges::find(all, one) != all.end();
  };
  TRY(environment_.update_for_cleanup([&](lmdb::WriteTxn& txn) -> Result<void> {
    for (const ContentHash& hash : here)
      if (!has(wanted, hash)) TRY(txn.erase(relay_keys::picture(hash)));
    return {};
  }));
  std::vector<ContentHash> missing;
  for (const ContentHash& hash : wanted)
    if (!has(here, hash)) missing.push_back(hash);
  return bytes_of(missing);
}

Result<void> Relay::keep_picture(ByteView bytes) {
  if (bytes.size() > kPictureBytesMax) return fail(ErrorCode::too_large, "for a picture");
  TRY_ASSIGN(const auto here, pictures_here());
  if (here.size() >= limits_.pictures_max)
    return fail(ErrorCode::disk_full, "there are pictures enough");
  const Bytes key = relay_keys::picture({crypto::hash(bytes)});
  return environment_.update([&](lmdb::WriteTxn& txn) { return seal_.put_bytes(txn, key, bytes); });
}

}  // namespace tsudoi
