// As much of HTTP as a line between two honest programs needs: where a message ends.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tsudoi::siege {

/// Of the first message in `bytes`, up to where its body begins; empty: not all of it is here.
std::optional<std::size_t> head_bytes(std::string_view bytes);
/// Of the first message, with the body that its Content-Length promises.
std::optional<std::size_t> message_bytes(std::string_view bytes);

std::string answer_of(std::string_view status, std::string_view body);
bool is_done(std::string_view answer);  // 200

}  // namespace tsudoi::siege
