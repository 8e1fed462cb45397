// What somebody hands to `tsudoi-office verify --against` as a kiosk's status.
#include <nlohmann/json.hpp>

#include "storage/base/assert.h"
#include "sync/claim_json.h"
#include "tests/fuzz/target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  const auto claim = claim_in(text_of(ByteView(data, size)));
  if (!claim.ok()) {
    TSUDOI_ASSERT(!claim.error().detail.empty());
    return 0;
  }
  const auto again = claim_in(nlohmann::json{{"proof", to_json(*claim)}}.dump());
  TSUDOI_ASSERT(again.ok() && *again == *claim);
  return 0;
}
