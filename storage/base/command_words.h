// What is said of a command line from which no command can be made. Both programs say it alike.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace tsudoi {

/// One clause, with where the help is. `count`, `words`: as main gets them. `problem`: what CLI11
/// says, for a line that names a command and is wrong elsewhere.
std::string why_wrong_use(const CLI::App& program, int count, const char* const* words,
                          std::string problem);

}  // namespace tsudoi
