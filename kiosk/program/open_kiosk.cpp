// The kiosk at work, also where its store is damaged: residents are not left standing (F04).
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/app/kiosk.h"
#include "kiosk/program/options.h"
#include "storage/base/counted.h"
#include "sync/salvage.h"

namespace tsudoi {
namespace {

/// Every record is read, so that damage shows now and not when somebody stands there.
Result<std::unique_ptr<Kiosk>> open_whole(const std::filesystem::path& data, const Seams& seams) {
  TRY_ASSIGN(auto kiosk, Kiosk::open(data, seams));
  TRY(kiosk->store().verify());
  return kiosk;
}

std::string summary_of(const Salvaged& salvaged) {
  return "The data was damaged; the kiosk goes on with fresh data. " +
         counted(salvaged.lines, "record") + " came along, " +
         counted(salvaged.lost.size(), "record") + " known to be lost" +
         (salvaged.may_lack_more ? ", the newest may be too" : "") +
         ". The damaged data and a list: " + salvaged.kept.string();
}

}  // namespace

Result<std::unique_ptr<Kiosk>> open_kiosk(const CommonOptions& options, const Ground& ground) {
  auto kiosk = open_whole(options.data, ground.seams());
  if (kiosk.ok() || kiosk.error().code != ErrorCode::damaged) return kiosk;
  TRY_ASSIGN(const Salvaged salvaged, salvage(options.data, ground.seams()));
  std::fprintf(stderr, "%s\n", summary_of(salvaged).c_str());
  return Kiosk::open(options.data, ground.seams());
}

Result<void> salvage_by_hand(const CommonOptions& options) {
  const Ground ground = ground_of(options);
  {
    const auto kiosk = open_whole(options.data, ground.seams());
    if (kiosk.ok()) return fail(ErrorCode::refused, "the data is whole; there is nothing to save");
    if (kiosk.error().code != ErrorCode::damaged) return kiosk.error();
  }
  TRY_ASSIGN(const Salvaged salvaged, salvage(options.data, ground.seams()));
  std::printf("%s\n", summary_of(salvaged).c_str());
  say(options, {{"kept", salvaged.kept.string()},
                {"records", salvaged.lines},
                {"waiting", salvaged.waiting},
                {"only_at_office", salvaged.only_at_office},
                {"lost", salvaged.lost},
                {"may_lack_more", salvaged.may_lack_more},
                {"lost_codes", salvaged.lost_codes}});
  return {};
}

}  // namespace tsudoi
