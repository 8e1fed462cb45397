// A display in memory (Xvfb) for tests of the real window.
#pragma once

#include <string>

namespace tsudoi::test {

class Display {
 public:
  Display();
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  ~Display();

  /// ":1"; empty: this machine has no Xvfb.
  const std::string& name() const { return name_; }

 private:
  int process_ = -1;
  std::string name_;
};

}  // namespace tsudoi::test
