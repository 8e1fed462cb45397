#include "kiosk/app/headless_json.h"

#include <array>
#include <limits>
#include <nlohmann/json.hpp>

namespace tsudoi {
namespace {

using nlohmann::json;

json refused_as(std::string_view word) {
  return {{"refused", word}};
}

}  // namespace

json refused(NotDone reason) {
  return refused_as(name_of(reason));
}
json refused(DoorAnswer reason) {
  return refused_as(name_of(reason));
}
json refused(Refusal reason) {
  return refused_as(name_of(reason));
}
json refused(ErrorCode reason) {
  return refused_as(name_of(reason));
}
json refused(const Error& error) {
  return {{"refused", name_of(error.code)}, {"why", sentence_for(error)}};
}
json wrong_use(std::string why) {
  return refused(Error{ErrorCode::wrong_use, std::move(why)});
}

std::optional<std::uint16_t> session_from(const json& number) {
  if (!number.is_number_unsigned()) return std::nullopt;
  const auto wide = number.get<std::uint64_t>();
  if (wide > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  return static_cast<std::uint16_t>(wide);
}

std::string_view name_of(Promise promise) {
  constexpr std::array<std::string_view, 3> kNames{"received", "confirmed", "noted"};
  return kNames.at(static_cast<std::size_t>(promise));
}

}  // namespace tsudoi
