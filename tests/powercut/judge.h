// Opens an image as a boot would, with the product's own code, and holds it against what had been
// promised when the power went.
#pragma once

#include "tests/powercut/disk.h"
#include "tests/powercut/image_folder.h"
#include "tests/powercut/scenarios.h"

namespace tsudoi::powercut {

/// go_on: after the check all machines also work on, and must be in step at the end. programs: and
/// before it the real programs have opened the image.
enum class Depth : std::uint8_t { look, go_on, programs };

struct Judged {
  std::string finding;  // empty: all is as promised
  std::uint64_t saved_checked = 0;
  std::uint64_t made_again = 0;  // cut in the first creation, and finished by doing it again
  std::uint64_t salvaged = 0;    // damaged, and made again from what could be read
  Since since = Since::only_read;
};

Judged judge(const std::filesystem::path& folder, const Image& image,
             const std::vector<Promised>& promised, const Ground& ground, Depth depth);

}  // namespace tsudoi::powercut
