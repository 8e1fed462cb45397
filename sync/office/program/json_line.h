// One JSON object on one line, for --json. json_line.cpp is the only file here that knows the JSON
// library.
//
// Owns: the object. Keys keep their order. Text that is not UTF-8 is shown with U+FFFD, never
// thrown at.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace tsudoi::office_program {

enum class YesNo : std::uint8_t { no, yes };

class JsonLine {
 public:
  JsonLine();
  JsonLine(JsonLine&&) noexcept;
  JsonLine& operator=(JsonLine&&) noexcept;
  ~JsonLine();

  JsonLine& text(std::string_view key, std::string_view value);
  JsonLine& number(std::string_view key, std::uint64_t value);
  JsonLine& integer(std::string_view key, std::int64_t value);
  JsonLine& answer(std::string_view key, YesNo value);
  JsonLine& nothing(std::string_view key);  // null
  JsonLine& list(std::string_view key, std::vector<JsonLine> values);

  std::string line() const;

 private:
  struct Body;
  std::unique_ptr<Body> body_;
};

}  // namespace tsudoi::office_program
