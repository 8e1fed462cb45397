#include "tests/bench/hostile_asks.h"

#include "sync/client.h"
#include "sync/frame_bytes.h"
#include "tests/support/must.h"

namespace tsudoi::bench {
namespace {

using test::must;

constexpr int kNoise = 400, kUnknown = 401, kElsewhere = 409, kTooLarge = 413, kSetAside = 200;
constexpr int kComeAgain = 503;                // while another chain is turned
constexpr std::uint64_t kChainSteps = 65'000;  // just less than a batch may ask for

/// A kiosk that signs what it likes.
class WrongHands {
 public:
  WrongHands(test::World& world, const std::string& name)
      : world_(world), store_(world.new_kiosk(name, {"tama"})) {
    must(sync_once(store_, world.line(), world.seams()));
  }

  /// The next batch of it: one entry, in a process start of its own that begins at `first`.
  Bytes batch(std::uint64_t first) {
    BatchHeader header;
    header.kiosk = store_.identity().bundle.kiosk;
    header.epoch = {world_.seams().random.array<16>()};
    header.number = ++number_;
    header.parent = parent_;
    header.first = {first};
    header.count = 1;
    header.sealing_key = key_id_of(world_.office().card().card.sealing);
    header.ephemeral =
        crypto::SealKey::from_secret(crypto::Secret<32>(header.parent.view())).sealing;
    Entry entry;
    entry.id = {header.kiosk, header.epoch, header.first};
    entry.at = world_.clock().now();
    entry.body = HeadCounted{{"shodo"}, 0, {{AgeBand::sixties, 1}}};
    return follow(make_batch(header, {entry}, store_.key()));
  }
  /// The same, with this in the place of its content.
  Bytes batch_with(ByteView content) {
    const BatchHeader before{{}, {}, number_, parent_, {}, 0, {}, {}};
    Bytes frame = batch(1);
    constexpr std::size_t kHeaderBytes = 128;
    frame.resize(kHeaderBytes);
    append_be32(frame, static_cast<std::uint32_t>(content.size()));
    append(frame, content);
    append_signature(frame, "tsudoi batch 1", store_.key());
    number_ = before.number + 1;
    return follow(std::move(frame));
  }
  Bytes ask(ByteView batch) const {
    const AskParts parts{store_.identity().bundle.kiosk, office(), {}, {}, batch};
    return make_ask(parts, store_.key());
  }
  Bytes ask_of(const KioskId& kiosk, const OfficeId& office) const {
    return make_ask({kiosk, office, {}, {}, {}}, store_.key());
  }
  OfficeId office() const { return world_.office().card().card.office; }
  KioskId id() const { return store_.identity().bundle.kiosk; }

 private:
  Bytes follow(Bytes batch) {
    parent_ = must(read_batch(batch)).hash;
    return batch;
  }

  test::World& world_;
  KioskStore store_;
  std::uint64_t number_ = 0;
  ContentHash parent_;
};

/// Made by `one`, so many of them.
template <class Make>
HostileKind kind_of(const std::string& name, int status, int count, Make one) {
  HostileKind kind{name, {}};
  for (int i = 0; i < count; ++i) kind.asks.push_back({one(i), status, 0});
  return kind;
}

}  // namespace

std::string request_with(ByteView body) {
  std::string request =
      "POST /v1/sync HTTP/1.1\r\nHost: office\r\nContent-Length: " + std::to_string(body.size()) +
      "\r\n\r\n";
  return request.append(text_of(body));
}

std::vector<HostileKind> hostile_kinds(test::World& world, const std::vector<Bytes>& replayed,
                                       int count) {
  WrongHands hands(world, "wrong hands");
  Random& random = world.seams().random;
  const auto noise = [&](std::size_t size) {
    Bytes bytes(size);
    for (std::size_t at = 0; at + 16 <= size; at += 16)
      std::ranges::copy(random.array<16>(), bytes.begin() + std::ptrdiff_t(at));
    return bytes;
  };
  const auto replay = [&](int i) { return replayed[std::size_t(i) % replayed.size()]; };
  const Bytes zeros = codec::compress(Bytes(kContentBytesMax));
  std::vector<HostileKind> kinds;
  const auto add = [&](const std::string& name, int status, auto one) {
    kinds.push_back(kind_of(name, status, count, one));
  };
  add("noise of 1 MiB", kNoise, [&](int) { return request_with(noise(kBatchBytesMax)); });
  add("an ask that is cut off", kNoise, [&](int i) {
    const Bytes ask = replay(i);
    return request_with(ByteView(ask).first(ask.size() - 1 - std::size_t(i)));
  });
  add("an ask with a bent signature", kUnknown, [&](int i) {
    Bytes ask = replay(i);
    ask[ask.size() - 1 - std::size_t(i % 32)] ^= 1;
    return request_with(ask);
  });
  add("an ask of a stranger", kUnknown,
      [&](int) { return request_with(hands.ask_of({random.array<16>()}, hands.office())); });
  add("an ask for another office", kElsewhere,
      [&](int) { return request_with(hands.ask_of(hands.id(), {random.array<32>()})); });
  add("a body of 4 GiB", kTooLarge, [&](int) -> std::string {
    return "POST /v1/sync HTTP/1.1\r\nHost: office\r\nContent-Length: 4294967296\r\n\r\n";
  });
  add("an old ask again", kSetAside, [&](int i) { return request_with(replay(i)); });
  add("signed: 8 MiB in 300 bytes", kSetAside,
      [&](int) { return request_with(hands.ask(hands.batch_with(zeros))); });
  add("signed: noise of 1 MiB", kSetAside,
      [&](int) { return request_with(hands.ask(hands.batch_with(noise(1'000'000)))); });
  return kinds;
}

HostileKind long_chains(test::World& world, const std::string& name, int count) {
  WrongHands hands(world, name);
  HostileKind kind = kind_of("signed: a long chain", kSetAside, count, [&](int) {
    return request_with(hands.ask(hands.batch(kChainSteps)));
  });
  for (HostileAsk& ask : kind.asks) ask.or_else = kComeAgain;
  return kind;
}

}  // namespace tsudoi::bench
