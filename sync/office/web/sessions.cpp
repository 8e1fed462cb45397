#include "sync/office/web/sessions.h"

#include <algorithm>

namespace tsudoi::web {

namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::size_t kCsrfBytes = 16;

}  // namespace

bool equal_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && crypto::equal(view_of(a), view_of(b));
}

std::string SessionTable::begin(Viewer viewer, SteadyMs now, Random& random) {
  drop_expired(now);
  make_room();
  const std::string token = to_hex(random.array<kTokenBytes>());
  Open fresh{crypto::hash(view_of(token)), {std::move(viewer), {}}, now, now};
  fresh.session.csrf = to_hex(random.array<kCsrfBytes>());
  open_.push_back(std::move(fresh));
  return token;
}

const Session* SessionTable::find(std::string_view token, SteadyMs now) {
  drop_expired(now);
  const crypto::Hash wanted = crypto::hash(view_of(token));
  Open* found = nullptr;
  for (Open& open : open_) {
    if (crypto::equal(open.token_hash, wanted)) found = &open;
  }
  if (found == nullptr) return nullptr;
  found->last_used = now;
  return &found->session;
}

void SessionTable::end(std::string_view token) {
  const crypto::Hash wanted = crypto::hash(view_of(token));
  std::erase_if(open_, [&](const Open& open) { return open.token_hash == wanted; });
}

void SessionTable::end_all_of(const AccountName& name) {
  std::erase_if(open_, [&](const Open& open) { return open.session.viewer.name == name; });
}

void SessionTable::drop_expired(SteadyMs now) {
  std::erase_if(open_, [&](const Open& open) {
    return now.value - open.last_used.value >= limits_.idle_ms_max ||
           now.value - open.begun.value >= limits_.absolute_ms_max;
  });
}

void SessionTable::make_room() {
  if (open_.size() < limits_.sessions_max) return;
  open_.erase(std::min_element(open_.begin(), open_.end(), [](const Open& a, const Open& b) {
    return a.last_used < b.last_used;
  }));
}

std::int64_t LoginThrottle::pause_ms(std::uint32_t failures) const {
  if (failures < policy_.free_tries) return 0;
  std::int64_t pause = policy_.first_wait_ms;
  for (std::uint32_t i = policy_.free_tries; i < failures && pause < policy_.wait_ms_max; ++i)
    pause *= 2;
  return std::min(pause, policy_.wait_ms_max);
}

std::int64_t LoginThrottle::wait_ms(const std::string& key, SteadyMs now) const {
  const auto found = failures_.find(key);
  if (found == failures_.end()) return 0;
  const std::int64_t free_at = found->second.last.value + pause_ms(found->second.count);
  return std::max<std::int64_t>(0, free_at - now.value);
}

void LoginThrottle::failed(const std::string& key, SteadyMs now) {
  Failures& failures = failures_[key];
  const std::int64_t forgotten_after = pause_ms(failures.count) + policy_.wait_ms_max;
  if (now.value - failures.last.value > forgotten_after) failures.count = 0;
  failures = {failures.count + 1, now};
  if (failures_.size() <= policy_.keys_max) return;
  failures_.erase(std::min_element(failures_.begin(), failures_.end(),
                                   [](auto& a, auto& b) { return a.second.last < b.second.last; }));
}

void LoginThrottle::succeeded(const std::string& key) {
  failures_.erase(key);
}

}  // namespace tsudoi::web
