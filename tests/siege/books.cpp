#include "tests/siege/books.h"

#include <algorithm>
#include <map>
#include <ostream>
#include <sstream>

namespace tsudoi::siege {
namespace {

/// Of a line in which no cell holds a line end; `""` in a cell is one quote.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  for (std::size_t at = line.find('"'); at != line.npos; at = line.find('"', at)) {
    std::string cell;
    for (++at; at < line.size(); ++at) {
      const bool is_quote = line[at] == '"';
      if (is_quote && (at + 1 == line.size() || line[at + 1] != '"')) break;
      at += is_quote;
      cell += line[at];
    }
    cells.push_back(std::move(cell));
    ++at;
  }
  return cells;
}

void say(std::ostream& out, const char* what, const std::vector<std::string>& names) {
  out << names.size() << ' ' << what;
  for (const std::string& name : names) out << ' ' << name;
  out << "; ";
}

}  // namespace

Difference between(const std::vector<std::string>& wanted, const std::vector<std::string>& found) {
  std::map<std::string, int> times;
  for (const std::string& name : wanted) times[name] = 0;
  Difference difference;
  for (const std::string& name : found) {
    const auto known = times.find(name);
    if (known == times.end())
      difference.unknown.push_back(name);
    else if (++known->second == 2)
      difference.twice.push_back(name);
  }
  for (const auto& [name, count] : times)
    if (count == 0) difference.missing.push_back(name);
  return difference;
}

std::ostream& operator<<(std::ostream& out, const Difference& difference) {
  say(out, "missing", difference.missing);
  say(out, "twice", difference.twice);
  say(out, "unknown", difference.unknown);
  return out;
}

std::vector<std::string> column_of(const std::string& csv, const std::string& name) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  const auto names = cells_of(line);
  const auto at = static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  std::vector<std::string> column;
  while (at < names.size() && std::getline(lines, line)) column.push_back(cells_of(line).at(at));
  return column;
}

}  // namespace tsudoi::siege
