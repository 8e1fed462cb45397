// One world on a stage: an office, a kiosk, a stick. Acts are played on it by the real programs,
// while one call fails; whatever fails is done again, as people and supervisors do, and what was
// said is kept in a book.
//
// Order: open(), acts, close(); all are of one play. build() once before, to have what plays begin
// with.
// Thread: one.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "tests/failnth/child.h"

namespace tsudoi::failnth {

/// What is to fail.
struct Plan {
  Fault fault = Fault::io_error;
  Lasting lasting = Lasting::once;
  std::uint64_t nth = 0;  // 0: nothing; calls are counted
  std::string name() const;
};

/// What the kiosk said, and what nobody heard.
struct Book {
  std::set<std::string> told;  // entries that were said to be saved
  std::uint64_t unheard = 0;   // lines whose kiosk ended before it answered
};

class Stage {
 public:
  Stage();

  std::filesystem::path path(const std::string& name) const { return world_ / name; }
  std::string text(const std::string& name) const { return path(name).string(); }
  /// Beside the world: what no fault touches.
  std::filesystem::path given(const std::string& name) const { return folder_ / "given" / name; }

  /// Plays it without faults, and keeps what comes of it: each open() begins there.
  void build(const std::function<void(Stage&)>& act);
  void open(const Plan& plan);
  void close();
  /// From now on nothing fails; how the world came through is asked next.
  void heal();

  /// Done, also when it takes several tries. -> its last line; null: it cannot be done any more
  nlohmann::json kiosk(std::vector<std::string> words, const std::string& input = {});
  nlohmann::json office(std::vector<std::string> words);
  /// Each line is said until it is not refused. -> the answers, in order
  std::vector<nlohmann::json> talk(std::vector<std::string> lines);
  /// Serves until stop_serving(), at the same address each time.
  void serve();
  void stop_serving();
  std::string url();
  void set_clock(std::int64_t seconds);

  /// Something that ought not to be.
  void find(const std::string& what);
  const std::vector<std::string>& findings() const { return findings_; }
  Book& book() { return book_; }
  const Control& seen() { return shared_.control(); }

  /// Which program a fault may hit; the other one runs untouched.
  enum class Under : std::uint8_t { both, kiosk, office };
  void fail_only(Under under) { under_ = under; }

 private:
  struct Tried {
    Ended ended;
    std::uint64_t hits = 0;  // meanwhile; of who serves also before
  };
  Command command(Program program, std::vector<std::string> words, const std::string& input);
  Watch watch_for(Program program) const;
  Tried attempt(const Command& command);
  nlohmann::json carry(Program program, const std::vector<std::string>& words,
                       const std::string& input);
  enum class Refusing : std::uint8_t { is_wrong, is_right };
  static Refusing refusing_after(std::uint64_t hits);
  void judge_end(const Command& command, const Ended& ended, Refusing refusing);
  bool may_try_again(int tried);
  /// -> how many lines were answered
  std::size_t hear(const Tried& tried, std::vector<std::size_t>& pending,
                   std::vector<nlohmann::json>& answers);

  test::TempDir folder_;
  std::filesystem::path world_;
  Shared shared_;
  Plan plan_;
  Under under_ = Under::both;
  Book book_;
  Book before_;  // of what plays begin with
  std::vector<std::string> findings_;
  std::uint64_t processes_ = 0;  // each has a seed of its own
  std::unique_ptr<Child> served_;
  std::string port_ = "0";
};

}  // namespace tsudoi::failnth
