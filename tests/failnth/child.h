// A program under test as a child, with one of our libraries in it or none.
//
// Thread: one.
#pragma once

#include <string>
#include <vector>

#include "tests/failnth/control.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::failnth {

enum class Program : std::uint8_t { kiosk, office };
enum class Watch : std::uint8_t { none, calls, memory };

struct Command {
  Program program;
  std::vector<std::string> words;
  std::string input = {};  // what it reads on standard input
};

struct Ended {
  int code = -1;         // 128 + signal when one ended it
  bool is_late = false;  // it did not end by itself
  std::string out, err;
};

/// The memory that a test and its children share.
class Shared {
 public:
  Shared();
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  ~Shared();

  Control& control() { return *control_; }
  int descriptor() const { return descriptor_; }
  /// Nothing wanted, nothing seen.
  void clear();

 private:
  int descriptor_ = -1;
  Control* control_ = nullptr;
};

/// One that runs. `folder`: where its input and what it says lie, away from what is watched.
class Child {
 public:
  Child(const Command& command, Watch watch, const Shared& shared,
        const std::filesystem::path& folder);
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child();

  /// Until it ends; it is ended when that takes too long.
  Ended wait();
  /// Asks it to end (SIGTERM), and waits.
  Ended stop();
  /// Whether it has, or does so in a moment: one that has just failed may be about to.
  bool is_ending() const;
  /// Until it has said a line or ended. -> the line
  std::string first_line();

 private:
  std::filesystem::path folder_;
  int process_ = -1;
  int ended_ = -1;  // readable when it has
};

}  // namespace tsudoi::failnth
