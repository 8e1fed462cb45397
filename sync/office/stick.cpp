#include "sync/office/stick.h"

#include "storage/base/files.h"
#include "sync/office/relay.h"

namespace tsudoi {
namespace {

Result<void> take_ask(Office& office, const std::filesystem::path& file, StickTaken& taken) {
  const auto bytes = read_file(file, kAskBytesMax);
  if (!bytes.ok()) {
    taken.refused.push_back({file.filename().string(), bytes.error()});
    return {};
  }
  const auto reply = office.reply_to(*bytes);
  if (!reply.ok()) {
    if (answer_for(reply.error()).status >= kOwnTroubleStatus) return reply.error();
    taken.refused.push_back({file.filename().string(), reply.error()});
    return {};
  }
  TRY(office.keep_stick_ask(*bytes));
  ++taken.asks;
  return {};
}

}  // namespace

Result<std::set<ContentHash>> pictures_shown(const Office& office) {
  TRY_ASSIGN(const auto items, office.items(CatalogueKind::listing));
  std::set<ContentHash> hashes;
  for (const CatalogueRecord& record : items) {
    if (record.change == 0 || record.item.removed) continue;
    const auto listing = codec::decode<Listing>(record.item.value);
    if (listing.ok() && listing->picture) hashes.insert(*listing->picture);
  }
  return hashes;
}

namespace {

Result<std::size_t> give_pictures(const Office& office, const StickPlaces& places) {
  TRY_ASSIGN(const auto shown, pictures_shown(office));
  std::size_t given = 0;
  for (const ContentHash& hash : shown) {
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
  TRY_ASSIGN(const Bytes list, OfficeRelay::kiosk_list(office));
  TRY(put_on_stick(places.list.parent_path(), places.list.filename().string(), list));
  return given;
}

}  // namespace tsudoi
