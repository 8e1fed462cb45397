#include "sync/office/office.h"

namespace tsudoi {

Result<void> Office::check_centre(const CentreId& centre) const {
  TRY_ASSIGN(const auto txn, environment_.read());
  const auto key = office_keys::item(CatalogueKind::centre, centre.value);
  TRY_ASSIGN(const auto known, seal_.get<CatalogueRecord>(txn, key));
  if (known) return {};
  return fail(ErrorCode::not_found, "no centre " + centre.value + "; import facilities first");
}

Result<EnrolledBundle> Office::enrol(const CentreId& centre, std::string_view office_url) {
  TRY(check_centre(centre));
  KioskRecord kiosk;
  kiosk.kiosk = {random_->array<16>()};
  kiosk.centre = centre;
  kiosk.one_time_code = random_->array<16>();
  kiosk.code_expires_at = {clock_->now().value + kEnrolmentSeconds};
  TRY(environment_.update([&](lmdb::WriteTxn& write) {
    return seal_.put(write, office_keys::kiosk(kiosk.kiosk), kiosk);
  }));
  const EnrolmentBundle bundle{meta_.card,          kiosk.kiosk,           centre,
                               kiosk.one_time_code, kiosk.code_expires_at, std::string(office_url)};
  return EnrolledBundle{kiosk.kiosk, make_bundle(bundle, keyring_.signing())};
}

/// First contact: the code is used up, the kiosk's key is published for slips, and the first kiosk
/// of a centre holds its leases.
Result<void> Office::finish_enrolment(lmdb::WriteTxn& txn, KioskRecord& kiosk,
                                      OfficeMeta& meta) const {
  kiosk.enrolled = true;
  kiosk.enrolled_at = clock_->now();
  kiosk.one_time_code = {};
  const KioskKey key{kiosk.kiosk, kiosk.key, kiosk.centre, false};
  const CatalogueItem item{CatalogueKind::kiosk_key, to_hex(kiosk.kiosk.view()), false,
                           codec::encode(key)};
  TRY(put_item(txn, item, Audience::kiosks, meta));
  const auto holder = office_keys::holder(kiosk.centre);
  TRY_ASSIGN(const auto held, seal_.get_bytes(txn, holder));
  if (held) return {};
  TRY(seal_.put_bytes(txn, holder, kiosk.kiosk.view()));
  TRY_ASSIGN(const auto listings, published(txn));
  for (const Listing& listing : listings)
    if (listing.centre == kiosk.centre) TRY(grant_leases(txn, listing, meta));
  return {};
}

Result<std::vector<KioskRecord>> Office::kiosks() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  std::vector<KioskRecord> all;
  TRY(seal_.each<KioskRecord>(txn, office_keys::table(office_keys::kKiosk),
                              [&](ByteView, KioskRecord record) -> Result<void> {
                                all.push_back(std::move(record));
                                return {};
                              }));
  return all;
}

Result<KioskConditions> Office::conditions() const {
  TRY_ASSIGN(const auto txn, environment_.read());
  return kiosk_condition::read_all(seal_, txn);
}

}  // namespace tsudoi
