#include "storage/store/homes.h"

namespace tsudoi {

Result<void> check_home(const std::filesystem::path& folder, Home home) {
  struct Known {
    Home home;
    std::string_view file, words;
  };
  static constexpr Known kHomes[] = {{Home::kiosk, kKioskKeyFile, "a kiosk in "},
                                     {Home::office, kOfficeKeyFile, "an office in "},
                                     {Home::relay, kRelayStoreFile, "a relay in "}};
  for (const Known& known : kHomes) {
    std::error_code unseen;  // what cannot be looked at says so where it is opened
    if (known.home != home && std::filesystem::exists(folder / known.file, unseen))
      return fail(ErrorCode::already_there, std::string(known.words) + folder.string());
  }
  return {};
}

}  // namespace tsudoi
