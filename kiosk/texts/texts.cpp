// Boost.Locale is used here alone, for .mo files and their plural rules.
#include "kiosk/texts/texts.h"

#include <algorithm>
#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <fstream>
#include <optional>

#include "storage/base/assert.h"

namespace tsudoi::texts {

namespace {

using Facet = boost::locale::message_format<char>;

std::vector<char> bytes_of_file(const std::filesystem::path& path) {
  std::error_code not_there;
  const auto size = std::filesystem::file_size(path, not_there);
  if (not_there || size > kTextFileBytesMax) return {};
  std::vector<char> bytes(size);
  std::ifstream(path, std::ios::binary).read(bytes.data(), static_cast<std::streamsize>(size));
  return bytes;
}

/// None: not there, or not a file of words.
std::optional<std::locale> locale_from(const std::filesystem::path& path, std::string_view tag) {
  const auto bytes = bytes_of_file(path);
  if (bytes.empty()) return std::nullopt;
  boost::locale::gnu_gettext::messages_info info;
  info.language = tag;
  info.encoding = "UTF-8";
  info.paths = {""};
  info.domains.emplace_back("tsudoi");
  info.callback = [&bytes](const std::string&, const std::string&) { return bytes; };
  try {
    auto* const facet = boost::locale::gnu_gettext::create_messages_facet<char>(info);
    if (facet == nullptr) return std::nullopt;
    return std::locale(std::locale::classic(), facet);  // owns the facet
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace

struct Texts::Catalogue {
  std::locale locale;
  const Facet& facet = std::use_facet<Facet>(locale);

  const char* word(std::string_view msgid) const {
    const char* const found = facet.get(0, nullptr, std::string(msgid).c_str());
    return found != nullptr && *found != '\0' ? found : nullptr;
  }
};

std::string filled(std::string_view pattern, std::initializer_list<Filled> values) {
  std::string out;
  out.reserve(pattern.size() + 32);
  while (!pattern.empty()) {
    const auto open = pattern.find('{');
    const auto close = pattern.find('}', open == pattern.npos ? 0 : open);
    if (open == pattern.npos || close == pattern.npos) break;
    const auto name = pattern.substr(open + 1, close - open - 1);
    const auto* const value = std::find_if(values.begin(), values.end(),
                                           [name](const Filled& one) { return one.name == name; });
    out += pattern.substr(0, open);
    out += value != values.end() ? value->value : pattern.substr(open, close - open + 1);
    pattern.remove_prefix(close + 1);
  }
  return out += pattern;
}

const std::string& Texts::operator[](TextKey key) const {
  return words_[static_cast<std::size_t>(key)];
}

std::string Texts::operator()(TextKey key, std::initializer_list<Filled> values) const {
  return filled((*this)[key], values);
}

std::string Texts::counted(TextKey key, std::int64_t count) const {
  const std::string msgid(msgid_of(key));
  const char* const form =
      catalogue_->facet.get(0, nullptr, msgid.c_str(), static_cast<int>(count));
  const std::string number = std::to_string(count);
  return filled(form != nullptr && *form != '\0' ? form : (*this)[key].c_str(), {{"n", number}});
}

bool Texts::has(TextKey key) const {
  return own_[static_cast<std::size_t>(key)];
}

Result<TextBook> TextBook::load(const std::filesystem::path& directory) {
  TextBook book;
  for (std::size_t i = 0; i < kLanguages; ++i) {
    Texts texts;
    texts.language_ = static_cast<Language>(i);
    const std::string tag(tag_of(texts.language_));
    const auto locale = locale_from(directory / (tag + ".mo"), tag);
    if (!locale && i == 0)
      return fail(ErrorCode::not_found, "no Japanese texts in " + directory.string());
    if (!locale) continue;
    auto catalogue = std::make_shared<Texts::Catalogue>(Texts::Catalogue{*locale});
    for (const TextKey key : all_text_keys()) {
      const char* const word = catalogue->word(msgid_of(key));
      texts.own_.push_back(word != nullptr);
      texts.words_.emplace_back(word != nullptr       ? word
                                : book.texts_.empty() ? std::string(msgid_of(key))
                                                      : book.texts_.front()[key]);
    }
    texts.catalogue_ = std::move(catalogue);
    book.languages_.push_back(texts.language_);
    book.texts_.push_back(std::move(texts));
  }
  return book;
}

const Texts& TextBook::in(Language language) const {
  const auto found = std::find(languages_.begin(), languages_.end(), language);
  return found == languages_.end() ? texts_.front()
                                   : texts_[static_cast<std::size_t>(found - languages_.begin())];
}

std::string_view own_name_of(Language language) {
  static constexpr std::array<std::string_view, kLanguages> kNames = {
      "日本語",  "やさしい日本語", "English",    "简体中文", "한국어",
      "Español", "Português",      "Tiếng Việt", "Filipino"};
  return kNames[static_cast<std::size_t>(language)];
}

}  // namespace tsudoi::texts
