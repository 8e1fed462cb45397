// What every real file of the shared reference data gives.
#pragma once

#include "sync/office/import/import_report.h"

namespace tsudoi::test {

struct ExpectedList {
  std::string_view file;
  FileEncoding encoding;
  LayoutName layout;
  ImportCounts counts;
  std::size_t listings;  // or centres
  std::size_t sessions;  // 0 for facilities
};
struct ExpectedRefusal {
  std::string_view file;
  ErrorCode code;
};

const std::vector<ExpectedList>& expected_event_lists();
const std::vector<ExpectedList>& expected_facility_lists();
/// Neither an event list nor a facility list.
const std::vector<ExpectedRefusal>& expected_refusals();

}  // namespace tsudoi::test
