#include "sync/office/import/session_places.h"

#include <algorithm>

namespace tsudoi {
namespace {

constexpr std::string_view kTakenOff = "は取りやめになりました";

Session taken_off(const Session& session) {
  Session gone;
  gone.note = (session.date ? to_iso(*session.date) : session.note) + std::string(kTakenOff);
  return gone;
}

/// Places of an older list that the newer one fills, one by one.
struct Places {
  const std::vector<Session>& before;
  std::vector<std::optional<Session>> now;

  explicit Places(const std::vector<Session>& old) : before(old), now(old.size()) {}

  template <class Same>
  bool fill(const Session& session, Same same) {
    for (std::size_t at = 0; at < before.size(); ++at) {
      if (now[at] || is_taken_off(before[at]) || !same(before[at], session)) continue;
      now[at] = session;
      return true;
    }
    return false;
  }
};

/// Those that found no place.
template <class Same>
std::vector<Session> fill_all(Places& places, const std::vector<Session>& sessions, Same same) {
  std::vector<Session> left;
  for (const Session& session : sessions)
    if (!places.fill(session, same)) left.push_back(session);
  return left;
}

}  // namespace

bool is_taken_off(const Session& session) {
  return !session.date && session.note.ends_with(kTakenOff);
}

std::vector<Session> with_places_kept(const std::vector<Session>& before,
                                      const std::vector<Session>& fresh, Date as_of) {
  Places places(before);
  auto left = fill_all(places, fresh, [](const Session& a, const Session& b) {
    return a.date == b.date && a.from == b.from;
  });
  left =
      fill_all(places, left, [](const Session& a, const Session& b) { return a.date == b.date; });
  // A date that was to be announced; and the one session of a listing, which was moved.
  left = fill_all(places, left, [](const Session& a, const Session&) { return !a.date; });
  const bool is_moved = before.size() == 1 && fresh.size() == 1 && before[0].date >= as_of;
  if (is_moved) left = fill_all(places, left, [](const Session&, const Session&) { return true; });
  std::vector<Session> sessions;
  for (std::size_t at = 0; at < before.size(); ++at) {
    const bool is_over = before[at].date && *before[at].date < as_of;
    const bool stays = is_over || is_taken_off(before[at]);
    sessions.push_back(places.now[at] ? *places.now[at]
                       : stays        ? before[at]
                                      : taken_off(before[at]));
  }
  sessions.insert(sessions.end(), left.begin(), left.end());
  return sessions;
}

}  // namespace tsudoi
