// Reads LMDB's format, data version 1, as 64-bit machines write it. The offsets are those of mdb.c:
// a page is a header of 16 bytes, places of two bytes each, and nodes that fill it from its end.
#include "storage/lmdb/wreck.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "storage/base/files.h"
#include "storage/lmdb/file_system.h"

namespace tsudoi::lmdb {
namespace {

constexpr std::size_t kPageBytes = 4096;  // of every machine that kiosks are made of
constexpr std::size_t kHeaderBytes = 16;
constexpr std::size_t kNodeBytes = 8;  // before a node's key
constexpr std::uint32_t kMagic = 0xBEEFC0DE;
constexpr std::uint64_t kNoPage = ~std::uint64_t(0);
constexpr std::uint16_t kBranch = 0x01, kLeaf = 0x02;
constexpr std::uint16_t kOutside = 0x01;  // the value is on pages of its own
constexpr int kDepthMax = 32;

template <class T>
T at(ByteView bytes, std::size_t offset) {
  T value{};
  if (offset + sizeof value <= bytes.size())
    std::memcpy(&value, bytes.data() + offset, sizeof value);
  return value;
}

std::uint16_t kind_of(ByteView page) {
  return at<std::uint16_t>(page, 10) & (kBranch | kLeaf);
}

/// The nodes of a page; empty where its places make no sense.
std::vector<ByteView> nodes_of(ByteView page) {
  const std::size_t lower = at<std::uint16_t>(page, 12);
  if (lower < kHeaderBytes || lower > page.size()) return {};
  std::vector<ByteView> nodes;
  for (std::size_t place = kHeaderBytes; place + 2 <= lower; place += 2) {
    const std::size_t begin = at<std::uint16_t>(page, place);
    if (begin < lower || begin + kNodeBytes > page.size()) return {};
    nodes.push_back(page.subspan(begin));
  }
  return nodes;
}

}  // namespace

Wreck::Wreck(std::filesystem::path folder, OpenOnce once, int file)
    : folder_(std::move(folder)), once_(std::move(once)), file_(file) {
  struct stat found {};
  if (::fstat(file_, &found) == 0)
    pages_in_file_ = static_cast<std::uint64_t>(found.st_size) / kPageBytes;
}

Wreck::Wreck(Wreck&& other) noexcept
    : folder_(std::move(other.folder_)),
      once_(std::move(other.once_)),
      file_(std::exchange(other.file_, -1)),
      pages_in_file_(other.pages_in_file_) {}

Wreck::~Wreck() {
  if (file_ >= 0) ::close(file_);
}

Result<Wreck> Wreck::open(const std::filesystem::path& folder) {
  TRY_ASSIGN(OpenOnce once, OpenOnce::for_writer(folder));
  const std::filesystem::path name = folder / kDataFile;
  const int file = ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) return error_of_errno(errno, name);
  return Wreck(folder, std::move(once), file);
}

Bytes Wreck::pages_at(std::uint64_t number, std::uint64_t count) const {
  if (number >= pages_in_file_ || count > pages_in_file_ - number) return {};
  Bytes bytes(count * kPageBytes);
  const auto from = static_cast<off_t>(number * kPageBytes);
  const ssize_t got = ::pread(file_, bytes.data(), bytes.size(), from);
  return got == static_cast<ssize_t>(bytes.size()) ? bytes : Bytes();
}

/// Of the newer of the two headers, of those that can be read.
std::uint64_t Wreck::root() const {
  constexpr std::size_t kVersionAt = 20, kRootAt = 128, kCommitAt = 144;
  std::uint64_t root = kNoPage;
  std::uint64_t newest = 0;
  for (const std::uint64_t number : {0, 1}) {
    const Bytes page = pages_at(number, 1);
    const bool is_header = !page.empty() && at<std::uint32_t>(page, kHeaderBytes) == kMagic &&
                           at<std::uint32_t>(page, kVersionAt) == 1;
    const auto commit = at<std::uint64_t>(page, kCommitAt);
    if (!is_header || commit < newest) continue;
    newest = commit;
    root = at<std::uint64_t>(page, kRootAt);
  }
  return root;
}

