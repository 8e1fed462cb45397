// The line between kiosks, relay and office, as bad as lines are: it loses, delays, doubles,
// reorders, cuts and bends what it carries, both ways, and brings answers that belong to somebody
// else.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

class BadLine final : public Transport {
 public:
  BadLine(World& world, Server to) : world_(world), to_(to) {}
  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

 private:
  Result<Bytes> deliver(ByteView ask);
  Result<Bytes> deliver_harmed(Bytes ask, const char* what);
  void deliver_late_ones();
  Bytes bent(Bytes bytes);
  Bytes cut(Bytes bytes);

  World& world_;
  Server to_;
};

class GoodLine final : public Transport {
 public:
  GoodLine(World& world, Server to) : world_(world), to_(to) {}
  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

 private:
  World& world_;
  Server to_;
};

}  // namespace tsudoi::sim
