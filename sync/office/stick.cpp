#include "sync/office/stick.h"

#include <set>

#include "storage/base/files.h"

namespace tsudoi {
namespace {

constexpr int kOwnTrouble = 500;  // and above: not about the file

Result<void> take_ask(Office& office, const std::filesystem::path& file, StickTaken& taken) {
  const auto bytes = read_file(file, kAskBytesMax);
  if (!bytes.ok()) {
    taken.refused.push_back({file.filename().string(), bytes.error()});
    return {};
  }
  const auto reply = office.reply_to(*bytes);
  if (!reply.ok()) {
    if (answer_for(reply.error()).status >= kOwnTrouble) return reply.error();
    taken.refused.push_back({file.filename().string(), reply.error()});
    return {};
  }
  TRY(office.keep_stick_ask(*bytes));
  ++taken.asks;
  return {};
}

std::set<ContentHash> pictures_shown(const std::vector<CatalogueRecord>& items) {
  std::set<ContentHash> hashes;
  for (const CatalogueRecord& record : items) {
    if (record.change == 0 || record.item.removed) continue;
    const auto listing = codec::decode<Listing>(record.item.value);
    if (listing.ok() && listing->picture) hashes.insert(*listing->picture);
  }
  return hashes;
}

Result<std::size_t> give_pictures(const Office& office, const StickPlaces& places) {
  TRY_ASSIGN(const auto items, office.items(CatalogueKind::listing));
  std::size_t given = 0;
  for (const ContentHash& hash : pictures_shown(items)) {
    TRY_ASSIGN(const auto bytes, office.picture(hash));
    if (!bytes) continue;
    const std::string name = picture_name(hash);
    const auto there = read_file(places.pictures / name, bytes->size());
    if (there.ok() && *there == *bytes) continue;
    TRY(put_on_stick(places.pictures, name, *bytes));
    ++given;
  }
  return given;
}

}  // namespace

Result<StickTaken> import_stick(Office& office, const std::filesystem::path& stick) {
  TRY_ASSIGN(const auto files, files_on_stick(StickPlaces(stick).asks, ".ask"));
  StickTaken taken;
  TRY_ASSIGN(const auto before, office.status());
  for (const auto& file : files) TRY(take_ask(office, file, taken));
  TRY_ASSIGN(const auto after, office.status());
  taken.entries_before = before.entries;
  taken.entries_after = after.entries;
  taken.quarantined = after.quarantined - before.quarantined;
  return taken;
}

Result<StickGiven> export_replies(const Office& office, const std::filesystem::path& stick) {
  const StickPlaces places(stick);
  StickGiven given;
  TRY_ASSIGN(const auto asks, office.stick_asks());
  for (const Bytes& ask : asks) {
    const auto parts = office.answers_in_parts(ask);
    if (!parts.ok() && parts.error().code == ErrorCode::revoked) continue;
    if (!parts.ok()) return parts.error();
    TRY_ASSIGN(const AskFrame frame, read_ask(ask));
    for (std::size_t part = 0; part < parts->size(); ++part)
      TRY(put_on_stick(places.replies, reply_name(frame.kiosk, part), (*parts)[part]));
    ++given.kiosks;
    given.replies += parts->size();
  }
  TRY_ASSIGN(given.pictures, give_pictures(office, places));
  return given;
}

}  // namespace tsudoi
