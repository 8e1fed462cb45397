#include <algorithm>

#include "storage/base/files.h"
#include "sync/stick.h"

namespace tsudoi {
namespace {

constexpr std::size_t kNumberDigits = 12;  // so that names sort by number

std::string numbered(ByteView whose, std::uint64_t number, std::string_view ending) {
  std::string digits = std::to_string(number);
  digits.insert(0, kNumberDigits - std::min(kNumberDigits, digits.size()), '0');
  return to_hex(whose) + "-" + digits + std::string(ending);
}

}  // namespace

StickPlaces::StickPlaces(const std::filesystem::path& stick)
    : asks(stick / "tsudoi" / "asks"),
      replies(stick / "tsudoi" / "replies"),
      pictures(stick / "tsudoi" / "pictures"),
      list(stick / "tsudoi" / "kiosks.list") {}

std::string ask_name(const KioskId& kiosk, std::uint64_t batch) {
  return numbered(kiosk.view(), batch, ".ask");
}
std::string relay_ask_name(const RelayId& relay, std::uint64_t number) {
  return numbered(relay.view(), number, ".ask");
}
std::string reply_name(const KioskId& kiosk, std::size_t part) {
  return numbered(kiosk.view(), part, ".reply");
}
std::string picture_name(const ContentHash& hash) {
  return to_hex(hash.view());
}

Result<void> put_on_stick(const std::filesystem::path& folder, const std::string& name,
                          ByteView bytes) {
  TRY(make_folder(folder));
  return write_file_checked(folder / name, bytes, FileAccess::as_mounted);
}

Result<std::vector<std::filesystem::path>> files_on_stick(const std::filesystem::path& folder,
                                                          std::string_view ending) {
  std::vector<std::filesystem::path> files;
  std::error_code failure;
  auto at = std::filesystem::directory_iterator(folder, failure);
  for (; !failure && at != std::filesystem::directory_iterator(); at.increment(failure)) {
    const bool fits = at->path().filename().string().ends_with(ending);
    std::error_code is_odd;  // a link or a pipe is not ours
    if (!fits || !at->is_regular_file(is_odd) || at->is_symlink(is_odd)) continue;
    if (files.size() == kStickFilesMax)
      return fail(ErrorCode::too_large,
                  folder.string() + " has more than " + std::to_string(kStickFilesMax) + " files");
    files.push_back(at->path());
  }
  if (failure) return error_of_errno(failure.value(), folder);
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace tsudoi
