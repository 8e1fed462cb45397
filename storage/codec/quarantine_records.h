// What people did about the things that the office had set aside, as plain values of its store.
#pragma once

#include "storage/domain/messages.h"

namespace tsudoi {

/// Order is part of the format: append only.
enum class SettledAs : std::uint8_t { taken_in, refused };

/// What left the quarantine, by its number there. Its entries are applied + known + again, or
/// refused all.
struct SettledRecord {
  SettledAs how = SettledAs::taken_in;
  UnixSeconds at;
  std::string by;      // an account
  std::string reason;  // as that person wrote it; only of what was refused
  std::uint32_t entries = 0;
  std::uint32_t applied = 0;
  std::uint32_t known = 0;  // were here already
  std::uint32_t again = 0;  // set aside one by one
  Bytes record;             // an encoded QuarantineRecord; whole where it was refused
  bool operator==(const SettledRecord&) const = default;
};

/// Which listing and role an entry meant, as a person says; by public id of the entry.
struct RepairRecord {
  UnixSeconds at;
  std::string by;
  ListingId listing;
  RoleId role;     // empty: as the entry says
  EntryBody said;  // as it was signed
  bool operator==(const RepairRecord&) const = default;
};

}  // namespace tsudoi
