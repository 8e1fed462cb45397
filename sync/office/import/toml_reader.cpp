#include "sync/office/import/toml_reader.h"

#include <algorithm>

#include "sync/office/import/characters.h"

namespace tsudoi {

Error TomlReader::mistake(const toml::node& at, const std::string& what) const {
  return fail(ErrorCode::malformed, std::string(file_name_) + " " +
                                        std::to_string(at.source().begin.line) + "行目: " + what);
}

Result<void> TomlReader::check_keys(const toml::table& table,
                                    std::initializer_list<std::string_view> known) const {
  for (const auto& [key, node] : table)
    if (std::ranges::find(known, key.str()) == known.end())
      return mistake(node, "「" + std::string(key.str()) + "」という項目はありません");
  return {};
}

Result<std::string> TomlReader::id(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return mistake(table, "「" + std::string(key) + "」がありません");
  const auto value = node->value_exact<std::string>();
  if (!value || !is_text_id(*value))
    return mistake(
        *node, "「" + std::string(key) + "」は半角の小文字・数字・「.」「_」「-」で40字までです");
  return *value;
}

Result<std::string> TomlReader::text(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::string();
  const auto value = node->value_exact<std::string>();
  if (!value) return mistake(*node, "「" + std::string(key) + "」は文字で書いてください");
  return kept_text(*value);
}

Result<Text> TomlReader::texts(const toml::table& table, std::string_view key) const {
  Text text;
  const toml::node* node = table.get(key);
  if (node == nullptr) return text;
  const toml::table* languages = node->as_table();
  if (languages == nullptr)
    return mistake(*node, "「" + std::string(key) + ".ja」のように言語を付けてください");
  for (const auto& [tag, words] : *languages) {
    const auto language = language_from_tag(tag.str());
    const auto value = words.value_exact<std::string>();
    if (!language)
      return mistake(words, "「" + std::string(tag.str()) + "」という言語はありません");
    if (!value) return mistake(words, "「" + std::string(key) + "」は文字で書いてください");
    if (*language == Language::japanese)
      text.ja = kept_text(*value);
    else
      text.others.emplace_back(*language, kept_text(*value));
  }
  if (text.ja.empty()) return mistake(*node, "「" + std::string(key) + ".ja」がありません");
  return text;
}

Result<std::optional<std::int64_t>> TomlReader::number(const toml::table& table,
                                                       std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return std::optional<std::int64_t>();
  const auto value = node->value_exact<std::int64_t>();
  if (!value) return mistake(*node, "「" + std::string(key) + "」は整数で書いてください");
  return std::optional(*value);
}

Result<bool> TomlReader::flag(const toml::table& table, std::string_view key) const {
  const toml::node* node = table.get(key);
  if (node == nullptr) return false;
  const auto value = node->value_exact<bool>();
  if (!value) return mistake(*node, "「" + std::string(key) + "」は true か false です");
  return *value;
}

Result<std::vector<const toml::table*>> TomlReader::tables(const toml::table& table,
                                                           std::string_view key) const {
  std::vector<const toml::table*> found;
  const toml::node* node = table.get(key);
  if (node == nullptr) return found;
  const toml::array* array = node->as_array();
  if (array == nullptr) return mistake(*node, "「[[" + std::string(key) + "]]」と書いてください");
  for (const toml::node& item : *array) {
    if (item.as_table() == nullptr)
      return mistake(item, "「[[" + std::string(key) + "]]」と書いてください");
    found.push_back(item.as_table());
  }
  return found;
}

}  // namespace tsudoi
