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

/// Hours stay whole: 19:00–20:30.
void join_ranges(std::string_view text, std::vector<std::size_t>& ends) {
  constexpr std::string_view kDash = "–";
  const auto is_digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  std::erase_if(ends, [&](std::size_t end) {
    return end < text.size() && text.substr(0, end).ends_with(kDash) && is_digit(end);
  });
}

/// One character alone on the last line looks lost (「…を話す|会」).
void join_last_character(std::string_view text, std::vector<std::size_t>& ends) {
  if (ends.size() < 2) return;
  const std::size_t before = ends[ends.size() - 2];
  const bool is_alone = before + code_point_at(text, before).bytes == text.size();
  const bool is_apart = text.substr(0, before).ends_with(' ');
  if (is_alone && !is_apart) ends.erase(ends.end() - 2);
}

/// The dictionary also cuts words that are written in hiragana (「あそ|びながら」), and endings off
/// their kanji (「出|しません」). Before hiragana a phrase ends for certain only after を, and
/// after a prefecture (「みどり県|さくら川市」).
void join_endings(std::string_view text, std::vector<std::size_t>& ends) {
  constexpr std::size_t kBytes = 3;  // of one hiragana, and of nearly every kanji
  const auto is_in = [text](std::size_t at, char32_t first, char32_t last) {
    const char32_t value = code_point_at(text, at).value;
    return value >= first && value <= last;
  };
  std::erase_if(ends, [&](std::size_t end) {
    if (end < kBytes || end >= text.size() || !is_in(end, U'ぁ', U'ん')) return false;
    const std::string_view before = text.substr(end - kBytes, kBytes);
    if (is_in(end - kBytes, U'ぁ', U'ん')) return before != "を";
    return is_in(end - kBytes, U'一', U'鿿') && before != "県";
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
  if (level != BreakLevel::cluster) join_ranges(text, out);
  if (level == BreakLevel::phrase) {
    join_honorifics(text, out);
    join_endings(text, out);
    join_last_character(text, out);
  }
  return out;
}

void LineBreaker::warm_up(std::string_view language) {
  breaks("この機械には", language, BreakLevel::phrase);
}

}  // namespace tsudoi::ui
