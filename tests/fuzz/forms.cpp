// Forms and areas that an office writes by hand in TOML. What is read can be stored, and a mistake
// is one line.
#include "sync/office/import/forms.h"

#include "storage/base/assert.h"
#include "storage/codec/codec.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

template <class T>
void check_stored(const T& value) {
  const auto again = codec::decode<T>(codec::encode(value));
  TSUDOI_ASSERT(again.ok() && *again == value);
}

void try_forms(std::string_view toml) {
  const Result<FormsFile> file = read_forms(toml, "forms.toml");
  if (!file) {
    TSUDOI_ASSERT(file.error().detail.find('\n') == std::string::npos);
    return;
  }
  for (const Form& form : file->forms) check_stored(form);
  for (const Area& area : file->areas) check_stored(area);
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tsudoi::try_forms(tsudoi::text_of(tsudoi::ByteView(data, size)));
  return 0;
}
