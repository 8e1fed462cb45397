#include "sync/office/office.h"

#include "storage/lmdb/check.h"
#include "storage/lmdb/file_system.h"
#include "storage/store/homes.h"
#include "sync/office/purge.h"

namespace tsudoi {
namespace {

std::filesystem::path store_folder(const std::filesystem::path& folder) {
  return folder / "store";
}

lmdb::Options options_for(OpenTo purpose, const Seams& seams) {
  lmdb::Options options;
  options.access =
      purpose == OpenTo::work ? lmdb::Access::read_write : lmdb::Access::read_only_beside_writer;
  options.map_bytes_start = 64 * lmdb::kMiB;
  options.map_bytes_step = 64 * lmdb::kMiB;
  options.map_bytes_max = 64 * 1024 * lmdb::kMiB;
  options.gate = seams.gate;
  return options;
}

std::filesystem::path data_file(const std::filesystem::path& folder) {
  return store_folder(folder) / lmdb::kDataFile;
}

/// A page broken enough to kill its reader kills only a child [F04].
Result<lmdb::Environment> open_store(const std::filesystem::path& folder,
                                     const lmdb::Options& options) {
  TRY_ASSIGN(auto environment, lmdb::Environment::open(store_folder(folder), options));
  TRY(lmdb::check_through(store_folder(folder), options.gate));
  return environment;
}

Result<bool> has_office(const lmdb::Environment& environment) {
  TRY_ASSIGN(const auto txn, environment.read());
  TRY_ASSIGN(const auto there, txn.visit(office_keys::meta(), [](ByteView) {}));
  return there == lmdb::Presence::present;
}

}  // namespace

CatalogueItem card_item(const SignedOfficeCard& card) {
  return {CatalogueKind::office_card, to_hex(key_id_of(card.card.signing).view()), false,
          codec::encode(card)};
}

Office::Office(lmdb::Environment environment, RecordSeal seal, Keyring keyring, const Seams& seams)
    : environment_(std::move(environment)),
      seal_(std::move(seal)),
      keyring_(std::move(keyring)),
      clock_(&seams.clock),
      random_(&seams.random) {}

// The store is on the disk before the keys, so keys beside an empty store are an init that was cut
// off; keys without one belong to a store that somebody may bring back.
Result<bool> Office::is_there(const std::filesystem::path& folder) {
  lmdb::Options only_look;
  only_look.access = lmdb::Access::read_only_beside_writer;
  const auto environment = open_store(folder, only_look);
  if (environment.ok()) return has_office(*environment);
  if (environment.error().code == ErrorCode::not_found) return Keyring::is_there(folder);
  return environment.error();
}

Result<void> Office::init(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                          std::string_view name, const Seams& seams,
                          std::span<const AccountRecord> accounts) {
  TRY(check_home(folder, Home::office));
  TRY_ASSIGN(auto environment, open_store(folder, options_for(OpenTo::work, seams)));
  TRY_ASSIGN(const bool there, has_office(environment));
  if (there) return fail(ErrorCode::already_there, "an office in " + folder.string());
  TRY_ASSIGN(const auto made, Keyring::make(folder, unlock, name, seams.clock.now(), seams.random));
  const RecordSeal seal(made.keyring.record_key());
  OfficeMeta meta;
  meta.card = made.card;
  meta.history = {seams.random.array<16>()};
  meta.changes = 1;
  meta.purged_at = seams.clock.now();  // nothing is here yet
  const CatalogueItem card = card_item(meta.card);
  return environment.update([&](lmdb::WriteTxn& txn) -> Result<void> {
    Bytes change{static_cast<std::uint8_t>(card.kind)};
    append(change, view_of(card.id));
    TRY(put_schema(seal, txn, office_keys::schema(), kOfficeSchema));
    TRY(seal.put(txn, office_keys::item(card.kind, card.id), CatalogueRecord{1, card}));
    TRY(seal.put_bytes(txn, office_keys::change(1), change));
    for (const AccountRecord& account : accounts)
      TRY(seal.put(txn, office_keys::account(account.name), account));
    return seal.put(txn, office_keys::meta(), meta);
  });
}

Result<Office> Office::open(const std::filesystem::path& folder, const OfficeUnlock& unlock,
                            OpenTo purpose, const Seams& seams) {
  TRY_ASSIGN(auto keyring, Keyring::open(folder, unlock));
  if (!std::filesystem::exists(data_file(folder)))
    return fail(ErrorCode::not_found, "the store of the office in " + folder.string() +
                                          "; its keys are there, the file data.mdb is not");
  TRY_ASSIGN(auto environment, open_store(folder, options_for(purpose, seams)));
  TRY_ASSIGN(const bool there, has_office(environment));
  if (!there)
    return fail(ErrorCode::not_found,
                "an office in " + folder.string() + "; its making was cut short, so do init again");
  RecordSeal seal(keyring.record_key());
  Office office(std::move(environment), std::move(seal), std::move(keyring), seams);
  std::uint32_t schema = 0;
  std::optional<OfficeMeta> meta;
  {
    TRY_ASSIGN(const auto txn, office.environment_.read());
    TRY_ASSIGN(schema, schema_in(office.seal_, txn, office_keys::schema(), kOfficeSchema));
    TRY_ASSIGN(meta, office.seal_.get<OfficeMeta>(txn, office_keys::meta()));
  }
  if (!meta) return fail(ErrorCode::damaged, "the store does not say whose it is");
  office.meta_ = std::move(*meta);
  office.card_bytes_ = make_card(office.meta_.card);
  office.id_ = office.meta_.card.card.office;
  TRY(office.keyring_.note_in_use(office.meta_.card.card.sealing));
  // Keys are gone for ever: not by a clock that may have jumped (F32, F33).
  if (purpose == OpenTo::work && !OfficePurge::is_left_to_a_person(office))
    TRY(office.keyring_.wipe_old(folder, unlock, seams.clock, seams.random));
  TRY(office.raise_from(schema, purpose));
  return office;
}

}  // namespace tsudoi
