// A folder of its own for each test, removed at the end.
#pragma once

#include <filesystem>

namespace tsudoi::test {

class TempDir {
 public:
  TempDir();
  explicit TempDir(const std::filesystem::path& where);
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  ~TempDir();

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

/// From now on, instead of the system's folder: to measure the disk that is meant.
void make_temp_dirs_in(const std::filesystem::path& parent);

/// The shared reference data beside the checkout (../shared). Where it is not, has_shared_data says
/// "Skipped:", so that ctest does not call a test over it passed.
std::filesystem::path shared_data();
bool has_shared_data();

/// Whether the tests that have a long run should take it (TSUDOI_LONG, packaging/test --long).
bool is_long_run();

}  // namespace tsudoi::test
