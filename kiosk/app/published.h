// What the office has published, and how far we are with it, read out of the store for flow.
// Errors: damaged, disk_*.
#pragma once

#include "kiosk/flow/world.h"
#include "storage/store/kiosk_store.h"

namespace tsudoi {

Result<flow::Published> published_in(const KioskStore& store);
/// What is left of the leases.
Result<flow::SeatsLeft> seats_left_in(const KioskStore& store);
Result<flow::SyncStatus> sync_status_of(const KioskStore& store);

}  // namespace tsudoi
