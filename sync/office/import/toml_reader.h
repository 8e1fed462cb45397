// Typed access to TOML tables, with messages that say the line. Included by forms.cpp alone, so
// that toml++ stays in one place.
#pragma once

#include <toml++/toml.h>

#include "storage/domain/form.h"

namespace tsudoi {

std::string in_quotes(std::string_view word);

class TomlReader {
 public:
  explicit TomlReader(std::string_view file_name) : file_name_(file_name) {}

  Error mistake(const toml::node& at, const std::string& what) const;
  /// On one line, whatever it quotes.
  Error mistake(const toml::source_region& at, std::string what) const;

  /// Every key must be one of `known`.
  Result<void> check_keys(const toml::table& table,
                          std::initializer_list<std::string_view> known) const;
  /// A text id under `key`.
  Result<std::string> id(const toml::table& table, std::string_view key) const;
  Result<std::string> text(const toml::table& table, std::string_view key) const;
  /// key.ja and other languages.
  Result<Text> texts(const toml::table& table, std::string_view key) const;
  Result<std::optional<std::int64_t>> number(const toml::table& table, std::string_view key) const;
  Result<bool> flag(const toml::table& table, std::string_view key) const;
  /// The tables of [[key]]; none when absent.
  Result<std::vector<const toml::table*>> tables(const toml::table& table,
                                                 std::string_view key) const;

 private:
  std::string_view file_name_;
};

}  // namespace tsudoi
