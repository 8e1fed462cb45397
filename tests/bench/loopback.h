// What every client of a measured office does with its socket.
#pragma once

#include <cstdint>
#include <string>

namespace tsudoi::bench {

/// Sends at once what it is given. -1: nobody listens there, or has room.
int connected_to(std::uint16_t port);

/// The length of a whole answer at the front of `text`; 0: more is to come.
std::size_t answer_bytes(const std::string& text);

}  // namespace tsudoi::bench
