// The disposal record (廃棄記録): what the office has destroyed because its time was over.
#pragma once

#include "storage/domain/listing.h"

namespace tsudoi {

/// Order is part of the format: append only.
enum class DisposedOf : std::uint8_t {
  answers,  // of applications, which stay as counts
  waiting,  // could not be taken in, and nobody said what to do about it
  refused,  // a person had chosen not to take it in
};

/// One line: nobody's name, nothing that anybody wrote.
struct DisposalRecord {
  UnixSeconds at;
  std::string by;  // an account, or what runs by itself
  DisposedOf what = DisposedOf::answers;
  ListingId listing;            // empty: of several, or of one that is not known
  Text title;                   // of the listing, as it was then
  FormId form;                  // empty: likewise
  Text purpose;                 // what the form said that the answers were for
  std::vector<FieldId> fields;  // which answers; empty: all that came
  std::uint32_t days = 0;       // kept so long after the last day
  std::uint64_t entries = 0;
  Date first, last;  // the days on which they were made
  bool operator==(const DisposalRecord&) const = default;
};

}  // namespace tsudoi
