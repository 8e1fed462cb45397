// A relay: stores sealed asks for the inner office and hands its signed replies to kiosks, where
// the city's networks are split. It holds no private key and can open nothing: it knows its
// office's card, and which kiosks that office trusts, and refuses everybody else before anything is
// kept. What lies here is no receipt: entries stay the kiosk's until the office's own comes.
//
// Owns: the store in `folder`.
// Thread: one at a time.
// Order of checks: length, fixed header, known signer, signature, batch header, bounded decode,
//   room, one transaction. A kiosk that the office has not listed yet may leave one small ask
//   without a batch, signed by the key that it brings: that is how it enrols.
// Errors: busy, damaged, newer_version, disk_*; to kiosks and the office they become a SyncAnswer.
// Limits: RelayLimits.
#pragma once

#include "storage/store/kiosk_values.h"
#include "storage/store/sealed_records.h"
#include "sync/answer.h"
#include "sync/relay_frames.h"

namespace tsudoi {

inline constexpr std::uint32_t kRelaySchema = 1;  // ledger: storage/SCHEMA.md

struct RelayLimits {
  std::uint64_t store_bytes_max = 4096 * lmdb::kMiB;
  std::size_t kiosk_asks_max = 1000;  // that wait of one kiosk; an honest one has a few
  std::uint64_t kiosk_bytes_max = 64 * lmdb::kMiB;
  std::size_t strangers_max = 64;  // asks of kiosks that are not listed yet
  std::size_t stranger_ask_bytes_max = 64 * 1024;
  std::size_t pictures_max = 4000;
};

struct RelayStatus {
  struct Waiting {
    KioskId kiosk;
    Standing standing = Standing::trusted;
    bool is_listed = false;
    std::uint64_t asks = 0, bytes = 0, replies = 0;
    UnixSeconds oldest;  // 0: none
  };
  std::vector<Waiting> kiosks;  // listed, or with something here
  std::uint64_t asks = 0, bytes = 0, replies = 0, pictures = 0, store_bytes = 0;
  UnixSeconds oldest;    // 0: none waits
  UnixSeconds heard_at;  // when the inner office was last here; 0: never
};

class Relay {
 public:
  static Result<bool> is_there(const std::filesystem::path& folder);
  /// Errors: already_there.
  static Result<void> init(const std::filesystem::path& folder, const SignedOfficeCard& card,
                           const Seams& seams);
  static Result<Relay> open(const std::filesystem::path& folder, OpenTo purpose, const Seams& seams,
                            const RelayLimits& limits = {});

  const RelayId& id() const { return id_; }
  const SignedOfficeCard& card() const { return card_; }

  /// To a kiosk: as an office, with a HeldFrame where that has a reply.
  SyncAnswer handle(ByteView ask);
  /// To the inner office (pulled.cpp). An empty request asks for the first challenge.
  SyncAnswer handle_pull(ByteView request);
  Result<std::optional<Bytes>> picture(const ContentHash& hash) const;

  // ---- By stick, what else comes by wire (pulled.cpp)
  Result<std::vector<FetchedAsk>> asks_after(std::uint64_t number, std::size_t bytes_max) const;
  Result<void> keep_list(ByteView list);
  /// When the list that is here was made; 0: there is none.
  Result<UnixSeconds> list_made_at() const;
  /// Doubled: changes nothing. Errors: refused when the part before it is missing.
  Result<void> keep_reply(std::uint32_t part, ByteView reply);
  Result<void> keep_picture(ByteView bytes);
  /// What the office has taken, as its reply says: the ask that it answers, batches with receipts.
  Result<void> drop_answered(ByteView reply);

  Result<RelayStatus> status() const;  // status.cpp
  /// Durable commits since this object was opened.
  std::uint64_t commits() const;

 private:
  struct Signer {
    crypto::VerifyKey key{};
    Standing standing = Standing::trusted;
    bool is_listed = false;
  };
  /// Where an ask waits: there is one for each batch of a kiosk, and one without a batch.
  struct Slot {
    std::uint64_t number = 0;
    UnixSeconds at;
    std::uint32_t size = 0;
    ContentHash hash;
  };
  Relay(lmdb::Environment environment, RecordSeal seal, Clock& clock, Random& random,
        const RelayLimits& limits);

  Result<void> load();
  Result<Bytes> answer_to(ByteView ask);
  Result<Signer> signer_of(const AskFrame& frame) const;
  Result<void> keep(ByteView slot_key, const AskFrame& frame, ByteView ask);
  Result<void> check_room(ByteView slot_key, const AskFrame& frame) const;
  Result<Bytes> held_for(const KioskId& kiosk, const ContentHash& taken) const;
  Result<Bytes> do_act(const PullRequest& request);
  Result<Bytes> answer_pull(ByteView request);
  Result<Bytes> sort_pictures(ByteView hashes);
  Result<void> drop(ByteView numbers);
  Result<void> drop_one(lmdb::WriteTxn& txn, std::uint64_t number, const ContentHash& hash) const;
  Result<Bytes> greeting() const;
  Result<void> note_heard();
  Result<UnixSeconds> heard_at() const;
  Result<std::vector<ContentHash>> pictures_here() const;
  static Bytes slot_bytes(const Slot& slot);
  static Result<Slot> slot_in(ByteView bytes);

  lmdb::Environment environment_;
  RecordSeal seal_;
  Clock* clock_;
  Random* random_;
  RelayLimits limits_;
  RelayId id_;
  SignedOfficeCard card_;
  ByteArray<16> challenge_{};
};

}  // namespace tsudoi
