#include "tests/support/temp_dir.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "tests/support/skip.h"

#ifndef TSUDOI_SOURCE_DIR
#error "the build says where the sources are"
#endif

namespace tsudoi::test {

namespace {

std::filesystem::path& parent_of_all() {
  static std::filesystem::path parent = std::filesystem::temp_directory_path();
  return parent;
}

}  // namespace

void make_temp_dirs_in(const std::filesystem::path& parent) {
  parent_of_all() = parent;
}

TempDir::TempDir() : TempDir(parent_of_all()) {}

TempDir::TempDir(const std::filesystem::path& where) {
  std::string name = (where / "tsudoi-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path shared_data() {
  return std::filesystem::path(TSUDOI_SOURCE_DIR).parent_path() / "shared" / "data";
}

bool has_shared_data() {
  if (std::filesystem::is_directory(shared_data())) return true;
  say_skipped("there is no reference data at " + shared_data().string());
  return false;
}

bool is_long_run() {
  return std::getenv("TSUDOI_LONG") != nullptr;
}

}  // namespace tsudoi::test
