// What every real file of the shared reference data gives.
#pragma once

#include <span>

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

std::span<const ExpectedList> expected_event_lists();
std::span<const ExpectedList> expected_facility_lists();
/// Neither an event list nor a facility list.
std::span<const ExpectedRefusal> expected_refusals();

}  // namespace tsudoi::test
