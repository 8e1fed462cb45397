#include "storage/store/enrolment_copy.h"

#include "storage/base/files.h"

namespace tsudoi::enrolment_copy {
namespace {

constexpr std::string_view kName = "enrolment";
constexpr std::size_t kFileBytesMax = 8192;

}  // namespace

Result<void> keep(const std::filesystem::path& folder, const RecordSeal& seal,
                  const KioskIdentity& identity) {
  if (read(folder, seal) == identity) return {};
  return write_file(folder / kName, seal.closed(view_of(kName), codec::encode(identity)),
                    FileAccess::owner_only);
}

std::optional<KioskIdentity> read(const std::filesystem::path& folder, const RecordSeal& seal) {
  const auto closed = read_file(folder / kName, kFileBytesMax);
  if (!closed.ok()) return std::nullopt;
  const auto opened = seal.opened(view_of(kName), *closed);
  if (!opened.ok()) return std::nullopt;
  auto identity = codec::decode<KioskIdentity>(*opened);
  if (!identity.ok()) return std::nullopt;
  return std::move(*identity);
}

}  // namespace tsudoi::enrolment_copy
