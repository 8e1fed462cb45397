#include "sync/salvage.h"

#include "sync/frames.h"

namespace tsudoi {

Result<Salvaged> salvage(const std::filesystem::path& folder, const Seams& seams) {
  return salvage_store(folder, seams, [](ByteView bytes) -> Result<Batch> {
    TRY_ASSIGN(const BatchFrame frame, read_batch(bytes));
    TRY_ASSIGN(auto entries, entries_in(frame));
    return Batch{frame.header, std::move(entries)};
  });
}

}  // namespace tsudoi
