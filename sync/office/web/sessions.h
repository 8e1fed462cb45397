// Who is signed in to the web pages, and how often one may try. Both live in memory only: after a
// restart people sign in again, and nothing here is worth stealing from a disk.
//
// Time:   SteadyMs, so that setting the clock neither ends nor prolongs anything.
// Thread: each instance belongs to one thread, or to one lock.
// Limits: kSessionLimits; a full session table drops the one unused longest.
#pragma once

#include <map>

#include "storage/base/clock.h"
#include "sync/office/web/accounts.h"

namespace tsudoi::web {

struct SessionLimits {
  std::int64_t idle_ms_max = 30 * 60 * 1000;           // an officer's lunch ends it
  std::int64_t absolute_ms_max = 12 * 60 * 60 * 1000;  // a working day
  std::size_t sessions_max = 500;
};
inline constexpr SessionLimits kSessionLimits;

struct Session {
  Viewer viewer;
  std::string csrf;  // in every form that this session is shown
};

class SessionTable {
 public:
  explicit SessionTable(SessionLimits limits = kSessionLimits) : limits_(limits) {}

  /// The token for the cookie: 256 random bits in hex. Only its hash is kept.
  std::string begin(Viewer viewer, SteadyMs now, Random& random);
  /// The session of this token, its idle time begun anew; nullptr: unknown or expired. The pointer
  /// is good until the next call.
  const Session* find(std::string_view token, SteadyMs now);
  void end(std::string_view token);
  void end_all_of(const AccountName& name);  // after a change of passphrase or role
  std::size_t size() const { return open_.size(); }

 private:
  struct Open {
    crypto::Hash token_hash{};
    Session session;
    SteadyMs begun;
    SteadyMs last_used;
  };
  void drop_expired(SteadyMs now);
  void make_room();

  SessionLimits limits_;
  std::vector<Open> open_;
};

/// Equal without telling by its time where the difference is.
bool equal_secret(std::string_view a, std::string_view b);

struct ThrottlePolicy {
  std::uint32_t free_tries = 5;               // F50's rule, for web sign-ins too
  std::int64_t first_wait_ms = 30 * 1000;     // doubles with each further failure
  std::int64_t wait_ms_max = 15 * 60 * 1000;  // also how long failures are remembered
  std::size_t keys_max = 10'000;              // above it the oldest failure is forgotten
};

class LoginThrottle {
 public:
  explicit LoginThrottle(ThrottlePolicy policy = {}) : policy_(policy) {}

  /// How long this key must wait; 0: it may try.
  std::int64_t wait_ms(const std::string& key, SteadyMs now) const;
  void failed(const std::string& key, SteadyMs now);
  void succeeded(const std::string& key);

 private:
  struct Failures {
    std::uint32_t count = 0;
    SteadyMs last;
  };
  std::int64_t pause_ms(std::uint32_t failures) const;

  ThrottlePolicy policy_;
  std::map<std::string, Failures> failures_;
};

}  // namespace tsudoi::web
