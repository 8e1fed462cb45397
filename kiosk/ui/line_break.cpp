#include "kiosk/ui/line_break.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
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

constexpr std::size_t kKanaBytes = 3;  // and those of nearly every kanji

bool is_between(std::string_view text, std::size_t at, char32_t first, char32_t last) {
  const char32_t value = code_point_at(text, at).value;
  return value >= first && value <= last;
}
bool is_hiragana(std::string_view text, std::size_t at) {
  return is_between(text, at, U'ぁ', U'ん');
}
bool is_kanji(std::string_view text, std::size_t at) {
  return is_between(text, at, U'一', U'鿿');
}
bool has_kana(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes)
    if (is_between(text, at, U'ぁ', U'ヿ')) return true;
  return false;
}

/// Whether the three bytes at `at` are one of these kana or kanji.
bool is_one_of(std::string_view text, std::size_t at, std::string_view all) {
  const std::size_t found = all.find(text.substr(at, kKanaBytes));
  return found != std::string_view::npos && found % kKanaBytes == 0;
}

/// Whether a word of respect begins here, after the particle of another (「ほどで|ご連絡」).
bool begins_honorific(std::string_view text, std::size_t at) {
  if (at < kKanaBytes || at + kKanaBytes >= text.size()) return false;
  return is_one_of(text, at, "おご") && is_kanji(text, at + kKanaBytes) &&
         is_one_of(text, at - kKanaBytes, "がではにへをとも");
}

/// The dictionary takes the honorific お and ご for words, or for the end of one; a line never ends
/// in them.
void join_honorifics(std::string_view text, std::vector<std::size_t>& ends) {
  std::size_t begin = 0;
  for (std::size_t& end : ends) {
    if (end > begin + kKanaBytes && begins_honorific(text, end - kKanaBytes)) end -= kKanaBytes;
    begin = end;
  }
  begin = 0;
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

/// One kanji more belongs to what it ends (「連絡|網と」「入り|方です」), a number to its number
/// (「6番|2号」).
void join_suffixes(std::string_view text, std::vector<std::size_t>& ends) {
  std::erase_if(ends, [&](std::size_t end) {
    if (end < kKanaBytes || end >= text.size()) return false;
    const std::size_t at = end - kKanaBytes;
    const std::size_t next = end + kKanaBytes;
    if (text.substr(at, kKanaBytes) == "番") return text[end] >= '0' && text[end] <= '9';
    if (text.substr(end, kKanaBytes) == "方") return is_hiragana(text, at);
    const bool is_one = next >= text.size() || !is_kanji(text, next);
    return is_one && is_kanji(text, at) && is_kanji(text, end);
  });
}

/// A verb that goes on in another is one word (「取り|消せます」「受け|付けます」).
bool is_in_double_verb(std::string_view text, std::size_t end) {
  constexpr std::string_view kStems = "りみしきちびぎけれめせえ";
  return end >= 2 * kKanaBytes && end < text.size() && is_kanji(text, end - 2 * kKanaBytes) &&
         is_one_of(text, end - kKanaBytes, kStems) && is_kanji(text, end);
}

/// The name of a town is one word (「さくら|川市」「つくば|市」「さくら川|市」).
bool is_in_town(std::string_view text, std::size_t end) {
  constexpr std::string_view kTowns = "市区町村";
  constexpr std::string_view kEndings = "のはがにでをとへもなたいる";  // of other words
  if (end < kKanaBytes || end >= text.size()) return false;
  const std::size_t at = end - kKanaBytes;
  if (is_kanji(text, at)) return is_one_of(text, end, kTowns) && !is_one_of(text, at, "県府都");
  if (!is_hiragana(text, at) || is_one_of(text, at, kEndings)) return false;
  const std::size_t next = end + kKanaBytes;
  const bool soon = is_kanji(text, end) && next < text.size() && is_one_of(text, next, kTowns);
  return soon || is_one_of(text, end, kTowns);
}

void join_double_verbs(std::string_view text, std::vector<std::size_t>& ends) {
  std::erase_if(ends, [&](std::size_t end) { return is_in_double_verb(text, end); });
}

/// The line ends before the town instead, after its prefecture.
void join_towns(std::string_view text, std::vector<std::size_t>& ends) {
  constexpr std::string_view kPrefecture = "県";
  std::size_t begin = 0;
  for (std::size_t& end : ends) {
    const auto prefecture = text.substr(begin, end - begin).rfind(kPrefecture);
    const bool in_town = is_in_town(text, end);
    if (in_town) end = prefecture == text.npos ? begin : begin + prefecture + kPrefecture.size();
    begin = end;
  }
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  std::erase(ends, std::size_t{0});
}

/// The dictionary also cuts words that are written in hiragana (「あそ|びながら」), and endings off
/// their kanji (「出|しません」). Before hiragana a phrase ends for certain only after を, before a
/// word of respect, and after a prefecture (「みどり県|さくら川市」).
void join_endings(std::string_view text, std::vector<std::size_t>& ends) {
  std::erase_if(ends, [&](std::size_t end) {
    if (end < kKanaBytes || end >= text.size() || !is_hiragana(text, end)) return false;
    const std::size_t at = end - kKanaBytes;
    const std::string_view before = text.substr(at, kKanaBytes);
    if (begins_honorific(text, end)) return false;
    return is_hiragana(text, at) ? before != "を"
                                 : (is_kanji(text, at) && before != "県") || before == "」";
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
  // What the office has not translated keeps its own rules.
  icu::BreakIterator* iterator = in_->get(has_kana(text) ? "ja" : language, level);
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
    join_suffixes(text, out);
    join_double_verbs(text, out);
    join_towns(text, out);
    join_last_character(text, out);
  }
  return out;
}

void LineBreaker::warm_up(std::string_view language) {
  breaks("この機械には", language, BreakLevel::phrase);
}

}  // namespace tsudoi::ui
