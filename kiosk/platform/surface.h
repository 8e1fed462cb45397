// Which way pixels go to the screen, as the command line may say.
#pragma once

#include <cstdint>

namespace tsudoi::platform {

/// How pixels get to the screen (presenter.h). By the machine: OpenGL where there is a graphics
/// card, else memory, and OpenGL again where memory cannot be shared.
enum class Surface : std::uint8_t { by_machine, opengl, memory };

}  // namespace tsudoi::platform
