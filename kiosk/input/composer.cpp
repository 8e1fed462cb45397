#include "kiosk/input/composer.h"

#include <algorithm>
#include <cctype>

#include "kiosk/input/kana.h"
#include "kiosk/input/romaji.h"
#include "storage/domain/characters.h"

namespace tsudoi::input {
namespace {

Unit unit_of(const std::string& character) {
  return {character, has_kanji(character) ? std::string() : hiragana_of(character)};
}

std::vector<Unit> units_of(std::string_view text) {
  std::vector<Unit> units;
  for (std::size_t at = 0; at < text.size(); at += units.back().written.size())
    units.push_back(unit_of(first_characters(text.substr(at), 1)));
  return units;
}

void wipe_unit(Unit& unit) {
  crypto::wipe(unit.written);
  crypto::wipe(unit.reading);
}

bool is_letter(std::string_view text) {
  return text.size() == 1 && std::isalpha(static_cast<unsigned char>(text[0])) != 0;
}
bool is_pending(const Unit& unit) {
  return is_letter(unit.written) || unit.written == "'";
}
bool composes(Board board) {
  return board == Board::kana || board == Board::romaji;
}

/// Whether a lone n after ん says ん once more, as Japanese keyboards write "honnwo".
bool repeats_n(const std::string& letters) {
  return letters.size() == 2 && letters[0] == 'n' &&
         std::string_view("aiueoyn'").find(letters[1]) == std::string_view::npos;
}

}  // namespace

Pressed Composer::press(const KeyPress& key, Board board) {
  switch (key.role) {
    case KeyRole::character: return type(key.text, board);
    case KeyRole::voiced: return cycle(voiced_after);
    case KeyRole::small: return cycle(small_after);
    case KeyRole::space: return blank();
    case KeyRole::erase: return erase();
    case KeyRole::enter: return enter();
    case KeyRole::left:
    case KeyRole::right: return move_caret(key.role);
    default: return Pressed::nothing;
  }
}

Pressed Composer::type(const std::string& text, Board board) {
  if (text.empty() || !is_plain_text(text)) return Pressed::nothing;
  const bool letter = composes(board) && is_letter(text);
  if (characters_left() + (letter ? pending() : 0) < characters_in(text)) return Pressed::full;
  if (!composes(board)) settle();
  const bool lengthens = text == "-" && composes(board) && ends_in_kana();
  insert(letter ? std::string(1, static_cast<char>(std::tolower(text[0]))) : text);
  if (lengthens) units_[caret_ - 1] = unit_of("ー");
  if (composes(board)) {
    fold_pending();
  } else {
    compose_from_ = caret_;
  }
  return Pressed::changed;
}

Pressed Composer::blank() {
  settle();
  const bool useless = caret_ == 0 || units_[caret_ - 1].written == " ";
  if (useless) return Pressed::nothing;
  if (characters_left() == 0) return Pressed::full;
  insert(" ");
  compose_from_ = caret_;
  return Pressed::changed;
}

/// One character goes. A converted word keeps its reading until its last character has gone.
Pressed Composer::erase() {
  if (caret_ == 0) return Pressed::nothing;
  Unit& unit = units_[caret_ - 1];
  const std::size_t characters = characters_in(unit.written);
  if (characters > 1) {
    unit.written = first_characters(unit.written, characters - 1);
    compose_from_ = caret_;
    return Pressed::changed;
  }
  replace(caret_ - 1, {});
  compose_from_ = std::min(compose_from_, caret_);
  return Pressed::changed;
}

Pressed Composer::cycle(std::string (*next)(const std::string&)) {
  if (caret_ == 0) return Pressed::nothing;
  Unit& unit = units_[caret_ - 1];
  const std::string after = next(unit.written);
  if (after == unit.written) return Pressed::nothing;
  unit = unit_of(after);
  return Pressed::changed;
}

Pressed Composer::move_caret(KeyRole role) {
  settle();
  if (role == KeyRole::left ? caret_ == 0 : caret_ == units_.size()) return Pressed::nothing;
  caret_ += role == KeyRole::left ? std::size_t(-1) : 1;
  compose_from_ = caret_;
  return Pressed::changed;
}

Pressed Composer::enter() {
  if (compose_from_ == caret_) return Pressed::leave;
  settle();
  return Pressed::changed;
}

void Composer::insert(const std::string& written) {
  units_.insert(units_.begin() + static_cast<std::ptrdiff_t>(caret_), unit_of(written));
  ++caret_;
}

/// The units from `first` to the caret become these; the caret stands behind them.
void Composer::replace(std::size_t first, const std::vector<Unit>& by) {
  const auto at = [this](std::size_t unit) {
    return units_.begin() + static_cast<std::ptrdiff_t>(unit);
  };
  std::for_each(at(first), at(caret_), wipe_unit);
  units_.insert(units_.erase(at(first), at(caret_)), by.begin(), by.end());
  caret_ = first + by.size();
}

std::size_t Composer::pending() const {
  std::size_t count = 0;
  while (count < caret_ - compose_from_ && is_pending(units_[caret_ - 1 - count])) ++count;
  return count;
}

bool Composer::ends_in_kana() const {
  return compose_from_ < caret_ && has_kana(units_[caret_ - 1].written);
}

void Composer::fold_pending() {
  const std::size_t first = caret_ - pending();
  std::string letters = written_between(first, caret_);
  if (letters.empty()) return;
  const bool after_n = first > compose_from_ && units_[first - 1].written == "ん";
  if (after_n && (repeats_n(letters) || letters == "nn")) letters.erase(0, 1);
  const RomajiFold fold = fold_romaji(letters);
  replace(first, units_of(fold.kana + fold.rest));
  while (characters_in(text()) > characters_max_ && caret_ > compose_from_) erase();
}

void Composer::settle() {
  const std::size_t first = caret_ - pending();
  const bool after_n = first > compose_from_ && units_[first - 1].written == "ん";
  const std::string letters = written_between(first, caret_);
  if (!letters.empty())
    replace(first, units_of(after_n && letters == "n" ? "" : settle_romaji(letters)));
  compose_from_ = caret_;
}

void Composer::convert_to(const std::string& written) {
  const std::string read = composing();
  const std::size_t before = characters_in(written_between(compose_from_, caret_));
  if (read.empty() || characters_in(written) > characters_left() + before) return;
  replace(compose_from_, {{written, read}});
  compose_from_ = caret_;
}

void Composer::reopen_word() {
  if (compose_from_ != caret_ || caret_ == 0) return;
  const Unit last = units_[caret_ - 1];
  if (last.written != last.reading && !last.reading.empty()) {
    compose_from_ = caret_ - 1;
    replace(compose_from_, units_of(last.reading));
    return;
  }
  while (compose_from_ > 0 && has_kana(units_[compose_from_ - 1].written) &&
         units_[compose_from_ - 1].written == units_[compose_from_ - 1].reading)
    --compose_from_;
}

void Composer::set_text(const std::string& text) {
  wipe();
  for (const Unit& unit : units_of(first_characters(text, characters_max_))) units_.push_back(unit);
  caret_ = compose_from_ = units_.size();
}

void Composer::wipe() {
  std::ranges::for_each(units_, wipe_unit);
  WipingVector<Unit>().swap(units_);
  caret_ = compose_from_ = 0;
}

std::string Composer::written_between(std::size_t first, std::size_t last) const {
  std::string out;
  for (std::size_t at = first; at < last; ++at) out += units_[at].written;
  return out;
}

std::string Composer::text() const {
  return written_between(0, units_.size());
}

std::string Composer::reading() const {
  std::string out;
  for (const Unit& unit : units_) out += unit.reading;
  return out;
}

std::string Composer::composing() const {
  std::string out;
  for (std::size_t at = compose_from_; at < caret_; ++at) out += units_[at].reading;
  return out;
}

std::size_t Composer::characters_left() const {
  const std::size_t used = characters_in(text());
  return used < characters_max_ ? characters_max_ - used : 0;
}

std::size_t Composer::bytes_before(std::size_t unit) const {
  return written_between(0, unit).size();
}

}  // namespace tsudoi::input
