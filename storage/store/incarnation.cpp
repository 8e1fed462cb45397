#include "storage/store/incarnation.h"

#include <algorithm>

#include "storage/base/files.h"
#include "storage/store/incarnation_file.h"
#include "storage/store/kiosk_keys.h"

namespace tsudoi {
namespace {

constexpr std::string_view kName = "incarnation";
constexpr std::size_t kFileBytesMax = 256;
constexpr std::size_t kMachineTextMin = 8;  // "uninitialized" systems write less, or nothing

}  // namespace

namespace incarnation {

Result<std::optional<IncarnationRecord>> read(const std::filesystem::path& folder,
                                              const RecordSeal& seal) {
  const auto closed = read_file(folder / kName, kFileBytesMax);
  const bool is_missing = !closed.ok() && (closed.error().code == ErrorCode::not_found ||
                                           closed.error().code == ErrorCode::too_large);
  if (is_missing) return std::optional<IncarnationRecord>();
  if (!closed.ok()) return closed.error();
  const auto opened = seal.opened(view_of(kName), *closed);
  if (!opened.ok()) return std::optional<IncarnationRecord>();
  TRY_ASSIGN(const auto record, codec::decode<IncarnationRecord>(*opened));
  return std::optional(record);
}

Result<Found> look(const std::filesystem::path& folder, const RecordSeal& seal,
                   std::optional<std::uint64_t> stamp, const std::optional<MachineId>& machine) {
  if (!stamp) return Found{};
  TRY_ASSIGN(const auto record, read(folder, seal));
  if (!record) return Found{DiskIs::copied, *stamp, {}};
  Found found{DiskIs::own, std::max(*stamp, record->next), record->machine};
  const bool is_known = machine && record->machine != MachineId{};
  const bool is_elsewhere = is_known && record->machine != *machine;
  const bool is_stamped = *stamp == record->current || *stamp == record->next;
  if (is_elsewhere)
    found.disk = DiskIs::copied;
  else if (!is_stamped)
    found.disk = DiskIs::set_back;
  return found;
}

Result<void> write(const std::filesystem::path& folder, const RecordSeal& seal,
                   const IncarnationRecord& record) {
  return write_file(folder / kName, seal.closed(view_of(kName), codec::encode(record)),
                    FileAccess::owner_only);
}

Result<void> put_stamp(const RecordSeal& seal, lmdb::WriteTxn& txn, std::uint64_t stamp) {
  Bytes bytes;
  append_be64(bytes, stamp);
  return seal.put_bytes(txn, kiosk_keys::stamp(), bytes);
}

}  // namespace incarnation

std::optional<MachineId> machine_in(const std::filesystem::path& file) {
  const auto bytes = read_file(file, kFileBytesMax);
  if (!bytes.ok()) return std::nullopt;
  std::string_view text = text_of(*bytes);
  text = text.substr(0, text.find_first_of(" \t\r\n"));
  if (text.size() < kMachineTextMin || text == "uninitialized") return std::nullopt;
  const auto hash = crypto::hash(view_of("tsudoi machine 1"), view_of(text));
  return MachineId{array_of<16>(ByteView(hash).first(16))};
}

}  // namespace tsudoi
