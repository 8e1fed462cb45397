// A display in memory (Xvfb) for tests of the real window.
#pragma once

#include <string>
#include <vector>

#include "storage/base/bytes.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::test {

class Display {
 public:
  /// `without`: extensions of X that it has not.
  explicit Display(const std::vector<std::string>& without = {});
  Display(const Display&) = delete;
  Display& operator=(const Display&) = delete;
  ~Display();

  /// ":1"; empty: this machine has no Xvfb.
  const std::string& name() const { return name_; }
  /// What is on it now: the file of its picture memory, headers and all.
  Bytes seen() const;

 private:
  TempDir memory_;
  int process_ = -1;
  std::string name_;
};

}  // namespace tsudoi::test
