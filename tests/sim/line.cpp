#include "tests/sim/line.h"

namespace tsudoi::sim {
namespace {

constexpr std::size_t kLateMax = 8;

Error gone() {
  return fail(ErrorCode::line_down, "the line went away");
}

Result<Bytes> answer_of(SyncAnswer answer) {
  if (answer.status == 200) return std::move(answer.body);
  return fail(answer.status < 500 ? ErrorCode::refused : ErrorCode::line_down,
              std::string(text_of(answer.body)));
}

Error no_pictures() {
  return fail(ErrorCode::refused, "no such picture");
}

}  // namespace

Result<Bytes> GoodLine::exchange(ByteView ask) {
  ++world_.syncs;
  return answer_of(world_.serve(to_, ask));
}

Result<Bytes> GoodLine::picture(ByteView) {
  return no_pictures();
}

Result<Bytes> BadLine::picture(ByteView) {
  return no_pictures();
}

Bytes BadLine::bent(Bytes bytes) {
  if (bytes.empty()) return bytes;
  bytes[world_.dice.below(bytes.size())] ^= static_cast<std::uint8_t>(1 << world_.dice.below(8));
  return bytes;
}

Bytes BadLine::cut(Bytes bytes) {
  if (bytes.empty()) return bytes;
  bytes.resize(world_.dice.below(bytes.size()));
  return bytes;
}

Result<Bytes> BadLine::deliver(ByteView ask) {
  auto answer = answer_of(world_.serve(to_, ask));
  if (answer.ok()) world_.last_answer = *answer;
  return answer;
}

/// To the relay's other side only an empty ask says nothing: it is how the office greets.
Result<Bytes> BadLine::deliver_harmed(Bytes ask, const char* what) {
  if (!ask.empty() && world_.serve(to_, ask).status == 200) broken(what);
  return gone();
}

/// Not while the office is out to the relay: it works on one thing at a time.
void BadLine::deliver_late_ones() {
  if (to_ == Server::relay_to_office) return;
  while (!world_.late.empty() && world_.dice.below(2) == 0) {
    const std::size_t which = world_.dice.below(world_.late.size());
    world_.serve(world_.late[which].first, world_.late[which].second);
    if (world_.dice.below(3) > 0) world_.late.erase(world_.late.begin() + std::ptrdiff_t(which));
  }
  if (world_.late.size() > kLateMax) world_.late.pop_front();
}

Result<Bytes> BadLine::exchange(ByteView ask) {
  ++world_.syncs;
  deliver_late_ones();
  switch (world_.dice.below(20)) {
    case 0: return gone();
    case 1: world_.serve(to_, ask); return gone();
    case 2: world_.late.emplace_back(to_, copy_of(ask)); return gone();
    case 3: world_.late.emplace_back(to_, copy_of(ask)); return deliver(ask);
    case 4: world_.serve(to_, ask); return deliver(ask);
    case 5: return deliver_harmed(cut(copy_of(ask)), "F17: half an ask was taken");
    case 6: return deliver_harmed(bent(copy_of(ask)), "F39: a bent ask was taken");
    case 7: {
      TRY_ASSIGN(Bytes answer, deliver(ask));
      return cut(std::move(answer));
    }
    case 8: {
      TRY_ASSIGN(Bytes answer, deliver(ask));
      return bent(std::move(answer));
    }
    case 9: {
      if (world_.last_answer.empty()) return gone();
      return world_.last_answer;  // of another ask, perhaps to another kiosk
    }
    default: return deliver(ask);
  }
}

}  // namespace tsudoi::sim