std::optional<Bytes> Wreck::value_of(ByteView node, std::size_t key_bytes) const {
  const std::size_t size = at<std::uint16_t>(node, 0) | std::size_t(at<std::uint16_t>(node, 2))
                                                            << 16;
  const ByteView rest = node.subspan(kNodeBytes + key_bytes);
  const auto flags = at<std::uint16_t>(node, 4);
  if (flags == 0 && size <= rest.size()) return copy_of(rest.first(size));
  if (flags != kOutside || rest.size() < 8 || size > kValueBytesMax) return std::nullopt;
  const std::uint64_t pages = (kHeaderBytes + size + kPageBytes - 1) / kPageBytes;
  const Bytes bytes = pages_at(at<std::uint64_t>(rest, 0), pages);
  if (bytes.empty()) return std::nullopt;
  return copy_of(ByteView(bytes).subspan(kHeaderBytes, size));
}

void Wreck::visit_leaf(ByteView page, Walked& walked) const {
  const auto nodes = nodes_of(page);
  if (nodes.empty()) ++walked.pages.broken;
  for (const ByteView node : nodes) {
    const std::size_t key_bytes = at<std::uint16_t>(node, 6);
    const bool is_key = key_bytes > 0 && key_bytes <= node.size() - kNodeBytes;
    const auto value = is_key ? value_of(node, key_bytes) : std::nullopt;
    if (!value) {
      ++walked.pages.broken;
      continue;
    }
    walked.visitor(node.subspan(kNodeBytes, key_bytes), *value);
  }
}

/// Ends on any bytes: no more pages are followed than the file has.
void Wreck::walk_from(std::uint64_t number, int depth, Walked& walked) const {
  const Bytes page = pages_at(number, 1);
  const bool is_whole = !page.empty() && at<std::uint64_t>(page, 0) == number &&
                        depth < kDepthMax && walked.pages.read < pages_in_file_;
  const std::uint16_t kind = is_whole ? kind_of(page) : 0;
  ++walked.pages.read;
  if (kind == kLeaf) return visit_leaf(page, walked);
  const auto nodes = kind == kBranch ? nodes_of(page) : std::vector<ByteView>();
  if (nodes.empty()) ++walked.pages.broken;
  for (const ByteView node : nodes)
    walk_from(at<std::uint16_t>(node, 0) | std::uint64_t(at<std::uint16_t>(node, 2)) << 16 |
                  std::uint64_t(at<std::uint16_t>(node, 4)) << 32,
              depth + 1, walked);
}

Wreck::Pages Wreck::walk(const Visitor& visitor) const {
  Walked walked{{}, visitor};
  walk_from(root(), 0, walked);
  return walked.pages;
}

Wreck::Pages Wreck::sweep(const Visitor& visitor) const {
  Walked walked{{}, visitor};
  for (std::uint64_t number = 0; number < pages_in_file_; ++number) {
    const Bytes page = pages_at(number, 1);
    ++walked.pages.read;
    const bool is_leaf = !page.empty() && kind_of(page) == kLeaf;
    if (is_leaf && at<std::uint64_t>(page, 0) == number) visit_leaf(page, walked);
  }
  return walked.pages;
}

/// A second name first, so that nothing of it is ever without one.
Result<void> Wreck::replace(const std::filesystem::path& fresh,
                            const std::filesystem::path& kept) const {
  const std::filesystem::path here = folder_ / kDataFile;
  const std::filesystem::path there = kept / kDataFile;
  std::error_code problem;
  const bool is_kept = std::filesystem::equivalent(here, there, problem);  // cut off before
  if (!is_kept && ::link(here.c_str(), there.c_str()) != 0) return error_of_errno(errno, there);
  TRY(flush(kept));
  TRY(remove_file(folder_ / kReaderFile));  // it tells of the other file's readers
  return move_flushed(fresh / kDataFile, here);
}

}  // namespace tsudoi::lmdb
