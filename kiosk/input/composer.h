// A text being typed, as a row of units. A unit is what was typed at once and how it is read: one
// kana, one letter, or a word that was converted ("渡邉" read "わたなべ"). The units between
// compose_from and the caret are still being composed: they may yet become another word.
//
// Owns: the typed text, in memory that is wiped. Nothing is learned or kept.
// Limits: characters_max; what would go beyond is not taken.
#pragma once

#include <string>

#include "kiosk/input/keys.h"
#include "kiosk/input/wiping.h"

namespace tsudoi::input {

struct Unit {
  std::string written;
  std::string reading;
  bool operator==(const Unit&) const = default;
};

/// What one press did, so that the caller can go on.
enum class Pressed : std::uint8_t {
  changed,
  nothing,
  full,
  leave
};  // leave: 決定 with no composing

class Composer {
 public:
  explicit Composer(std::size_t characters_max = 80) : characters_max_(characters_max) {}
  Composer(const Composer&) = default;
  Composer(Composer&&) = default;
  Composer& operator=(const Composer&) = default;
  Composer& operator=(Composer&&) = default;
  ~Composer() { wipe(); }

  /// Every role but those that change the board.
  Pressed press(const KeyPress& key, Board board);
  /// What is being composed becomes one unit, written like this and read as it was typed.
  void convert_to(const std::string& written);
  /// The word before the caret goes back to its reading, to be converted again.
  void reopen_word();
  /// What is being composed stays as it is shown; a lone "n" becomes ん.
  void settle();
  /// All of it, as if typed and settled.
  void set_text(const std::string& text);
  void wipe();

  std::string text() const;
  /// In hiragana where it was typed in kana; other scripts as typed.
  std::string reading() const;
  /// The reading of what is being composed: what the converter gets.
  std::string composing() const;
  bool is_empty() const { return units_.empty(); }
  std::size_t characters_left() const;

  /// Byte offsets in text().
  std::size_t caret() const { return bytes_before(caret_); }
  std::size_t compose_from() const { return bytes_before(compose_from_); }
  std::size_t compose_to() const { return bytes_before(caret_); }

 private:
  Pressed type(const std::string& text, Board board);
  Pressed erase();
  Pressed cycle(std::string (*next)(const std::string&));
  Pressed move_caret(KeyRole role);
  Pressed enter();
  Pressed blank();
  void insert(const std::string& written);
  void replace(std::size_t first, const std::vector<Unit>& by);
  void fold_pending();
  std::size_t pending() const;  // letters before the caret that may still become kana
  bool ends_in_kana() const;
  std::string written_between(std::size_t first, std::size_t last) const;
  std::size_t bytes_before(std::size_t unit) const;

  WipingVector<Unit> units_;
  std::size_t caret_ = 0;         // in units
  std::size_t compose_from_ = 0;  // in units, <= caret_
  std::size_t characters_max_;
};

}  // namespace tsudoi::input
