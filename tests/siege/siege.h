// An office and two kiosks of two centres, all of them real programs, with a hostile line between
// them, and what is done to them. At the end the books are compared.
#pragma once

#include "tests/siege/proxy.h"
#include "tests/siege/terminal.h"

namespace tsudoi::siege {

struct Deaths {
  int kiosk_in_line = 0, kiosk_in_sync = 0, kiosk_at_start = 0, office = 0;
  int under_way = 0;  // of all these: while an ask or its answer was on its way
  int line = 0;
};

class Siege {
 public:
  /// Everything is up; both kiosks have the catalogue. What they went through for it, `weather`
  /// says.
  enum class Weather : std::uint8_t { fair, foul };
  Siege(Weather weather, std::uint64_t seed);

  /// A little work at both kiosks, and one deed: of each kind in turn.
  void round();
  void work();
  /// Work and a sync in each, with nobody killed.
  void meet_each_mood();

  /// The line is good again: both are in step within three syncs each.
  void heal();
  /// Ends every program, and compares what was told with what the kiosks and the office have.
  void compare_books();
  void print();

  Proxy& proxy() { return proxy_; }
  Terminal& kiosk() { return kiosks_.front(); }
  const Deaths& deaths() const { return deaths_; }
  std::uint64_t entries_at_office() const;

 private:
  void make_contact(Terminal& kiosk);
  Terminal& some_kiosk() { return dice_.one_of(kiosks_); }
  std::chrono::microseconds short_while();
  void serve();
  void note_death(int& count);

  void kill_in_line();
  void kill_in_sync();
  void kill_at_start();
  void kill_office();
  void kill_line();
  void sync_both();

  void compare_kiosk(Terminal& kiosk, std::vector<std::string>& sign_ups, std::uint64_t& saved);
  void keep_status(const nlohmann::json& status);
  void compare_office(const std::vector<std::string>& sign_ups, std::uint64_t saved) const;
  void compare_promises() const;

  test::Dice dice_;
  test::Town town_;
  Proxy proxy_;
  std::vector<Terminal> kiosks_;
  const std::uint16_t office_port_ = quiet_port();
  std::unique_ptr<test::Served> office_;
  std::vector<std::string> statuses_;  // files: what each kiosk said of itself at the end
  Deaths deaths_;
  std::size_t rounds_ = 0;
};

}  // namespace tsudoi::siege
