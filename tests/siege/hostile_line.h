// What a bad line does to an ask and to its answer: a mood for each, ordered by the test or drawn
// from a seed. It knows where HTTP messages end, and no sockets (proxy.h has these).
//
// Thread: carry() from one; the rest from any.
#pragma once

#include <map>
#include <mutex>
#include <vector>

#include "tests/support/dice.h"

namespace tsudoi::siege {

enum class Mood : std::uint8_t {
  pass,
  cut_ask,     // the office gets its beginning
  cut_answer,  // the kiosk gets its beginning
  bend_ask,    // one bit is another
  bend_answer,
  swallow,  // the office works; the kiosk hears nothing
  twice,    // the office gets it twice, and the second answer comes back
  late,     // the office gets it behind a later one, and perhaps at once too
  error_500,
  error_503,
  noise,  // not even HTTP
  noise_as_200,
  other_answer,  // to an earlier ask, perhaps of another kiosk
  stall,         // nothing for a while, then the line is gone
};
inline constexpr std::size_t kMoods = 14;
std::string_view name_of(Mood mood);

/// The way on from here.
class ToOffice {
 public:
  virtual ~ToOffice() = default;
  /// -> the whole answer; empty: the office is not there, or went away meanwhile.
  virtual std::string bring(std::string_view ask) = 0;
  /// Hangs up after this much of an ask.
  virtual void begin(std::string_view part) = 0;
};

enum class After : std::uint8_t { stays, gone, silent };  // the line to the kiosk
struct Back {
  std::string bytes;
  After after = After::stays;
};

struct Orders {
  Mood mood = Mood::pass;
  std::size_t bytes = 0;  // that are left of what is cut; at least the last is missing
};

/// What was done. Answers that say 200 alone are counted.
struct Tally {
  std::map<Mood, int> moods;
  int brought_twice = 0;               // and both were answered
  int brought_late = 0;                // and was answered
  int answers_lost = 0;                // the office has it, the kiosk does not know
  int damaged_taken = 0;               // a bent ask was answered
  std::map<std::string, int> batches;  // kiosk, epoch and number; how often each was answered
  std::size_t ask_bytes = 0;           // of the last one
  std::size_t answer_bytes = 0;
};

class HostileLine {
 public:
  HostileLine(ToOffice& office, std::uint64_t seed) : office_(office), dice_(seed) {}

  /// A whole request; what the kiosk gets for it.
  Back carry(const std::string& ask);

  void order(const Orders& orders);  // for every ask from now on
  void leave_to_chance();            // each mood comes before any comes twice, passing excepted
  Tally tally() const;

 private:
  Orders orders_for(const std::string& ask);
  Orders drawn(const std::string& ask);
  Back treat(const std::string& ask, const Orders& orders);
  Back only_noise(Mood mood);
  std::string deliver(const std::string& ask);
  std::string deliver_bent(const std::string& ask);
  std::string deliver_twice(const std::string& ask);
  std::string lost(std::string answer);
  void bring_late_ones();
  std::string noise();
  std::string bent(std::string message);

  ToOffice& office_;
  test::Dice dice_;
  std::vector<Mood> deck_;
  std::vector<std::string> late_, answers_;
  mutable std::mutex lock_;  // around what follows
  std::optional<Orders> orders_ = Orders{};
  Tally tally_;
};

}  // namespace tsudoi::siege
