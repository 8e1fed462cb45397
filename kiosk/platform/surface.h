// Which way pixels go to the screen, as the command line may say.
#pragma once

#include <cstdint>

namespace tsudoi::platform {

/// How pixels get to the screen (presenter.h). By the machine: OpenGL where a graphics card draws
/// on this display, else memory, and OpenGL in software where memory cannot be shared.
enum class Surface : std::uint8_t { by_machine, opengl, memory };

}  // namespace tsudoi::platform
