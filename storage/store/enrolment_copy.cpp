#include "storage/store/enrolment_copy.h"

#include "storage/base/files.h"

namespace tsudoi::enrolment_copy {
namespace {

constexpr std::string_view kName = "enrolment";
constexpr std::string_view kFormer = "former-";
constexpr std::size_t kFileBytesMax = 8192;

template <class T>
std::optional<T> read_as(const std::filesystem::path& folder, const RecordSeal& seal,
                         const std::string& name) {
  const auto closed = read_file(folder / name, kFileBytesMax);
  if (!closed.ok()) return std::nullopt;
  const auto opened = seal.opened(view_of(name), *closed);
  if (!opened.ok()) return std::nullopt;
  auto value = codec::decode<T>(*opened);
  if (!value.ok()) return std::nullopt;
  return std::move(*value);
}

template <class T>
Result<void> keep_as(const std::filesystem::path& folder, const RecordSeal& seal,
                     const std::string& name, const T& value) {
  if (read_as<T>(folder, seal, name) == value) return {};
  return write_file(folder / name, seal.closed(view_of(name), codec::encode(value)),
                    FileAccess::owner_only);
}

std::string former_name(std::size_t index) {
  return std::string(kFormer) + std::to_string(index);
}

}  // namespace

Result<void> keep(const std::filesystem::path& folder, const RecordSeal& seal,
                  const KioskIdentity& identity, const std::vector<FormerIdentity>& formers) {
  for (std::size_t i = 0; i < formers.size(); ++i)
    TRY(keep_as(folder, seal, former_name(i), formers[i]));
  return keep_as(folder, seal, std::string(kName), identity);
}

std::optional<KioskIdentity> read(const std::filesystem::path& folder, const RecordSeal& seal) {
  return read_as<KioskIdentity>(folder, seal, std::string(kName));
}

std::vector<FormerIdentity> read_formers(const std::filesystem::path& folder,
                                         const RecordSeal& seal) {
  std::vector<FormerIdentity> formers;
  while (auto next = read_as<FormerIdentity>(folder, seal, former_name(formers.size())))
    formers.push_back(std::move(*next));
  return formers;
}

}  // namespace tsudoi::enrolment_copy
