// A small world for tests: one office and kiosks on real LMDB, a line that calls the office
// directly, a clock that the test moves, chance from a seed, and one fault gate before every store.
#pragma once

#include "sync/client.h"
#include "sync/office/office.h"
#include "tests/support/hand_clock.h"
#include "tests/support/nth_fault.h"
#include "tests/support/shodo.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::test {

/// The line: counts, and can fail before or after the office has worked.
class DirectLine final : public Transport {
 public:
  explicit DirectLine(Office& office) : office_(office) {}

  Result<Bytes> exchange(ByteView ask) override;
  Result<Bytes> picture(ByteView hash) override;

  int exchanges = 0;
  int lose_answers = 0;  // this many answers vanish after the office has committed
  std::size_t bytes_up = 0;
  Bytes last_ask;

 private:
  Office& office_;
};

class World {
 public:
  /// Another seed is another office.
  explicit World(std::uint64_t seed = 42);

  Office& office() { return *office_; }
  DirectLine& line() { return *line_; }
  HandClock& clock() { return clock_; }
  NthFault& gate() { return gate_; }
  Seams seams() { return {clock_, *random_, &gate_, machine_}; }
  /// From the next kiosk that is opened on.
  void move_to(std::optional<MachineId> machine) { machine_ = machine; }
  const TempDir& folder() const { return folder_; }
  const OfficeUnlock& unlock() const { return unlock_; }
  void close_office();
  void reopen_office();
  /// A backup of the office under this name, and the office from it, as after a broken disk.
  void back_up(const std::string& name);
  void restore(const std::string& name);
  void publish(const std::vector<Listing>& listings);
  void publish_form(const Form& form);

  /// Enrolled, not yet in touch.
  KioskStore new_kiosk(const std::string& name, const CentreId& centre);
  KioskStore open_kiosk(const std::string& name);

 private:
  TempDir folder_;
  HandClock clock_;
  NthFault gate_;
  std::optional<MachineId> machine_;  // empty: the system does not say
  std::unique_ptr<Random> random_;
  OfficeUnlock unlock_ = OfficeUnlock::from_passphrase("");
  std::unique_ptr<Office> office_;
  std::unique_ptr<DirectLine> line_;
};

}  // namespace tsudoi::test
