#include "kiosk/ui/qr.h"

#include <qrencode.h>

#include <memory>
#include <string>

namespace tsudoi::ui {
namespace {
constexpr std::size_t kTextBytesMax = 1200;  // a denser code is not read from a phone's photo
}  // namespace

Result<QrCode> make_qr(std::string_view text) {
  if (text.size() > kTextBytesMax) return fail(ErrorCode::too_large, "text for a QR code");
  if (text.empty()) return fail(ErrorCode::wrong_use, "no text for a QR code");
  const std::string copy(text);
  constexpr int kSmallestThatFits = 0;
  constexpr int kCaseSensitive = 1;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString(copy.c_str(), kSmallestThatFits, QR_ECLEVEL_M, QR_MODE_8, kCaseSensitive),
      &QRcode_free);
  if (!code) return fail(ErrorCode::out_of_memory, "QR code");
  QrCode out;
  out.side = static_cast<std::size_t>(code->width);
  out.dark.resize(out.side * out.side);
  for (std::size_t i = 0; i < out.dark.size(); ++i) out.dark[i] = code->data[i] & 1u;
  return out;
}

}  // namespace tsudoi::ui
