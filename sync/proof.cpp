#include "sync/proof.h"

#include "sync/frames.h"

namespace tsudoi {
namespace {

Error broken(std::uint64_t number, const char* why) {
  return fail(ErrorCode::damaged, "batch " + std::to_string(number) + " " + why);
}

Result<void> check(const KioskStore& store, std::uint64_t number, const BatchRecord& record,
                   const ContentHash& parent) {
  const auto frame = read_batch(record.bytes);
  if (!frame.ok()) return broken(number, "is not a batch");
  const BatchHeader& header = frame->header;
  const Author author = store.author_of(number);
  if (!is_signed_by(*frame, author.key)) return broken(number, "is not signed by us");
  if (header.kiosk != author.kiosk || header.number != number)
    return broken(number, "stands at another's place");
  if (header.parent != parent) return broken(number, "does not follow the one before it");
  if (header.count != record.last_position - record.first_position + 1)
    return broken(number, "holds another number of entries than the journal");
  return {};
}

}  // namespace

Result<ChainProof> verify_chain(const KioskStore& store) {
  ChainProof proof;
  ContentHash parent;
  for (std::uint64_t number = 1;; ++number) {
    TRY_ASSIGN(const auto next, store.batch_from(number));
    if (!next) return proof;
    number = next->number;
    const BatchRecord& record = next->record;
    if (!record.bytes.empty()) TRY(check(store, number, record, parent));
    parent = record.hash;
    ++proof.batches;
  }
}

}  // namespace tsudoi
