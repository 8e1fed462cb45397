#include "sync/office/kiosk_condition.h"

#include <array>

#include "sync/office/office_keys.h"

namespace tsudoi::kiosk_condition {
namespace {

constexpr std::array<std::string_view, kTroubles> kWords{
    "its disk has little room left",
    "its disk is full and it takes no sign-ups",
    "its disk is read-only and it takes no sign-ups",
    "its disk has failed to write",
    "its data was damaged once and is kept there",
    "its clock is wrong"};

}  // namespace

Result<KioskCondition> read(const RecordSeal& seal, const lmdb::ReadTxn& txn,
                            const KioskId& kiosk) {
  TRY_ASSIGN(const auto kept, seal.get<KioskCondition>(txn, office_keys::condition(kiosk)));
  return kept.value_or(KioskCondition{});
}

Result<KioskConditions> read_all(const RecordSeal& seal, const lmdb::ReadTxn& txn) {
  KioskConditions all;
  TRY(seal.each<KioskCondition>(txn, office_keys::table(office_keys::kCondition),
                                [&](ByteView kiosk, KioskCondition condition) -> Result<void> {
                                  all.emplace(KioskId{array_of<16>(kiosk)}, condition);
                                  return {};
                                }));
  return all;
}

Result<void> note(const RecordSeal& seal, lmdb::WriteTxn& txn, const KioskId& kiosk,
                  const SyncAsk& ask, UnixSeconds now) {
  TRY_ASSIGN(const KioskCondition before, read(seal, txn, kiosk));
  if (before.troubles == ask.troubles) return {};
  return seal.put(txn, office_keys::condition(kiosk),
                  KioskCondition{ask.troubles, now, ask.room_bytes});
}

std::string words_for(const Troubles& troubles) {
  std::string words;
  for (const Trouble trouble : known_in(troubles))
    words.append(", ").append(kWords.at(static_cast<std::size_t>(trouble)));
  if (troubles.has_unknown()) words += ", it tells of something that this program does not know";
  return words;
}

}  // namespace tsudoi::kiosk_condition
