// Whose a data folder is: each program knows its own by one file, and none moves into another's.
//
// Errors: already_there, with a plain sentence; nothing is changed.
#pragma once

#include "storage/store/kiosk_key_file.h"

namespace tsudoi {

inline constexpr std::string_view kRelayStoreFile = "relay/data.mdb";

enum class Home : std::uint8_t { kiosk, office, relay };

/// That nobody else is at home there.
Result<void> check_home(const std::filesystem::path& folder, Home home);

}  // namespace tsudoi
