#include "storage/store/ratchet.h"

namespace tsudoi {
namespace {

constexpr std::string_view kChainLabel = "tsudoi chain 1";
constexpr std::string_view kStepLabel = "tsudoi step 1";
constexpr std::uint8_t kSealFormat = 1;

}  // namespace

Result<Ratchet> Ratchet::start(const crypto::SealKey& mine, const crypto::SealPublic& theirs,
                               const Context& context) {
  TRY_ASSIGN(const crypto::Secret<32> shared, crypto::agree(mine, theirs));
  Bytes info = copy_of(view_of(kChainLabel));
  append(info, context.kiosk.view());
  append(info, context.ephemeral);
  append(info, context.office);
  crypto::Secret<32> chain;
  crypto::hkdf_expand(crypto::hkdf_extract(context.epoch.view(), shared.view()), info,
                      chain.span());
  return Ratchet(Counter{1}, std::move(chain));
}

crypto::Secret<32> Ratchet::take() {
  crypto::Secret<64> both;
  crypto::hkdf_expand(chain_, view_of(kStepLabel), both.span());
  chain_ = crypto::Secret<32>(both.view().last(32));
  ++next_.value;
  return crypto::Secret<32>(both.view().first(32));
}

Result<void> Ratchet::skip_to(Counter counter) {
  if (counter < next_) return fail(ErrorCode::refused, "the chain has moved past this entry");
  if (counter.value - next_.value > kRatchetTurnsMax)
    return fail(ErrorCode::refused, "a gap of more entries than anyone makes");
  while (next_ < counter) take();
  return {};
}

Bytes seal_context(const EntryId& id, EntryKind kind) {
  Bytes context{kSealFormat, static_cast<std::uint8_t>(kind)};
  append(context, id.kiosk.view());
  append(context, id.epoch.view());
  append_be64(context, id.counter.value);
  return context;
}

}  // namespace tsudoi
