// QR codes as modules: dark or light. The only file that knows libqrencode is qr.cpp.
#pragma once

#include <cstddef>
#include <vector>

#include "storage/base/bytes.h"

namespace tsudoi::ui {

struct QrCode {
  std::size_t side = 0;            // modules along one edge, without the quiet zone of 4
  std::vector<std::uint8_t> dark;  // side x side, 1 is dark, rows from the top

  bool at(std::size_t column, std::size_t row) const { return dark[row * side + column] != 0; }
};

/// Medium error correction. Upper-case text (0-9 A-Z space $%*+-./:) makes a smaller code.
/// Errors: too_large over 1,200 bytes.
Result<QrCode> make_qr(std::string_view text);

}  // namespace tsudoi::ui
