// Why something was set aside, from what the office noted then.
#pragma once

#include "sync/office/quarantine.h"
#include "sync/office/web/quarantine_models.h"

namespace tsudoi {

web::AsideCause cause_of(const QuarantineRecord& record);
/// One plain English sentence, for the command line.
std::string_view sentence_of(const QuarantineRecord& record);

/// Of what it is, how many entries there are and, of one entry, the listing. A batch that cannot be
/// read has what its header says.
struct AsideFacts {
  std::optional<EntryKind> kind;  // empty: a batch
  std::uint32_t entries = 1;
  ListingId listing;  // empty: about none
};
AsideFacts facts_of(const AsideItem& item);

}  // namespace tsudoi
