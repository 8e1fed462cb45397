// Whether a graphics card draws what OpenGL draws. The display decides, not the machine: a display
// in memory or on another machine draws with the processor, whatever card is built in here.
//
// Thread: main.
#pragma once

#include <string_view>

namespace tsudoi::platform {

/// No: the display (of Xlib; null where there is none) draws with the processor. Yes: a context
/// must be made to know. Asked first, because a context in software brings 40 MiB along.
bool may_have_graphics_card(void* display);

/// Whether the driver that calls itself so (GL_RENDERER) draws with the processor.
bool is_software(std::string_view renderer);

}  // namespace tsudoi::platform
