// Applications as the office sees them: what arrived, and the last word on it. The first word is
// kept with the arrival itself, so that a sign-up is one record; a later one in a table of its own.
//
// Order: for one transaction, which may be one that writes; `meta` as that one has it.
#pragma once

#include "sync/office/office.h"

namespace tsudoi {

class OfficeApplications {
 public:
  OfficeApplications(const Office& office, const lmdb::ReadTxn& txn, const OfficeMeta& meta)
      : office_(office), txn_(txn), meta_(meta) {}

  /// Nothing: this entry asks for nothing.
  Result<std::optional<OfficeApplication>> of(std::uint64_t number,
                                              const ArrivalRecord& arrival) const;
  Result<std::optional<ArrivedApplication>> at(std::uint64_t number) const;
  Result<std::optional<ArrivedApplication>> with(const PublicId& id) const;
  Result<std::vector<ArrivedApplication>> all() const;  // in order of arrival

 private:
  const Office& office_;
  const lmdb::ReadTxn& txn_;
  const OfficeMeta& meta_;
};

// ---- Until schema 4: records of their own, by public id (schema_steps.cpp)

namespace until_schema_4 {
Result<std::optional<OfficeApplication>> application(const RecordSeal& seal,
                                                     const lmdb::ReadTxn& txn, const PublicId& id);
}  // namespace until_schema_4

}  // namespace tsudoi
