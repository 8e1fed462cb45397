// export and import: the stick at the kiosk.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/program/options.h"
#include "sync/stick.h"

namespace tsudoi {
namespace {

Result<void> check(const std::filesystem::path& stick) {
  if (std::filesystem::is_directory(stick)) return {};
  return fail(ErrorCode::not_found, "the folder " + stick.string());
}

/// Whatever was left behind is said once, with the reason.
void say_refused(const StickImport& import) {
  for (const StickRefusal& refusal : import.refused)
    std::printf("Left on the stick: %s. %s\n", refusal.file.c_str(),
                sentence_for(refusal.why).c_str());
  if (import.others > 0)
    std::printf("%zu files are for other kiosks and stay on the stick.\n", import.others);
}

nlohmann::json refused_json(const StickImport& import) {
  nlohmann::json all = nlohmann::json::array();
  for (const StickRefusal& refusal : import.refused)
    all.push_back({{"file", refusal.file}, {"why", sentence_for(refusal.why)}});
  return all;
}

}  // namespace

Result<void> export_to(const StickOptions& options) {
  TRY(check(options.stick));
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(auto store, KioskStore::open(options.common.data, OpenTo::work, ground.seams()));
  TRY_ASSIGN(const StickExport out, export_to_stick(store, options.stick, ground.seams()));
  std::printf(
      "%zu of %zu files copied and read back, %llu records. It is safe to remove the "
      "stick.\n",
      out.files, out.files, static_cast<unsigned long long>(out.entries));
  say(options.common, {{"files", out.files}, {"entries", out.entries}});
  return {};
}

Result<void> import_from(const StickOptions& options) {
  TRY(check(options.stick));
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(auto store, KioskStore::open(options.common.data, OpenTo::work, ground.seams()));
  const auto import = import_from_stick(store, options.stick);
  if (!import.ok() && import.error().code == ErrorCode::not_found)
    return fail(ErrorCode::not_found, "anything from an office in " + options.stick.string());
  if (!import.ok()) return import.error();
  if (import->replies == 0 && !import->refused.empty())
    return fail(ErrorCode::refused, "nothing on this stick could be taken in: " +
                                        sentence_for(import->refused.front().why));
  std::printf(
      "%zu files taken in: %zu receipts, %zu decisions, %zu catalogue items, %zu pictures. "
      "%llu records wait.\n",
      import->replies, import->receipts, import->decisions, import->items, import->pictures,
      static_cast<unsigned long long>(import->waiting));
  say_refused(*import);
  say(options.common, {{"replies", import->replies},
                       {"others", import->others},
                       {"receipts", import->receipts},
                       {"decisions", import->decisions},
                       {"items", import->items},
                       {"pictures", import->pictures},
                       {"waiting", import->waiting},
                       {"refused", refused_json(*import)}});
  return {};
}

}  // namespace tsudoi
