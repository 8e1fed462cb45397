// The real tsudoi-office and tsudoi-kiosk at work in a folder whose disk is cut, with the recorder
// preloaded. What they say to be done is promised from then on.
//
// Order: record() once, before or after some work; then finish() at the end.
// Errors: a program that ends with another code than 0 ends the test.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "tests/journey/child.h"
#include "tests/powercut/scenarios.h"

namespace tsudoi::powercut {

class Programs {
 public:
  using Words = std::vector<std::string>;

  explicit Programs(Scenario& scenario);

  /// All that is in the folder is on the disk; from here on it can be cut.
  void record();
  /// Hands the record over.
  void finish();

  // ---- The office
  void make_office();
  /// One listing, one form, and a picture of this name.
  void publish(const std::string& picture);
  void enrol();
  nlohmann::json office(const Words& words) const;
  void serve();
  void end_serving();
  void back_up();

  // ---- The kiosk
  void make_kiosk();
  nlohmann::json kiosk(const Words& words) const;
  /// Two sign up, one of them withdraws, heads are counted; each is promised as it is said.
  void afternoon();
  /// Only heads are counted.
  void count_heads();
  /// The office serves meanwhile. After it the kiosk knows all that the office has.
  void sync();
  void put_stick_in();
  void carry();

  // ---- Both
  void move_clock(std::chrono::seconds on);
  void promise(Milestone milestone, std::uint64_t count) const;
  /// What is in the kiosk's store before any of it is promised. Precondition: not recorded yet.
  std::vector<PublicId> saved_so_far() const;
  void promise_saved(const PublicId& id) const;
  void promise_what_office_has() const;
  /// As its own status says; and what the office gave receipts for is promised, too.
  void promise_what_kiosk_knows() const;
  /// Of the relay, whose folder this is.
  nlohmann::json relay(const Words& words) const;
  void serve_relay();

  std::filesystem::path folder(const std::string& name) const { return scenario_.folder / name; }
  /// Not on the disk that is cut.
  std::filesystem::path key_folder(const std::string& name) const {
    return scenario_.ground.keys / name;
  }
  const std::string& url() const { return url_; }

 private:
  nlohmann::json run(const test::Program& program, Words words) const;
  std::string next_seed() const;  // another for each start
  Words with_key(Words words) const;
  Words at_kiosk(Words words) const;
  test::Program watched(std::string file) const;
  nlohmann::json heads() const;
  void say_and_promise(test::Child& kiosk, const nlohmann::json& line);
  void end_unless_listening();

  Scenario& scenario_;
  std::string url_;
  std::string newest_;  // entry
  std::int64_t now_ = 0;
  mutable int seeds_ = 0;
  std::unique_ptr<test::Child> served_;
  int log_ = -1;
};

}  // namespace tsudoi::powercut
