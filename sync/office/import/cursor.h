// A place in a short text, for readers of dates, times and numbers. Works on plain_value text.
#pragma once

#include <optional>
#include <string_view>

namespace tsudoi {

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }
  std::size_t position() const { return at_; }
  void go_to(std::size_t position) { at_ = position; }
  void skip_one() { at_ += at_end() ? 0 : 1; }
  std::string_view rest() const { return text_.substr(at_); }
  bool sees(std::string_view word) const { return rest().starts_with(word); }
  bool sees_digit() const { return !at_end() && text_[at_] >= '0' && text_[at_] <= '9'; }

  bool take(std::string_view word) {
    if (!sees(word)) return false;
    at_ += word.size();
    return true;
  }
  bool take_any_of(std::string_view characters) {
    if (at_end() || characters.find(text_[at_]) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (take_any_of(" \n")) {
    }
  }

  /// A run of at most `digits_max` digits, all of the run; else nothing and no movement.
  std::optional<int> take_number(std::size_t digits_max) {
    std::size_t end = at_;
    int number = 0;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') {
      if (end - at_ >= digits_max) return std::nullopt;
      number = number * 10 + (text_[end++] - '0');
    }
    if (end == at_) return std::nullopt;
    at_ = end;
    return number;
  }
  void skip_digits() {
    while (sees_digit()) ++at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace tsudoi
