#include "tests/siege/hostile_line.h"

#include <algorithm>
#include <array>
#include <utility>

#include "tests/siege/http_message.h"

namespace tsudoi::siege {
namespace {

constexpr std::array<std::string_view, kMoods> kNames{
    "pass", "cut ask",   "cut answer", "bend ask", "bend answer",  "swallow",      "twice",
    "late", "error 500", "error 503",  "noise",    "noise as 200", "other answer", "stall"};
constexpr std::size_t kPassesInDeck = kMoods;  // else nothing ever moves
constexpr std::size_t kAnswersKept = 4;
constexpr std::size_t kNoiseBytesMax = 600;

std::string beginning(const std::string& message, std::size_t bytes) {
  return message.empty() ? message : message.substr(0, std::min(bytes, message.size() - 1));
}

Back whole(std::string answer) {
  const After after = answer.empty() ? After::gone : After::stays;
  return {std::move(answer), after};
}

/// Kiosk, epoch and number of the batch in it (sync/PROTOCOL.md); empty: it carries none.
std::string batch_in(std::string_view ask) {
  constexpr std::string_view kBegin("TSB\x01", 4);
  constexpr std::size_t kNameBytes = 16 + 16 + 8;
  const std::size_t at = ask.find(kBegin);
  return at == ask.npos ? "" : std::string(ask.substr(at + kBegin.size(), kNameBytes));
}

bool is_picture(std::string_view ask) {
  return ask.starts_with("GET ");
}

}  // namespace

std::string_view name_of(Mood mood) {
  return kNames.at(static_cast<std::size_t>(mood));
}

void HostileLine::order(const Orders& orders) {
  const std::lock_guard hold(lock_);
  orders_ = orders;
}

void HostileLine::leave_to_chance() {
  const std::lock_guard hold(lock_);
  orders_.reset();
}

Tally HostileLine::tally() const {
  const std::lock_guard hold(lock_);
  return tally_;
}

Back HostileLine::carry(const std::string& ask) {
  const Orders orders = orders_for(ask);
  Back back = treat(ask, orders);
  if (orders.mood != Mood::late) bring_late_ones();
  return back;
}

Orders HostileLine::orders_for(const std::string& ask) {
  const std::lock_guard hold(lock_);
  const Orders orders = orders_ ? *orders_ : drawn(ask);
  ++tally_.moods[orders.mood];
  tally_.ask_bytes = ask.size();
  return orders;
}

Orders HostileLine::drawn(const std::string& ask) {
  // There are many pictures and few batches: most trouble is for these.
  if (is_picture(ask) && dice_.below(8) > 0) return {};
  if (deck_.empty()) {
    deck_.assign(kPassesInDeck, Mood::pass);
    for (std::size_t i = 0; i < kMoods; ++i) deck_.push_back(static_cast<Mood>(i));
  }
  const auto at = deck_.begin() + static_cast<std::ptrdiff_t>(dice_.below(deck_.size()));
  const Mood mood = *at;
  deck_.erase(at);
  return {mood, dice_.below(dice_.below(2) == 0 ? 300 : 3000)};
}

Back HostileLine::treat(const std::string& ask, const Orders& orders) {
  switch (orders.mood) {
    case Mood::pass: return whole(deliver(ask));
    case Mood::cut_ask: office_.begin(beginning(ask, orders.bytes)); return {{}, After::gone};
    case Mood::cut_answer: return {beginning(lost(deliver(ask)), orders.bytes), After::gone};
    case Mood::bend_ask: return whole(deliver_bent(ask));
    case Mood::bend_answer: return whole(bent(lost(deliver(ask))));
    case Mood::swallow: lost(deliver(ask)); return {{}, After::gone};
    case Mood::twice: return whole(deliver_twice(ask));
    case Mood::late:
      late_.push_back(ask);
      return whole(dice_.below(2) == 0 ? std::string() : deliver(ask));
    case Mood::error_500: return whole(answer_of("500 Internal Server Error", "trouble\n"));
    case Mood::error_503: return whole(answer_of("503 Service Unavailable", "later\n"));
    case Mood::noise:
    case Mood::noise_as_200: return only_noise(orders.mood);
    case Mood::other_answer: {
      const std::string other = answers_.empty() ? std::string() : dice_.one_of(answers_);
      lost(deliver(ask));
      return whole(other);
    }
    case Mood::stall: return {{}, After::silent};
  }
  return {{}, After::gone};
}

Back HostileLine::only_noise(Mood mood) {
  if (mood == Mood::noise) return {noise(), After::gone};
  return whole(answer_of("200 OK", noise()));
}

std::string HostileLine::deliver(const std::string& ask) {
  std::string answer = office_.bring(ask);
  const std::lock_guard hold(lock_);
  tally_.answer_bytes = answer.size();
  if (!is_done(answer)) return answer;
  if (const std::string batch = batch_in(ask); !batch.empty()) ++tally_.batches[batch];
  if (!is_picture(ask)) answers_.push_back(answer);
  if (answers_.size() > kAnswersKept) answers_.erase(answers_.begin());
  return answer;
}

std::string HostileLine::deliver_bent(const std::string& ask) {
  const std::string other = bent(ask);
  std::string answer = office_.bring(other);
  const std::lock_guard hold(lock_);
  tally_.damaged_taken += other != ask && is_done(answer);
  return answer;
}

std::string HostileLine::deliver_twice(const std::string& ask) {
  const bool first = is_done(deliver(ask));
  std::string answer = deliver(ask);
  const std::lock_guard hold(lock_);
  tally_.brought_twice += first && is_done(answer);
  return answer;
}

std::string HostileLine::lost(std::string answer) {
  const std::lock_guard hold(lock_);
  tally_.answers_lost += is_done(answer);
  return answer;
}

void HostileLine::bring_late_ones() {
  for (const std::string& ask : std::exchange(late_, {})) {
    const bool is_taken = is_done(deliver(ask));
    const std::lock_guard hold(lock_);
    tally_.brought_late += is_taken;
  }
}

std::string HostileLine::noise() {
  std::string bytes(1 + dice_.below(kNoiseBytesMax), '\0');
  for (char& byte : bytes) byte = static_cast<char>(dice_.below(256));
  return bytes;
}

std::string HostileLine::bent(std::string message) {
  const std::size_t head = head_bytes(message).value_or(message.size());
  if (head == message.size()) return message;
  char& byte = message[head + dice_.below(message.size() - head)];
  byte = static_cast<char>(byte ^ (1 << dice_.below(8)));
  return message;
}

}  // namespace tsudoi::siege
