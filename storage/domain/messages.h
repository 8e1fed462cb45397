// What kiosk and office say to each other, as plain values. How they are framed, signed and checked
// is sync's matter (sync/PROTOCOL.md); how they become bytes is storage/codec's.
#pragma once

#include "storage/base/crypto.h"
#include "storage/domain/entry.h"
#include "storage/domain/trouble.h"

namespace tsudoi {

/// First eight bytes of BLAKE2b-256 over a public key: names a key without carrying it.
using KeyId = ByteId<struct KeyTag, 8>;
KeyId key_id_of(ByteView public_key);

/// The office's keys of the day, signed by its root. The root itself stays offline.
struct OfficeCard {
  OfficeId office;               // the root's verify key
  crypto::VerifyKey signing{};   // signs replies, bundles
  crypto::SealPublic sealing{};  // kiosks seal to it
  UnixSeconds issued_at;
  std::string name;  // shown when a bundle of another office turns up
  bool operator==(const OfficeCard&) const = default;
};
struct SignedOfficeCard {
  OfficeCard card;
  crypto::Signature by_root{};
  bool operator==(const SignedOfficeCard&) const = default;
};

/// What a new kiosk gets, by wire or stick.
struct EnrolmentBundle {
  SignedOfficeCard office;
  KioskId kiosk;
  CentreId centre;
  ByteArray<16> one_time_code{};
  UnixSeconds expires_at;
  std::string office_url;  // "http://127.0.0.1:8470"; empty: stick only
  bool operator==(const EnrolmentBundle&) const = default;
};

/// The kiosk's first words: its new key, proved with the one-time code. Travels in the fixed header
/// of an ask, so that nothing is decoded before it was checked.
struct EnrolmentProof {
  crypto::VerifyKey key{};
  crypto::Mac16 proof{};  // mac(one-time code, "tsudoi enrol 1" || kiosk, key)
  bool operator==(const EnrolmentProof&) const = default;
};

/// A batch of a kiosk by its place in the chain; number 0: none.
struct BatchMark {
  std::uint64_t number = 0;
  ContentHash hash;
  bool operator==(const BatchMark&) const = default;
};

/// A kiosk that was enrolled again keeps its store: who it was before, and how far it came as that.
/// Its chain of batches goes on behind the former one's.
struct Succession {
  KioskId former;
  crypto::VerifyKey former_key{};
  KioskId kiosk;
  crypto::VerifyKey key{};
  BatchMark last;        // of the former one
  bool is_copy = false;  // the former one may go on elsewhere
  crypto::Signature by_former{};
  bool operator==(const Succession&) const = default;
};
inline constexpr std::size_t kSuccessionsMax = 8;  // in one ask, the newest

/// The kiosk's side of one round trip (the batch travels beside it).
struct SyncAsk {
  ByteArray<16> nonce{};             // so that no reply fits two asks
  HistoryId history;                 // the office history this kiosk last met
  std::uint64_t catalogue_held = 0;  // change number; everything up to it is here
  std::uint64_t decisions_held = 0;
  std::uint64_t leases_held = 0;     // highest lease number here
  std::uint64_t batches_stored = 0;  // receipts held, up to this batch number
  std::uint64_t waiting = 0;         // entries that have no receipt yet, this batch included
  UnixSeconds oldest_waiting;        // 0: none
  UnixSeconds kiosk_time;
  std::uint32_t program_version = 0;
  // Since version 2
  std::uint32_t times_rolled_back = 0;  // how often the office knew more of this kiosk than itself
  bool is_copy = false;                 // it runs on another machine than it was enrolled on
  std::vector<Decision> told;           // to residents, by an earlier history of the office
  // Since version 3
  std::vector<Succession> successions;  // who this kiosk was, oldest first
  // Since version 4
  ContentHash relayed;  // the reply that was last taken from a relay; zero: none since the start
  // Since version 5
  Troubles troubles;             // of this machine, now
  std::uint64_t room_bytes = 0;  // left on its disk; 0: not known
  bool operator==(const SyncAsk&) const = default;
};

enum class ReceiptStage : std::uint8_t { stored, backed_up };
struct Receipt {
  std::uint64_t batch = 0;
  ContentHash hash;
  ReceiptStage stage = ReceiptStage::stored;
  std::uint32_t applied = 0;
  std::uint32_t quarantined = 0;
  bool operator==(const Receipt&) const = default;
};

/// Order is part of the format: append only.
enum class CatalogueKind : std::uint8_t { listing, form, area, centre, kiosk_key, office_card };
inline constexpr std::size_t kCatalogueKinds = 6;

struct CatalogueItem {
  CatalogueKind kind = CatalogueKind::listing;
  std::string id;
  bool removed = false;
  Bytes value;  // an encoded Listing, Form ...; empty when removed
  bool operator==(const CatalogueItem&) const = default;
};

/// So that slips of any kiosk verify offline at every centre.
struct KioskKey {
  KioskId kiosk;
  crypto::VerifyKey key{};
  CentreId centre;
  bool revoked = false;
  bool operator==(const KioskKey&) const = default;
};

struct CatalogueChange {
  std::uint64_t from = 0;     // held before
  std::uint64_t through = 0;  // held after
  bool more = false;          // ask again at once
  std::vector<CatalogueItem> items;
  bool operator==(const CatalogueChange&) const = default;
};

struct SyncReply {
  HistoryId history;
  UnixSeconds office_time;
  std::vector<Receipt> receipts;
  std::vector<Decision> decisions;
  std::vector<Lease> leases;
  CatalogueChange catalogue;
  // Since version 2
  BatchMark newest;             // of this kiosk's batches here
  std::uint64_t backed_up = 0;  // batches up to this number are in a backup
  bool is_frozen = false;       // two histories: what it sends is set aside until it enrols again
  std::vector<PublicId> heard;  // of the ask's `told`
  // Since version 3
  std::vector<std::uint32_t> leases_confirmed;  // seats of each of `leases` that are confirmed here
  bool operator==(const SyncReply&) const = default;
};

/// A run of entries of one epoch, as it is sealed and sent.
struct BatchHeader {
  KioskId kiosk;
  Epoch epoch;
  std::uint64_t number = 0;  // 1, 2, 3 ... of this kiosk
  ContentHash parent;        // hash of batch number - 1; zero for the first
  Counter first;             // counter of the first entry; the others follow without a gap
  std::uint32_t count = 0;
  KeyId sealing_key;               // which sealing key of the office
  crypto::SealPublic ephemeral{};  // of this epoch
  bool operator==(const BatchHeader&) const = default;
};
struct Batch {
  BatchHeader header;
  std::vector<Entry> entries;  // kiosk, epoch and counters as in the header
  bool operator==(const Batch&) const = default;
};

/// What a resident takes away: no name; verifies offline.
struct Slip {
  KioskId kiosk;
  PublicId application;
  KeyId listing;  // key_id_of(listing id): names it without its length
  Promise promise = Promise::received;
  UnixSeconds at;
  bool operator==(const Slip&) const = default;
};

}  // namespace tsudoi
