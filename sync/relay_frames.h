// Frames around a relay (sync/PROTOCOL.md, "The relay"): what it answers to kiosks, and how the
// inner office works with it. A relay has no private key, so nothing that it says is signed: it
// carries what others have signed.
//
// Errors: malformed, too_large, newer_version; wrong_office and not_authentic from open_*().
#pragma once

#include "sync/frames.h"

namespace tsudoi {

inline constexpr std::size_t kFrameRoomBytes = 4096;  // around what a frame carries
inline constexpr std::size_t kHeldBytesMax = kReplyBytesMax + kFrameRoomBytes;
inline constexpr std::size_t kPullBytesMax = kReplyBytesMax + kFrameRoomBytes;
inline constexpr std::size_t kListBytesMax = kReplyBytesMax;  // about 40,000 kiosks

// ---- To a kiosk: its ask is kept here

struct HeldFrame {
  RelayId relay;
  std::uint32_t left = 0;  // replies to this kiosk that wait behind this one
  ByteView reply;          // empty: the office has not answered yet
};
Bytes make_held(const RelayId& relay, std::uint32_t left, ByteView reply);
/// Whether a relay, and not an office, wrote this answer.
bool is_held(ByteView answer);
Result<HeldFrame> read_held(ByteView bytes);

// ---- Which kiosks an office trusts, for its relays: signed by the office

enum class Standing : std::uint8_t { trusted, revoked };
struct ListedKiosk {
  KioskId kiosk;
  crypto::VerifyKey key{};
  Standing standing = Standing::trusted;
  bool operator==(const ListedKiosk&) const = default;
};
struct KioskList {
  UnixSeconds made_at;
  std::vector<ListedKiosk> kiosks;
  bool operator==(const KioskList&) const = default;
};
Bytes make_kiosk_list(ByteView card, const KioskList& list, const crypto::SigningKey& office);
Result<KioskList> open_kiosk_list(ByteView bytes, const OfficeId& office);
/// Of who is on it: the same for two lists that say the same.
ContentHash content_of(const std::vector<ListedKiosk>& kiosks);

// ---- From the inner office to its relay, and back

/// Order is part of the format: append only.
enum class PullAct : std::uint8_t {
  fetch,     // body: number (8); answered with asks behind it, see make_fetched()
  drop,      // body: number (8) and hash (32) of each ask that the office has taken or refused
  kiosks,    // body: a kiosk list
  reply,     // body: part (4) and a reply; part 0 takes the place of all before
  pictures,  // body: hashes (32 each) of all that are shown; answered with those that are missing
  picture,   // body: its bytes
};
struct PullRequest {
  RelayId relay;
  ByteArray<16> challenge{};  // that the relay gave last: no request counts twice
  PullAct act = PullAct::fetch;
  ByteView body;
};
Bytes make_pull(const PullRequest& request, ByteView card, const crypto::SigningKey& office);
struct OpenedPull {
  PullRequest request;
  SignedOfficeCard card;
};
Result<OpenedPull> open_pull(ByteView bytes, const OfficeId& office);

struct PullAnswer {
  RelayId relay;
  ByteArray<16> challenge{};  // for the next request
  ByteView body;
};
Bytes make_pull_answer(const PullAnswer& answer);
Result<PullAnswer> read_pull_answer(ByteView bytes);

struct FetchedAsk {
  std::uint64_t number = 0;  // at this relay
  Bytes ask;
};
Bytes make_fetched(const std::vector<FetchedAsk>& asks);
Result<std::vector<FetchedAsk>> read_fetched(ByteView body);

}  // namespace tsudoi
