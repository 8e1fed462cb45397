// Strong types for everything that is quoted by id. Two ids of different things never compare or
// convert.
//
// Text ids are chosen by the office: 1 to 40 bytes of [a-z0-9._-], so that they are safe in file
// names, URLs, CSV and on the wire. Byte ids are random or hashes.
#pragma once

#include <compare>
#include <string>

#include "storage/base/bytes.h"

namespace tsudoi {

inline constexpr std::size_t kTextIdBytesMax = 40;

/// True for 1..40 bytes of [a-z0-9._-].
bool is_text_id(std::string_view text);
/// Lower-cases, turns every other run of characters into one '-', cuts to 40. May be empty.
std::string text_id_from(std::string_view text);

template <class Tag>
struct TextId {
  std::string value;
  auto operator<=>(const TextId&) const = default;
  bool empty() const { return value.empty(); }
};

using ListingId = TextId<struct ListingTag>;
using RoleId = TextId<struct RoleTag>;
using FormId = TextId<struct FormTag>;
using FieldId = TextId<struct FieldTag>;
using OptionId = TextId<struct OptionTag>;
using ConsentId = TextId<struct ConsentTag>;
using CentreId = TextId<struct CentreTag>;
using AreaId = TextId<struct AreaTag>;
using DistrictId = TextId<struct DistrictTag>;

template <class Tag, std::size_t N>
struct ByteId {
  ByteArray<N> value{};
  auto operator<=>(const ByteId&) const = default;
  ByteView view() const { return value; }
};

using KioskId = ByteId<struct KioskTag, 16>;      // random, given by the office at enrolment
using MachineId = ByteId<struct MachineTag, 16>;  // a hash of what the system calls this machine
using Epoch = ByteId<struct EpochTag, 16>;      // random, drawn by the kiosk at each process start
using RelayId = ByteId<struct RelayTag, 16>;    // random, drawn when a relay's store is made
using OfficeId = ByteId<struct OfficeTag, 32>;  // the office's root verify key
using HistoryId =
    ByteId<struct HistoryTag, 16>;  // random, drawn when an office store is made or restored
using PublicId =
    ByteId<struct PublicTag, 16>;  // what people and other records quote: see public_id_of
using ContentHash = ByteId<struct ContentTag, 32>;  // BLAKE2b-256 of a batch, a picture ...

/// Where an entry stands in its epoch: 1, 2, 3 ...
struct Counter {
  std::uint64_t value = 0;
  auto operator<=>(const Counter&) const = default;
};

/// Identity of an entry, made on the kiosk, never used twice (a copied disk draws another epoch).
struct EntryId {
  KioskId kiosk;
  Epoch epoch;
  Counter counter;
  auto operator<=>(const EntryId&) const = default;
};

/// The quotable id: the first 16 bytes of BLAKE2b-256 over kiosk || epoch || counter (8 bytes, big
/// endian).
PublicId public_id_of(const EntryId& entry);

/// Nine characters that people can read aloud, from the first 45 bits of the public id:
/// "4K7-29F-QX0".
std::string slip_code_of(const PublicId& id);

}  // namespace tsudoi
