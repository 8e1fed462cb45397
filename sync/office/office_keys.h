// The keys of the office's store: one byte names the table, the rest is the key within it
// (storage/SCHEMA.md).
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi::office_keys {

inline constexpr std::uint8_t kMeta = 'm', kKiosk = 'k', kHolder = 'h', kRatchet = 'r',
                              kBatch = 'b', kArrival = 'e', kEntryIndex = 'i', kQuarantine = 'q',
                              kApplication = 'a', kSeats = 's', kLeaseGrant = 'g', kLeaseFeed = 'G',
                              kDecisionFeed = 'D', kItem = 'c', kChange = 'C', kPicture = 'p',
                              kAccount = 'u', kAudit = 'x', kImport = 'n', kAttendance = 't',
                              kHeads = 'H', kAside = 'Q', kStickAsk = 'S', kTold = 'T',
                              kEnded = 'E', kSettled = 'R', kRepair = 'Y', kDayTake = 'y',
                              kDisposal = 'd', kTakenBack = 'W', kLaterDecision = 'A',
                              kUndone = 'U', kCondition = 'o';

Bytes table(std::uint8_t name);
Bytes schema();
Bytes meta();
/// The version of the program that was here last.
Bytes program();
Bytes kiosk(const KioskId& id);
/// How its machine does.
Bytes condition(const KioskId& id);
Bytes holder(const CentreId& centre);
Bytes ratchet(const KioskId& kiosk, const Epoch& epoch);
Bytes batches_of(const KioskId& kiosk);
Bytes batch(const KioskId& kiosk, std::uint64_t number);
/// A batch that was set aside, by its hash.
Bytes asides_of(const KioskId& kiosk);
Bytes aside(const KioskId& kiosk, const ContentHash& hash);
Bytes stick_ask(const KioskId& kiosk);
Bytes arrival(std::uint64_t number);
Bytes entry_index(const PublicId& id);
/// The entry that withdrew or undid this one before it was here.
Bytes ended(const PublicId& id);
Bytes quarantine(std::uint64_t number);
/// What left the quarantine, by its number there.
Bytes settled(std::uint64_t number);
Bytes repair(const PublicId& entry);
/// A line of the disposal record.
Bytes disposal(std::uint64_t number);
/// The line of the audit log by which the effect of this entry was taken back.
Bytes taken_back(std::uint64_t arrival);
/// The arrival that undid this one.
Bytes undone(std::uint64_t arrival);
/// What a kiosk has brought on the last day on which it brought anything.
Bytes day_take(const KioskId& kiosk);
/// Of an application, after what was said as it arrived.
Bytes later_decision(std::uint64_t arrival);
Bytes told(const PublicId& id);
Bytes seats_of(const ListingId& listing);
Bytes seats(const ListingId& listing, const RoleId& role);
Bytes lease_grant(std::uint64_t number);
Bytes lease_feed_of(const KioskId& kiosk);
Bytes lease_feed(const KioskId& kiosk, std::uint64_t number);
Bytes decision_feed_of(const KioskId& kiosk);
Bytes decision_feed(const KioskId& kiosk, std::uint64_t number);
Bytes items_of(CatalogueKind kind);
Bytes item(CatalogueKind kind, std::string_view id);
Bytes change(std::uint64_t number);
Bytes picture(const ContentHash& hash);
Bytes account(std::string_view name);
Bytes audit(std::uint64_t number);
Bytes import(std::uint64_t number);
Bytes attendance(const ListingId& listing, std::uint16_t session, const PublicId& who);
Bytes heads(const ListingId& listing, std::uint16_t session);

/// The number at the end of a key.
std::uint64_t number_in(ByteView rest_of_key);

}  // namespace tsudoi::office_keys
