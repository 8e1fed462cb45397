#include "sync/office/relay.h"

#include <map>
#include <optional>

#include "sync/office/stick.h"

namespace tsudoi {
namespace {

constexpr std::size_t kHashBytes = sizeof(ContentHash);

Result<std::vector<ListedKiosk>> listed(const Office& office) {
  TRY_ASSIGN(const auto records, office.kiosks());
  std::vector<ListedKiosk> kiosks;
  for (const KioskRecord& record : records) {
    const Standing standing = record.revoked ? Standing::revoked : Standing::trusted;
    if (record.enrolled) kiosks.push_back({record.kiosk, record.key, standing});
  }
  return kiosks;
}

template <class Work>
auto run_alone(const OfficeRelay::Alone& alone, Work work) {
  std::optional<decltype(work())> done;
  alone([&] { done.emplace(work()); });
  return std::move(*done);
}

}  // namespace

Result<Bytes> OfficeRelay::kiosk_list(const Office& office) {
  TRY_ASSIGN(auto kiosks, listed(office));
  const KioskList list{office.clock_->now(), std::move(kiosks)};
  return make_kiosk_list(office.card_bytes_, list, office.keyring_.signing());
}

Result<Pulled> OfficeRelay::pull() {
  Pulled pulled;
  TRY(greet());
  TRY(give_list());
  std::uint64_t after = 0;
  for (std::size_t page = 0; page < kPullPagesMax; ++page) {
    Bytes number;
    append_be64(number, after);
    TRY_ASSIGN(const Bytes body, send(PullAct::fetch, number));
    TRY_ASSIGN(const auto asks, read_fetched(body));
    if (asks.empty() || asks.back().number <= after) break;
    TRY(take_in(asks, pulled));
    after = asks.back().number;
  }
  TRY(give_pictures(pulled));
  return pulled;
}

Result<void> OfficeRelay::greet() {
  TRY_ASSIGN(const Bytes bytes, line_.exchange({}));
  TRY_ASSIGN(const PullAnswer answer, read_pull_answer(bytes));
  if (answer.body.size() != 2 * kHashBytes)
    return fail(ErrorCode::malformed, "a relay's greeting of the wrong length");
  relay_ = answer.relay;
  challenge_ = answer.challenge;
  list_there_ = {array_of<kHashBytes>(answer.body.first(kHashBytes))};
  pictures_there_ = {array_of<kHashBytes>(answer.body.last(kHashBytes))};
  return {};
}

Result<Bytes> OfficeRelay::send(PullAct act, ByteView body) {
  const Bytes request = run_alone(alone_, [&] {
    return make_pull({relay_, challenge_, act, body}, office_.card_bytes_,
                     office_.keyring_.signing());
  });
  TRY_ASSIGN(const Bytes bytes, line_.exchange(request));
  TRY_ASSIGN(const PullAnswer answer, read_pull_answer(bytes));
  challenge_ = answer.challenge;
  return copy_of(answer.body);
}

Result<void> OfficeRelay::give_list() {
  TRY_ASSIGN(const auto kiosks, run_alone(alone_, [&] { return listed(office_); }));
  const ContentHash content = content_of(kiosks);
  if (content == list_there_) return {};
  TRY_ASSIGN(const Bytes list, run_alone(alone_, [&] { return kiosk_list(office_); }));
  TRY(send(PullAct::kiosks, list));
  list_there_ = content;
  return {};
}

Result<void> OfficeRelay::give_pictures(Pulled& pulled) {
  TRY_ASSIGN(const auto shown, run_alone(alone_, [&] { return pictures_shown(office_); }));
  Bytes hashes;
  for (const ContentHash& hash : shown) append(hashes, hash.view());
  if (pictures_there_.value == crypto::hash(hashes)) return {};
  TRY_ASSIGN(const Bytes missing, send(PullAct::pictures, hashes));
  for (ByteView rest = missing; rest.size() >= kHashBytes; rest = rest.subspan(kHashBytes)) {
    const ContentHash hash{array_of<kHashBytes>(rest.first(kHashBytes))};
    TRY_ASSIGN(const auto bytes, run_alone(alone_, [&] { return office_.picture(hash); }));
    if (!bytes) continue;
    TRY(send(PullAct::picture, *bytes));
    ++pulled.pictures;
  }
  return {};
}

/// Dropped before they are answered: a relay that is full has room for the answers then.
Result<void> OfficeRelay::take_in(const std::vector<FetchedAsk>& page, Pulled& pulled) {
  std::map<KioskId, const Bytes*> newest;  // of each kiosk that the office has answered
  Bytes taken;
  for (const FetchedAsk& one : page) {
    const auto reply = run_alone(alone_, [&] { return office_.reply_to(one.ask); });
    if (!reply.ok() && answer_for(reply.error()).status >= kOwnTroubleStatus) return reply.error();
    append_be64(taken, one.number);
    append(taken, crypto::hash(one.ask));
    if (!reply.ok()) {
      pulled.refused.push_back(reply.error());
      continue;
    }
    TRY_ASSIGN(const AskFrame frame, read_ask(one.ask));
    newest[frame.kiosk] = &one.ask;
    ++pulled.asks;
  }
  TRY(give_list());  // who has enrolled just now
  TRY(send(PullAct::drop, taken));
  for (const auto& [kiosk, ask] : newest) TRY(answer(*ask, pulled));
  return {};
}

Result<void> OfficeRelay::answer(const Bytes& ask, Pulled& pulled) {
  const auto parts = run_alone(alone_, [&] { return office_.answers_in_parts(ask); });
  if (!parts.ok() && parts.error().code == ErrorCode::revoked) return {};
  if (!parts.ok()) return parts.error();
  std::uint32_t part = 0;
  for (const Bytes& reply : *parts) {
    Bytes body;
    append_be32(body, part++);
    append(body, reply);
    TRY(send(PullAct::reply, body));
    ++pulled.replies;
  }
  ++pulled.kiosks;
  return {};
}

}  // namespace tsudoi
