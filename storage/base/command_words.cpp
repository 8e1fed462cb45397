#include "storage/base/command_words.h"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace tsudoi {
namespace {

/// "init, serve or export", each after `before`.
std::string names_of(const std::vector<const CLI::App*>& commands, const std::string& before) {
  std::string names;
  for (const CLI::App* command : commands) {
    const bool is_last = command == commands.back();
    names += (names.empty() ? "" : is_last ? " or " : ", ") + before + command->get_name();
  }
  return names;
}

/// What is wrong with the command itself. Empty: nothing, it is there.
std::string command_problem(const CLI::App* app, int count, const char* const* words) {
  std::string before;
  for (int at = 1; app->get_require_subcommand_min() > 0; ++at) {
    if (at >= count) return "name a command: " + names_of(app->get_subcommands({}), before);
    const std::string name = words[at];
    if (name.starts_with('-')) return "a command comes before its options";
    const auto named =
        app->get_subcommands([&](const CLI::App* sub) { return sub->check_name(name); });
    if (named.empty()) return "there is no command \"" + before + name + "\"";
    app = named.front();
    before += name + " ";
  }
  return {};
}

/// CLI11 ends its sentences as it likes.
std::string as_clause(std::string words) {
  std::replace(words.begin(), words.end(), '\n', ' ');
  words.erase(words.find_last_not_of(" .") + 1);
  return words;
}

}  // namespace

std::string why_wrong_use(const CLI::App& program, int count, const char* const* words,
                          std::string problem) {
  const std::string of_command = command_problem(&program, count, words);
  return (of_command.empty() ? as_clause(std::move(problem)) : of_command) + "; see " +
         program.get_name() + " --help";
}

}  // namespace tsudoi
