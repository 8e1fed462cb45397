#include "sync/office/import/own_words.h"

#include <algorithm>
#include <array>

#include "sync/office/import/amounts.h"
#include "sync/office/import/characters.h"

namespace tsudoi {
namespace {

constexpr std::uint32_t kMinutesMax = 60'000;

template <class Id>
bool set_id(Id& id, const std::string& value) {
  if (!is_text_id(value)) return false;
  id.value = value;
  return true;
}

/// Parts between colons; unlike split_words, empty parts stay.
std::vector<std::string> role_parts(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ':' && parts.size() < 5)
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

bool add_role(OwnWords& words, const std::string& value) {
  const auto parts = role_parts(value);
  if (parts.size() < 4 || !is_text_id(parts[0]) || parts[3].empty()) return false;
  const auto minutes = parts[1].empty() ? 0 : read_whole_number(parts[1]);
  const bool limited = !parts[2].empty() && parts[2] != "-";
  const auto capacity = limited ? read_whole_number(parts[2]) : std::nullopt;
  if (!minutes || *minutes > kMinutesMax || (limited && !capacity)) return false;
  Role role;
  role.id.value = parts[0];
  role.name.ja = parts[3];
  if (parts.size() > 4 && !parts[4].empty())
    role.name.others.emplace_back(Language::english, parts[4]);
  role.minutes_asked = static_cast<std::uint16_t>(*minutes);
  role.capacity = capacity;
  words.roles.push_back(std::move(role));
  return true;
}

using Setter = bool (*)(OwnWords&, const std::string&);
struct Key {
  std::string_view name;
  Setter set;
};

constexpr std::array<Key, 15> kKeys{{
    {"種類",
     [](OwnWords& w, const std::string& v) { return (w.kind = listing_kind_from(v)).has_value(); }},
    {"申込",
     [](OwnWords& w, const std::string& v) { return (w.mode = seat_mode_from(v)).has_value(); }},
    {"様式", [](OwnWords& w, const std::string& v) { return set_id(w.form, v); }},
    {"役割", [](OwnWords& w, const std::string& v) { return add_role(w, v); }},
    {"館", [](OwnWords& w, const std::string& v) { return set_id(w.centre, v); }},
    {"地区", [](OwnWords& w, const std::string& v) { return set_id(w.area, v); }},
    {"次",
     [](OwnWords& w, const std::string& v) { return set_id(w.next_steps.emplace_back(), v); }},
    {"絵", [](OwnWords& w, const std::string& v) { return !(w.picture_stem = v).empty(); }},
    {"英題", [](OwnWords& w, const std::string& v) { return !(w.english_title = v).empty(); }},
    {"英概要", [](OwnWords& w, const std::string& v) { return !(w.english_summary = v).empty(); }},
    {"英説明",
     [](OwnWords& w, const std::string& v) { return !(w.english_description = v).empty(); }},
    {"英場所", [](OwnWords& w, const std::string& v) { return !(w.english_place = v).empty(); }},
    {"英対象", [](OwnWords& w, const std::string& v) { return !(w.english_audience = v).empty(); }},
    {"英申込方法",
     [](OwnWords& w, const std::string& v) { return !(w.english_how_to_apply = v).empty(); }},
    {"英主催",
     [](OwnWords& w, const std::string& v) { return !(w.english_organiser = v).empty(); }},
}};

void read_word(OwnWords& words, const std::string& word) {
  const std::size_t equals = word.find('=');
  const auto key = std::ranges::find(kKeys, word.substr(0, equals), &Key::name);
  if (equals == std::string::npos || key == kKeys.end()) {
    const bool new_tag = std::ranges::find(words.tags, word) == words.tags.end();
    if (new_tag) words.tags.push_back(word);
    return;
  }
  words.any = true;
  if (!key->set(words, kept_text(word.substr(equals + 1)))) words.unknown.push_back(word);
}

}  // namespace

std::vector<std::string> split_words(std::string_view text, char separator) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    std::string word = kept_text(text.substr(begin, end - begin));
    if (!word.empty()) words.push_back(std::move(word));
    begin = end + 1;
  }
  return words;
}

OwnWords read_own_words(std::string_view text) {
  OwnWords words;
  std::string plain(text);
  for (std::size_t at = 0; (at = plain.find("；", at)) != std::string::npos;)
    plain.replace(at, std::string_view("；").size(), ";");
  for (const std::string& word : split_words(plain, ';')) read_word(words, word);
  std::erase_if(words.next_steps, [](const ListingId& id) { return id.empty(); });
  return words;
}

}  // namespace tsudoi
