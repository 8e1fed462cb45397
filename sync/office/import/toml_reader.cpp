#include "sync/office/import/toml_reader.h"

#include <algorithm>

#include "sync/office/import/characters.h"

namespace tsudoi {

std::string in_quotes(std::string_view word) {
  return "\"" + std::string(word) + "\"";
}

Error TomlReader::mistake(const toml::node& at, const std::string& what) const {
  return mistake(at.source(), what);
}

Error TomlReader::mistake(const toml::source_region& at, std::string what) const {
  for (char& c : what)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  return fail(ErrorCode::malformed,
              std::string(file_name_) + " line " + std::to_string(at.begin.line) + ": " + what);
}

Result<void> TomlReader::check_keys(const toml::table& table,
                                    std::initializer_list<std::string_view> known) const {
  for (const auto& [key, node] : table)
    if (std::ranges::find(known, key.str()) == known.end())
      return mistake(node, "there is no setting " + in_quotes(key.str()));
  return {};
}

Result<std::string> TomlReader::id(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return mistake(table, in_quotes(key) + " is missing");
  const auto value = node->value_exact<std::string>();
  if (!value || !is_text_id(*value))
    return mistake(*node, in_quotes(key) + " is at most 40 of a-z, 0-9, '.', '_' and '-'");
  return *value;
}

Result<std::string> TomlReader::text(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::string();
  const auto value = node->value_exact<std::string>();
  if (!value) return mistake(*node, in_quotes(key) + " is text in quotes");
  return kept_text(*value);
}

Result<Text> TomlReader::texts(const toml::table& table, std::string_view key) const {
  Text text;
  const toml::node* node = table.get(key);
  if (node == nullptr) return text;
  const toml::table* languages = node->as_table();
  if (languages == nullptr)
    return mistake(
        *node, in_quotes(key) + " needs a language, as in " + in_quotes(std::string(key) + ".ja"));
  for (const auto& [tag, words] : *languages) {
    const auto language = language_from_tag(tag.str());
    const auto value = words.value_exact<std::string>();
    if (!language) return mistake(words, "there is no language " + in_quotes(tag.str()));
    if (!value) return mistake(words, in_quotes(key) + " is text in quotes");
    if (*language == Language::japanese)
      text.ja = kept_text(*value);
    else
      text.others.emplace_back(*language, kept_text(*value));
  }
  if (text.ja.empty()) return mistake(*node, in_quotes(std::string(key) + ".ja") + " is missing");
  return text;
}

Result<std::optional<std::int64_t>> TomlReader::number(const toml::table& table,
                                                       std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::optional<std::int64_t>();
  const auto value = node->value_exact<std::int64_t>();
  if (!value) return mistake(*node, in_quotes(key) + " is a whole number");
  return std::optional(*value);
}

Result<bool> TomlReader::flag(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return false;
  const auto value = node->value_exact<bool>();
  if (!value) return mistake(*node, in_quotes(key) + " is true or false");
  return *value;
}

Result<std::vector<const toml::table*>> TomlReader::tables(const toml::table& table,
                                                           std::string_view key) const {
  std::vector<const toml::table*> found;
  const toml::node* node = table.get(key);
  if (node == nullptr) return found;
  const toml::array* array = node->as_array();
  if (array == nullptr) return mistake(*node, "write [[" + std::string(key) + "]] here");
  for (const toml::node& item : *array) {
    if (item.as_table() == nullptr) return mistake(item, "write [[" + std::string(key) + "]] here");
    found.push_back(item.as_table());
  }
  return found;
}

}  // namespace tsudoi
