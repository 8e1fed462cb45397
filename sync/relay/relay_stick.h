// A relay's end of the stick (sync/stick.h has its layout): for an inner office that no line
// reaches. The relay writes what kiosks left with it, as they would have, and takes what the office
// wrote for them.
//
// Thread: the relay's. Limits: kStickFilesMax files of a kind.
#pragma once

#include "sync/relay/relay.h"
#include "sync/stick.h"

namespace tsudoi {

/// How many asks. They stay here until the office's replies say what it has taken.
Result<std::size_t> export_to_stick(const Relay& relay, const std::filesystem::path& stick);

struct RelayImport {
  std::size_t replies = 0, pictures = 0;
  std::uint64_t asks_left = 0;  // that still wait here
  std::vector<StickRefusal> refused;
};
/// Errors: not_found when no office has written on this stick; those of the store.
Result<RelayImport> import_from_stick(Relay& relay, const std::filesystem::path& stick);

}  // namespace tsudoi
