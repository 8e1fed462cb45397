// Pictures that come with the catalogue: PNG and JPEG, decoded and scaled on the kiosk.
#include "kiosk/ui/pictures.h"

#include "storage/base/assert.h"
#include "tests/fuzz/target.h"

namespace tsudoi {
namespace {

void try_picture(ByteView bytes, const ui::ImageAsk& ask) {
  const auto image = ui::decode_picture(bytes, ask);
  if (!image) return;
  TSUDOI_ASSERT(image->w == ask.w && image->h == ask.h);
  TSUDOI_ASSERT(image->pixels.size() == static_cast<std::size_t>(ask.w * ask.h));
}

}  // namespace
}  // namespace tsudoi

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace tsudoi;
  try_picture({data, size}, {24, 16, 4, ui::ImageShape::rounded});
  return 0;
}
