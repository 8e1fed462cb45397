// A whole lobby for tests: a kiosk on real LMDB whose screens are touched through the accessibility
// tree, and its office behind a real HTTP server on loopback.
#pragma once

#include "kiosk/app/kiosk.h"
#include "kiosk/screens/draw.h"
#include "kiosk/ui/harness.h"
#include "tests/sync/served_world.h"

namespace tsudoi::test {

class Lobby {
 public:
  Lobby();

  World& world() { return world_; }
  Kiosk& kiosk() { return *kiosk_; }
  const ui::Tree& tree() const { return harness_.tree(); }
  Transport& line() { return *line_; }

  /// Taps a target of the tree, scrolling its page to it if needed; requires that it is there.
  void tap(const std::string& id);
  /// A key of the on-screen keyboard for each character.
  void type(const std::vector<std::string>& keys);
  void draw();

 private:
  World world_;
  web::HttpServer server_;
  std::unique_ptr<Transport> line_;
  std::unique_ptr<Kiosk> kiosk_;
  std::unique_ptr<texts::TextBook> book_;
  std::optional<flow::Action> action_;
  ui::Harness harness_;
};

}  // namespace tsudoi::test
