// What a hostile sender brings to `POST /v1/sync`: whole HTTP requests, and what each must be
// answered with. Some come from a kiosk in wrong hands, whose signature is good (F40).
#pragma once

#include <string>
#include <vector>

#include "tests/sync/world.h"

namespace tsudoi::bench {

struct HostileAsk {
  std::string request;
  int status = 0;   // that it must be answered with
  int or_else = 0;  // or with this one; 0: no other
};
struct HostileKind {
  std::string name;
  std::vector<HostileAsk> asks;  // each a little different from the others
};

/// A POST of this body to where kiosks ask.
std::string request_with(ByteView body);

/// `count` of each kind. `replayed`: asks that the office has answered already. The kiosk in wrong
/// hands is enrolled in `world`.
std::vector<HostileKind> hostile_kinds(test::World& world, const std::vector<Bytes>& replayed,
                                       int count);
/// The kind that costs the office most: one batch makes it turn a chain of keys as far as it goes.
HostileKind long_chains(test::World& world, const std::string& name, int count);

}  // namespace tsudoi::bench
