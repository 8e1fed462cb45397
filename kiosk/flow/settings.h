// How this resident wants to see the kiosk. May change at any moment; nothing typed is lost by it.
#pragma once

#include "storage/domain/listing.h"

namespace tsudoi::flow {

enum class TextSize : std::uint8_t { normal, large, largest };  // x1, x1.25, x1.5
enum class Contrast : std::uint8_t { light, high };
enum class Reach : std::uint8_t { normal, low };  // low: nothing important in the top third

struct Settings {
  Language language = Language::japanese;
  TextSize text_size = TextSize::normal;
  Contrast contrast = Contrast::light;
  Reach reach = Reach::normal;
  bool operator==(const Settings&) const = default;
};

/// The sheet that lies over a screen; the screen below stays as it is.
enum class Sheet : std::uint8_t { none, language, text_size, standing };

}  // namespace tsudoi::flow
