#include "kiosk/app/published.h"

namespace tsudoi {
namespace {

template <class T>
Result<std::vector<T>> items_in(const KioskStore& store, CatalogueKind kind) {
  TRY_ASSIGN(const auto items, store.catalogue(kind));
  std::vector<T> values;
  values.reserve(items.size());
  for (const Bytes& item : items) {
    auto value = codec::decode<T>(item);
    // A newer office may publish what this program does not know: it is not shown (F36).
    if (!value.ok() && value.error().code == ErrorCode::newer_version) continue;
    if (!value.ok()) return std::move(value).error();
    values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace

Result<flow::Published> published_in(const KioskStore& store) {
  flow::Published all;
  TRY_ASSIGN(all.listings, items_in<Listing>(store, CatalogueKind::listing));
  TRY_ASSIGN(all.forms, items_in<Form>(store, CatalogueKind::form));
  TRY_ASSIGN(all.centres, items_in<Centre>(store, CatalogueKind::centre));
  TRY_ASSIGN(all.areas, items_in<Area>(store, CatalogueKind::area));
  return all;
}

Result<flow::SyncStatus> sync_status_of(const KioskStore& store) {
  TRY_ASSIGN(const SyncRecord record, store.sync_record());
  TRY_ASSIGN(const auto waiting, store.waiting());
  flow::SyncStatus status;
  status.waiting = waiting.entries;
  status.must_enrol = store.disk() == DiskIs::copied || record.is_frozen;
  if (record.last_contact.value > 0) status.office_reached = record.last_contact;
  if (waiting.oldest.value > 0) status.oldest_waiting = waiting.oldest;
  status.saved = waiting.saved;
  status.backed_up = waiting.backed_up;
  status.quarantined = record.quarantined;
  status.was_set_back = record.must_meet_office || store.disk() == DiskIs::set_back;
  status.troubles = store.condition().troubles;
  return status;
}

Result<flow::SeatsLeft> seats_left_in(const KioskStore& store) {
  TRY_ASSIGN(const auto leases, store.leases());
  flow::SeatsLeft seats;
  if (store.is_in_doubt()) return seats;
  for (const LeaseRecord& record : leases)
    seats[{record.lease.listing, record.lease.role}] += seats_left_of(record);
  return seats;
}

}  // namespace tsudoi
