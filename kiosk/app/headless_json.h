// The words of `headless` in JSON, which its lines share. Private to kiosk/app.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "kiosk/app/desk.h"
#include "kiosk/app/not_done.h"

namespace tsudoi {

/// Of closed lists, so that nothing is said that README.md does not explain (all_refusals).
nlohmann::json refused(NotDone reason);
nlohmann::json refused(DoorAnswer reason);
nlohmann::json refused(Refusal reason);
nlohmann::json refused(ErrorCode reason);
nlohmann::json refused(const Error& error);
nlohmann::json wrong_use(std::string why);

/// Empty: not a whole number that can be the place of a session.
std::optional<std::uint16_t> session_from(const nlohmann::json& number);
std::string_view name_of(Promise promise);

/// {"do":"apply"}: from the listing to the slip, by the same actions as fingers make.
nlohmann::json apply(Kiosk& kiosk, const nlohmann::json& line);

}  // namespace tsudoi
