// The line between a kiosk and the office, as bad as lines are: it loses, delays, doubles,
// reorders, cuts and bends what it carries, both ways, and brings answers that belong to somebody
// else.
#pragma once

#include "tests/sim/world.h"

namespace tsudoi::sim {

class BadLine final : public Transport {
 public:
  explicit BadLine(World& world) : world_(world) {}
  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

 private:
  Result<Bytes> deliver(ByteView ask);
  void deliver_late_ones();
  Bytes bent(Bytes bytes);
  Bytes cut(Bytes bytes);

  World& world_;
};

class GoodLine final : public Transport {
 public:
  explicit GoodLine(World& world) : world_(world) {}
  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

 private:
  World& world_;
};

}  // namespace tsudoi::sim
