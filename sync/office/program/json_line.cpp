#include "sync/office/program/json_line.h"

#include <nlohmann/json.hpp>

namespace tsudoi::office_program {

struct JsonLine::Body {
  nlohmann::ordered_json object = nlohmann::ordered_json::object();
};

JsonLine::JsonLine() : body_(std::make_unique<Body>()) {}
JsonLine::JsonLine(JsonLine&&) noexcept = default;
JsonLine& JsonLine::operator=(JsonLine&&) noexcept = default;
JsonLine::~JsonLine() = default;

JsonLine& JsonLine::text(std::string_view key, std::string_view value) {
  body_->object[std::string(key)] = std::string(value);
  return *this;
}

JsonLine& JsonLine::number(std::string_view key, std::uint64_t value) {
  body_->object[std::string(key)] = value;
  return *this;
}

JsonLine& JsonLine::integer(std::string_view key, std::int64_t value) {
  body_->object[std::string(key)] = value;
  return *this;
}

JsonLine& JsonLine::answer(std::string_view key, YesNo value) {
  body_->object[std::string(key)] = value == YesNo::yes;
  return *this;
}

JsonLine& JsonLine::nothing(std::string_view key) {
  body_->object[std::string(key)] = nullptr;
  return *this;
}

JsonLine& JsonLine::list(std::string_view key, std::vector<JsonLine> values) {
  auto array = nlohmann::ordered_json::array();
  for (JsonLine& value : values) array.push_back(std::move(value.body_->object));
  body_->object[std::string(key)] = std::move(array);
  return *this;
}

std::string JsonLine::line() const {
  constexpr int kOneLine = -1;
  return body_->object.dump(kOneLine, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace tsudoi::office_program
