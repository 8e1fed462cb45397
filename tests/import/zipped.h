// A zip archive with these members, as spreadsheet programs write them.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tsudoi::test {

/// Name and text of each.
std::string zipped(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace tsudoi::test
