// What people type or scan as text: hex, base 32, dates and times.
#include "storage/base/assert.h"
#include "storage/domain/calendar.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

void try_hex(std::string_view text) {
  const Result<Bytes> bytes = from_hex(text);
  if (!bytes) return;
  const Result<Bytes> again = from_hex(to_hex(*bytes));
  TSUDOI_ASSERT(again.ok() && *again == *bytes);
}

void try_base32(std::string_view text) {
  const Result<Bytes> bytes = from_base32(text);
  if (!bytes) return;
  const Result<Bytes> again = from_base32(to_base32(*bytes));
  TSUDOI_ASSERT(again.ok() && *again == *bytes);
}

void try_bytes(ByteView bytes) {
  const Result<Bytes> hex = from_hex(to_hex(bytes));
  const Result<Bytes> base32 = from_base32(to_base32(bytes));
  TSUDOI_ASSERT(hex.ok() && *hex == copy_of(bytes));
  TSUDOI_ASSERT(base32.ok() && *base32 == copy_of(bytes));
}

void try_calendar(std::string_view text) {
  if (const std::optional<Date> date = date_from_iso(text)) {
    TSUDOI_ASSERT(date->ok());
    TSUDOI_ASSERT(date_from_iso(to_iso(*date)) == date);
    TSUDOI_ASSERT(weekday_of(*date) < 7);
    TSUDOI_ASSERT(tokyo_time(from_tokyo({*date, Minutes{0}})).date == *date);
    era_of(*date);
  }
  if (const std::optional<Minutes> minutes = minutes_from_iso(text)) {
    TSUDOI_ASSERT(minutes_from_iso(to_iso(*minutes)) == minutes);
  }
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const tsudoi::ByteView bytes(data, size);
  const std::string_view text = tsudoi::text_of(bytes);
  tsudoi::try_hex(text);
  tsudoi::try_base32(text);
  tsudoi::try_bytes(bytes);
  tsudoi::try_calendar(text);
  return 0;
}
