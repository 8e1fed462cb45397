// A small world for tests: one office and kiosks on real LMDB, a line that calls the office
// directly, a clock that the test moves, chance from a seed.
#pragma once

#include "sync/client.h"
#include "sync/office/office.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::test {

class HandClock final : public Clock {
 public:
  UnixSeconds now() override { return now_; }
  SteadyMs steady() override { return {now_.value * 1000}; }
  void advance_seconds(std::int64_t seconds) { now_.value += seconds; }

 private:
  UnixSeconds now_ = from_tokyo({*date_from_iso("2026-11-21"), {14 * 60 + 5}});
};

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

Listing shodo();     // first come, four seats, at "tama"
Form simple_form();  // name, phone, consent
Answers hanako();    // fills simple_form
SignUp sign_up_for(const Listing& listing, Answers answers);

class World {
 public:
  /// Another seed is another office.
  explicit World(std::uint64_t seed = 42);

  Office& office() { return *office_; }
  DirectLine& line() { return *line_; }
  HandClock& clock() { return clock_; }
  Seams seams() { return {clock_, *random_}; }
  const TempDir& folder() const { return folder_; }
  void reopen_office();
  void publish(const std::vector<Listing>& listings);

  /// Enrolled, not yet in touch.
  KioskStore new_kiosk(const std::string& name, const CentreId& centre);
  KioskStore open_kiosk(const std::string& name);

 private:
  TempDir folder_;
  HandClock clock_;
  std::unique_ptr<Random> random_;
  OfficeUnlock unlock_ = OfficeUnlock::from_passphrase("");
  std::unique_ptr<Office> office_;
  std::unique_ptr<DirectLine> line_;
};

}  // namespace tsudoi::test
