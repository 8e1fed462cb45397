#include "tests/tidy/cpp_text.h"

#include <algorithm>
#include <cctype>

namespace tsudoi::tidy {
namespace {

bool is_name_char(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Walks over one text and blanks what is not code.
class Blanker {
 public:
  explicit Blanker(std::string text) : text_(std::move(text)) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return text_;
  }

 private:
  bool here(std::string_view what) const { return text_.compare(at_, what.size(), what) == 0; }

  void blank_to(std::size_t end) {
    for (; at_ < end && at_ < text_.size(); ++at_)
      if (text_[at_] != '\n') text_[at_] = ' ';
  }

  void blank_through(std::string_view close) {
    const std::size_t end = text_.find(close, at_);
    blank_to(end == std::string::npos ? text_.size() : end + close.size());
  }

  void raw_string() {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string::npos) return blank_to(text_.size());
    const std::string close = ")" + text_.substr(at_ + 2, open - at_ - 2) + "\"";
    blank_through(close);
  }

  void quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote && text_[end] != '\n')
      end += text_[end] == '\\' ? 2u : 1u;
    ++at_;  // the quotes stay: they show that something stood there
    blank_to(end);
    ++at_;
  }

  bool after_name_char() const { return at_ > 0 && is_name_char(text_[at_ - 1]); }

  void step() {
    if (here("//")) return blank_to(text_.find('\n', at_));
    if (here("/*")) return blank_through("*/");
    if (here("R\"") && !after_name_char()) return raw_string();
    if (text_[at_] == '"') return quoted('"');
    if (text_[at_] == '\'' && !after_name_char()) return quoted('\'');  // not the ' in 1'000
    ++at_;
  }

  std::string text_;
  std::size_t at_ = 0;
};

std::string join(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + '\n';
  return text;
}

void blank_preprocessor(std::string& text) {
  bool continued = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = text.find('\n', begin);
    const std::size_t first = text.find_first_not_of(" \t", begin);
    if (continued || (first < end && text[first] == '#')) {
      continued = end > begin && text[end - 1] == '\\';
      for (std::size_t i = begin; i < end; ++i) text[i] = ' ';
    }
    begin = end + 1;
  }
}

// The head of a brace with all that stands in () and <> left out: "void f const", "auto x =".
std::string outer_part(std::string_view head) {
  std::string outer;
  int depth = 0;
  for (const char c : head) {
    if (c == '(' || c == '<') ++depth;
    if (depth == 0) outer += c;
    if ((c == ')' || c == '>') && depth > 0) --depth;
  }
  return outer;
}

enum class BraceKind { scope, value, function };

class FunctionFinder {
 public:
  explicit FunctionFinder(std::string text) : text_(std::move(text)) {}

  std::vector<FunctionSpan> run() {
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '{') {
        open();
      } else if (c == '}' || c == ';' || is_access_label()) {
        head_begin_ = at_ + 1;
      } else if (c == '(') {
        at_ = matching('(', ')');
      }
    }
    return found_;
  }

 private:
  std::size_t matching(char opening, char closing) const {
    int depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == opening) ++depth;
      if (text_[i] == closing && --depth == 0) return i;
    }
    return text_.size() - 1;
  }

  std::size_t line_of(std::size_t place) const {
    return 1 +
           static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + long(place), '\n'));
  }

  bool is_access_label() const {
    const std::string_view before(text_.data() + head_begin_, at_ - head_begin_);
    return text_[at_] == ':' && (before.ends_with("public") || before.ends_with("private") ||
                                 before.ends_with("protected"));
  }

  BraceKind kind(std::string_view head, std::size_t close) const {
    const std::string outer = outer_part(head);
    for (const std::string_view word : {"namespace", "class", "struct", "union", "enum"})
      if (find_word(outer, word) != std::string::npos) return BraceKind::scope;
    const bool has_parentheses = head.find('(') != std::string::npos;
    if (!has_parentheses && find_word(outer, "extern") != std::string::npos)
      return BraceKind::scope;
    const std::size_t next = text_.find_first_not_of(" \n", close + 1);
    const char after = next == std::string::npos ? ' ' : text_[next];
    const bool is_operator = find_word(outer, "operator") != std::string::npos;
    const bool is_assigned = !is_operator && outer.find('=') != std::string::npos;
    if (is_assigned || after == ',' || after == '{' || after == ';') return BraceKind::value;
    return has_parentheses ? BraceKind::function : BraceKind::value;
  }

  void open() {
    const std::string_view head(text_.data() + head_begin_, at_ - head_begin_);
    const std::size_t close = matching('{', '}');
    const BraceKind brace = kind(head, close);
    if (brace == BraceKind::function) add(head, close);
    if (brace == BraceKind::value) {
      at_ = close;  // what was said before it still belongs to the head
    } else if (brace == BraceKind::function) {
      at_ = close;
      head_begin_ = close + 1;
    } else {
      head_begin_ = at_ + 1;
    }
  }

  void add(std::string_view head, std::size_t close) {
    const std::size_t skipped = head.find_first_not_of(" \n");
    const bool is_test = head.find("TEST_CASE") != std::string_view::npos;
    found_.push_back({is_test ? FunctionKind::test_case : FunctionKind::plain,
                      line_of(head_begin_ + skipped), line_of(close)});
  }

  std::string text_;
  std::size_t at_ = 0;
  std::size_t head_begin_ = 0;
  std::vector<FunctionSpan> found_;
};

}  // namespace

std::vector<std::string> code_only(const std::vector<std::string>& lines) {
  std::vector<std::string> code = file_of("", Blanker(join(lines)).run()).lines;
  code.resize(lines.size());
  return code;
}

std::vector<FunctionSpan> functions_in(const std::vector<std::string>& lines) {
  std::string text = join(code_only(lines));
  blank_preprocessor(text);
  return FunctionFinder(std::move(text)).run();
}

std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  for (std::size_t at = text.find(word, from); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    const bool free_before = at == 0 || !is_name_char(text[at - 1]) || !is_name_char(word.front());
    const std::size_t end = at + word.size();
    const bool free_after =
        end == text.size() || !is_name_char(text[end]) || !is_name_char(word.back());
    if (free_before && free_after) return at;
  }
  return std::string_view::npos;
}

}  // namespace tsudoi::tidy
