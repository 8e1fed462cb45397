// The words of the kiosk in every language: what translators wrote in assets/texts/*.po, found by
// typed keys, so that an untranslated string does not compile.
//
// Owns: the loaded words of each language whose file is there. Adding a language is adding a file.
// Thread: immutable after `load`; any thread may read.
// Errors: `load` fails when Japanese is missing, since it is the language of last resort; other
//   files that are missing or damaged are languages that the kiosk does not offer.
// Limits: a file is at most kTextFileBytesMax.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/texts/text_key.h"
#include "storage/base/result.h"
#include "storage/domain/listing.h"

namespace tsudoi::texts {

inline constexpr std::size_t kTextFileBytesMax = 1 << 20;  // about ten times a full file

/// {name} in a text and what stands there on screen.
struct Filled {
  std::string_view name;
  std::string_view value;
};
/// Every "{name}" of `pattern` replaced. An unknown name stays as it is, braces and all.
std::string filled(std::string_view pattern, std::initializer_list<Filled> values);

/// One language.
class Texts {
 public:
  /// The words, with "{placeholders}" as written. Never empty.
  const std::string& operator[](TextKey key) const;
  std::string operator()(TextKey key, std::initializer_list<Filled> values) const;
  /// The form that `count` asks for in this language, with {n} replaced by it.
  std::string counted(TextKey key, std::int64_t count) const;
  Language language() const { return language_; }
  /// Whether the file itself has this key; false where Japanese stands in.
  bool has(TextKey key) const;

 private:
  friend class TextBook;
  struct Catalogue;  // one loaded file
  std::shared_ptr<const Catalogue> catalogue_;
  std::vector<std::string> words_;  // by key
  std::vector<bool> own_;           // by key: found in the file
  Language language_ = Language::japanese;
};

/// All languages that are there.
class TextBook {
 public:
  /// Reads `directory`/<tag>.mo for each language. No system locale is needed or looked at.
  static Result<TextBook> load(const std::filesystem::path& directory);

  /// The words in `language`, else in Japanese.
  const Texts& in(Language language) const;
  const std::vector<Language>& languages() const { return languages_; }

 private:
  std::vector<Texts> texts_;  // beside languages_
  std::vector<Language> languages_;
};

/// A language's own name for itself: the same whatever is spoken around it.
std::string_view own_name_of(Language language);

}  // namespace tsudoi::texts
