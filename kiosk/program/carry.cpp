// export and import: the stick at the kiosk.
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/program/options.h"
#include "storage/base/counted.h"
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
    std::printf("Left on the stick for other kiosks: %s.\n",
                counted(import.others, "file").c_str());
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
  if (store.disk() == DiskIs::copied)
    std::printf("This is a copy, to be enrolled again: only a question goes out.\n");
  else if (store.is_in_doubt())
    std::printf("This disk was set back: only a question goes out, until the answer is here.\n");
  std::printf("%s copied and read back, with %s. It is safe to remove the stick.\n",
              counted(out.files, "file").c_str(), counted(out.entries, "record").c_str());
  say(options.common,
      {{"files", out.files}, {"entries", out.entries}, {"held_back", out.held_back}});
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
  if (import->replies == 0 && !import->refused.empty()) return import->refused.front().why;
  std::printf(
      "%s taken in: %s, %s, %s, %s. Still waiting here: %s.\n",
      counted(import->replies, "file").c_str(), counted(import->receipts, "receipt").c_str(),
      counted(import->decisions, "decision").c_str(),
      counted(import->items, "catalogue item").c_str(),
      counted(import->pictures, "picture").c_str(), counted(import->waiting, "record").c_str());
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
