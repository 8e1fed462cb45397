// Two lists that ought to name the same: what one side has, as the other side has it.
#pragma once

#include <string>
#include <vector>

namespace tsudoi::siege {

struct Difference {
  std::vector<std::string> missing;  // wanted, and not found
  std::vector<std::string> twice;    // found more than once
  std::vector<std::string> unknown;  // found, and not wanted
  bool operator==(const Difference&) const = default;
};
/// In any order. What is wanted twice is wanted once.
Difference between(const std::vector<std::string>& wanted, const std::vector<std::string>& found);
std::ostream& operator<<(std::ostream& out, const Difference& difference);

/// The cells of one column of a table whose every cell is quoted; empty: no such column.
std::vector<std::string> column_of(const std::string& csv, const std::string& name);

}  // namespace tsudoi::siege
