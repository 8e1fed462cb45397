// Where lines may break. Japanese by phrase where that works and by kinsoku where it must; other
// languages by their own rules. The only file that knows ICU's break iterators is line_break.cpp.
//
// Units: byte offsets into UTF-8. Thread: the logic thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tsudoi::ui {

/// space: at the blanks that the author wrote. phrase: between phrases (「お名前は|連絡だけに|」).
/// word: wherever the language allows (kinsoku kept). cluster: between any two things that a reader
/// takes for one character.
enum class BreakLevel : std::uint8_t { space, phrase, word, cluster };

class LineBreaker {
 public:
  LineBreaker();
  ~LineBreaker();
  LineBreaker(const LineBreaker&) = delete;
  LineBreaker& operator=(const LineBreaker&) = delete;

  /// Loads what the first phrase would otherwise wait for (about 30 ms).
  void warm_up(std::string_view language);
  /// Offsets after which a line may end, the last one text.size(). Malformed UTF-8 is safe.
  std::vector<std::size_t> breaks(std::string_view text, std::string_view language,
                                  BreakLevel level);

 private:
  struct Inside;
  std::unique_ptr<Inside> in_;
};

}  // namespace tsudoi::ui
