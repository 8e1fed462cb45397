// Numbers of things in the English sentences of the command lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tsudoi {

/// "1 file", "3 files", "2 batches", "0 entries".
std::string counted(std::uint64_t count, std::string_view noun);

}  // namespace tsudoi
