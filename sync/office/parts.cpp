// Answers for a kiosk that cannot ask again at once: everything in one go (the stick).
#include "sync/office/succession.h"

namespace tsudoi {
namespace {

/// What the kiosk will hold when it has taken this reply.
void pass(SyncAsk& ask, const SyncReply& reply) {
  ask.history = reply.history;
  ask.catalogue_held = reply.catalogue.through;
  for (const Decision& decision : reply.decisions) ask.decisions_held = decision.number;
  for (const Lease& lease : reply.leases) ask.leases_held = lease.number;
}

bool has_more(const SyncReply& reply) {
  return reply.catalogue.more || reply.decisions.size() >= kReplyDecisionsMax ||
         reply.leases.size() >= kReplyDecisionsMax;
}

}  // namespace

/// Of a kiosk with two histories we cannot know which batches are the ones in its hands.
Result<std::vector<Receipt>> Office::receipts_for(const lmdb::ReadTxn& txn, const Asked& asked,
                                                  const SyncAsk& ask,
                                                  const HistoryId& history) const {
  std::vector<Receipt> receipts;
  if (asked.kiosk.forked) {
    if (asked.frame.batch.empty()) return receipts;
    TRY_ASSIGN(const BatchFrame batch, read_batch(asked.frame.batch));
    TRY_ASSIGN(const auto known, known_receipt(txn, batch));
    if (known) receipts.push_back(*known);
    return receipts;
  }
  // A kiosk of another history is about to take all that it has for unsent.
  const std::uint64_t held = ask.history == history ? ask.batches_stored : 0;
  TRY(seal_.walk<BatchArrival>(txn, office_keys::batch(asked.kiosk.kiosk, held + 1),
                               lmdb::prefix_end(office_keys::batches_of(asked.kiosk.kiosk)),
                               [&](ByteView, const BatchArrival& arrival) -> Result<lmdb::Walk> {
                                 receipts.push_back(arrival.receipt);
                                 return receipts.size() < kReplyReceiptsMax ? lmdb::Walk::go_on
                                                                            : lmdb::Walk::stop;
                               }));
  TRY(KioskSuccession(*this, txn).add_receipts(asked.kiosk, held, receipts));
  return receipts;
}

Result<std::vector<Bytes>> Office::answers_in_parts(ByteView bytes) const {
  TRY_ASSIGN(const Asked asked, admit(bytes));
  if (asked.kiosk.revoked) return fail(ErrorCode::revoked, "this kiosk was revoked");
  TRY_ASSIGN(SyncAsk ask, codec::decode<SyncAsk>(asked.frame.ask));
  const ReplyParts head{id_, asked.kiosk.kiosk, asked.frame.hash, card_bytes_};
  TRY_ASSIGN(const auto txn, environment_.read());
  TRY_ASSIGN(auto receipts, receipts_for(txn, asked, ask, meta_.history));
  std::vector<Bytes> parts;
  for (bool is_whole = false; !is_whole && parts.size() < kStickPartsMax;) {
    TRY_ASSIGN(SyncReply reply, reply_for(txn, ask, asked.kiosk, meta_));
    reply.receipts = std::exchange(receipts, {});  // all in the first part
    parts.push_back(make_reply(head, reply, keyring_.signing()));
    pass(ask, reply);
    is_whole = !has_more(reply);
  }
  return parts;
}

Result<void> Office::keep_stick_ask(ByteView ask) {
  TRY_ASSIGN(const AskFrame frame, read_ask(ask));
  return environment_.update([&](lmdb::WriteTxn& txn) {
    return seal_.put_bytes(txn, office_keys::stick_ask(frame.kiosk), ask);
  });
}

Result<std::vector<Bytes>> Office::stick_asks() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<Bytes> asks;
  TRY(seal_.each<Bytes>(txn, office_keys::table(office_keys::kStickAsk),
                        [&](ByteView, Bytes ask) -> Result<void> {
                          asks.push_back(std::move(ask));
                          return {};
                        }));
  return asks;
}

}  // namespace tsudoi
