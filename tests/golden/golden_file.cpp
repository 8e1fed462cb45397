#include "tests/golden/golden_file.h"

#include "storage/base/files.h"
#include "sync/frames.h"

namespace tsudoi::golden {
namespace {

constexpr std::size_t kBytesMax = 64 * 1024;
constexpr std::size_t kLineBytes = 32;

std::filesystem::path folder_of(std::uint8_t version) {
  return "v" + std::to_string(version);
}

}  // namespace

std::filesystem::path file_of_value(ByteView encoded, std::string_view name) {
  const std::string number = std::to_string(encoded[0]);
  const std::string padded = std::string(number.size() < 2 ? 1 : 0, '0') + number;
  return folder_of(encoded[1]) / ("kind_" + padded + "_" + std::string(name) + ".hex");
}

std::filesystem::path file_of_frame(std::string_view name) {
  return folder_of(kProtocolVersion) / ("frame_" + std::string(name) + ".hex");
}

std::filesystem::path golden_folder() {
  return std::filesystem::path(TSUDOI_SOURCE_DIR) / "tests" / "golden";
}

Result<void> write_golden(const std::filesystem::path& file, std::string_view comment,
                          ByteView bytes) {
  std::string text = "# " + std::string(comment) + "\n";
  while (!bytes.empty()) {
    const ByteView line = bytes.first(std::min(kLineBytes, bytes.size()));
    text += to_hex(line) + "\n";
    bytes = bytes.subspan(line.size());
  }
  return write_file(file, view_of(text), FileAccess::everyone_may_read);
}

Result<Bytes> read_golden(const std::filesystem::path& file) {
  TRY_ASSIGN(const Bytes text, read_file(file, kBytesMax));
  Bytes bytes;
  for (std::string_view rest = text_of(text); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with('#')) continue;
    TRY_ASSIGN(const Bytes part, from_hex(line));
    append(bytes, part);
  }
  return bytes;
}

}  // namespace tsudoi::golden
