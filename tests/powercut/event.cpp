#include "tests/powercut/event.h"

#include <sys/stat.h>

#include <algorithm>

#include "storage/base/assert.h"
#include "storage/base/files.h"
#include "tests/support/must.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;

std::uint64_t inode_of(const fs::path& file) {
  struct stat about {};
  TSUDOI_ASSERT(::lstat(file.c_str(), &about) == 0);
  return about.st_ino;
}

}  // namespace

void Recording::take(Event event) {
  if (event.what == What::create) numbers[event.inode] = files++;
  if (event.inode != 0) event.file = numbers.at(event.inode);
  if (event.what == What::flush_write) {
    const auto is_it = [&](const Event& one) {
      return one.what == What::write && one.file == event.file;
    };
    const auto newest = std::find_if(events.rbegin(), events.rend(), is_it);
    event.at = static_cast<std::uint64_t>(events.rend() - newest) - 1;
  }
  events.push_back(std::move(event));
}

void Recording::lay(const fs::path& folder) {
  TSUDOI_ASSERT(events.empty());
  root = fs::absolute(folder).lexically_normal();
  std::vector<fs::path> all;
  for (const auto& entry : fs::recursive_directory_iterator(root)) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  for (const fs::path& path : all) {
    Event name;
    name.path = path.lexically_relative(root).string();
    name.what = fs::is_directory(path) ? What::make_folder : What::create;
    if (name.what == What::create) name.inode = inode_of(path);
    take(name);
    if (name.what == What::make_folder) continue;
    Event content = name;
    content.what = What::write;
    content.bytes = test::must(read_file(path, kFileBytesMax));
    take(std::move(content));
  }
  laid = events.size();
}

}  // namespace tsudoi::powercut
