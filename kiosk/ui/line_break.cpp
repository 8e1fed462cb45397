#include "kiosk/ui/line_break.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <map>

#include "kiosk/ui/utf8.h"

namespace tsudoi::ui {
namespace {

using Iterator = std::unique_ptr<icu::BreakIterator>;

Iterator make_iterator(const std::string& language, BreakLevel level) {
  UErrorCode status = U_ZERO_ERROR;
  if (level == BreakLevel::cluster)
    return Iterator(icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  std::string tag = language + "-u-lb-strict";
  if (level == BreakLevel::phrase && language.starts_with("ja")) tag += "-lw-phrase";
  const icu::Locale locale = icu::Locale::forLanguageTag(tag, status);
  Iterator out(icu::BreakIterator::createLineInstance(locale, status));
  return U_SUCCESS(status) ? std::move(out) : nullptr;
}

std::vector<std::size_t> blanks(std::string_view text) {
  constexpr std::string_view kIdeographicBlank = "\u3000";
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ') out.push_back(i + 1);
    if (text.substr(i).starts_with(kIdeographicBlank)) out.push_back(i + kIdeographicBlank.size());
  }
  if (out.empty() || out.back() != text.size()) out.push_back(text.size());
  return out;
}

/// The dictionary takes the honorific お and ご for words; a line never ends in one.
void join_honorifics(std::string_view text, std::vector<std::size_t>& ends) {
  std::size_t begin = 0;
  std::erase_if(ends, [&](std::size_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    begin = end;
    return (piece == "お" || piece == "ご") && end != text.size();
  });
}

/// The dictionary also cuts words that are written in hiragana (「あそ|びながら」). Between two
/// hiragana a phrase ends for certain only after を.
void join_hiragana(std::string_view text, std::vector<std::size_t>& ends) {
  const auto is_hiragana = [text](std::size_t at) {
    const char32_t value = code_point_at(text, at).value;
    return value >= U'ぁ' && value <= U'ん';
  };
  constexpr std::size_t kBytes = 3;  // of one hiragana
  std::erase_if(ends, [&](std::size_t end) {
    return end >= kBytes && end < text.size() && is_hiragana(end - kBytes) && is_hiragana(end) &&
           text.substr(end - kBytes, kBytes) != "を";
  });
}

}  // namespace

struct LineBreaker::Inside {
  std::map<std::pair<std::string, BreakLevel>, Iterator> iterators;

  icu::BreakIterator* get(std::string_view language, BreakLevel level) {
    auto [place, fresh] = iterators.try_emplace({std::string(language), level});
    if (fresh) place->second = make_iterator(place->first.first, level);
    return place->second.get();
  }
};

LineBreaker::LineBreaker() : in_(std::make_unique<Inside>()) {}
LineBreaker::~LineBreaker() = default;

std::vector<std::size_t> LineBreaker::breaks(std::string_view text, std::string_view language,
                                             BreakLevel level) {
  if (level == BreakLevel::space) return blanks(text);
  std::vector<std::size_t> out;
  icu::BreakIterator* iterator = in_->get(language, level);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, decltype(&utext_close)> bytes(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
      &utext_close);
  if (iterator != nullptr && U_SUCCESS(status)) {
    iterator->setText(bytes.get(), status);
    iterator->first();
    for (std::int32_t at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
      out.push_back(static_cast<std::size_t>(at));
    // The iterator must not keep pointing at text that is about to go.
    iterator->setText(icu::UnicodeString());
  }
  if (out.empty() || out.back() != text.size()) out.push_back(text.size());
  if (level == BreakLevel::phrase) {
    join_honorifics(text, out);
    join_hiragana(text, out);
  }
  return out;
}

void LineBreaker::warm_up(std::string_view language) {
  breaks("この機械には", language, BreakLevel::phrase);
}

}  // namespace tsudoi::ui
