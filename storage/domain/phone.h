// A phone number as people write it.
#pragma once

#include <string>

namespace tsudoi {

/// 09012345678 -> 090-1234-5678; as it is where the shape is not sure.
std::string grouped_phone(const std::string& digits);

}  // namespace tsudoi
