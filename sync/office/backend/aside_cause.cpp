#include "sync/office/backend/aside_cause.h"

#include <array>

#include "sync/frames.h"
#include "sync/office/day_quota.h"
#include "sync/office/web/pages.h"

namespace tsudoi {
namespace {

using web::AsideCause;

struct Detail {
  std::string_view begins;
  AsideCause cause;
};
// As intake.cpp and entry_intake.cpp say it; a test brings each of them about.
constexpr std::array kDetails{
    Detail{"no listing", AsideCause::no_listing},
    Detail{"no role", AsideCause::no_role},
    Detail{"no session", AsideCause::no_session},
    Detail{"no form", AsideCause::no_form},
    Detail{"no entry", AsideCause::no_entry},
    Detail{"the sealing key", AsideCause::no_key},
    Detail{"this kiosk has two histories", AsideCause::two_histories},
    Detail{kOverDayQuota, AsideCause::over_day_quota},
    Detail{"an entry of another kiosk", AsideCause::of_another},
    Detail{"field ", AsideCause::bad_answers},
};

}  // namespace

web::AsideCause cause_of(const QuarantineRecord& record) {
  for (const Detail& known : kDetails)
    if (record.detail.starts_with(known.begins)) return known.cause;
  switch (static_cast<ErrorCode>(record.reason)) {
    case ErrorCode::revoked: return AsideCause::revoked;
    case ErrorCode::newer_version: return AsideCause::newer;
    case ErrorCode::not_authentic: return AsideCause::not_opened;
    case ErrorCode::already_there: return AsideCause::same_identity;
    case ErrorCode::malformed: return AsideCause::unreadable;
    case ErrorCode::too_large: return AsideCause::too_large;
    default: return AsideCause::nonsense;
  }
}

std::string_view sentence_of(const QuarantineRecord& record) {
  return web::aside_sentence(cause_of(record), web::PageLanguage::english);
}

AsideFacts facts_of(const AsideItem& item) {
  AsideFacts facts;
  if (item.is_batch()) {
    const auto batch = read_batch(item.record.bytes);
    facts.entries = batch.ok() ? batch->header.count : 0;
    return facts;
  }
  const auto entry = codec::decode<Entry>(item.record.bytes);
  facts.kind = entry.ok() ? entry->kind() : EntryKind::kiosk_health;
  if (!entry.ok()) return facts;
  facts.listing = std::visit(
      [](const auto& body) {
        if constexpr (requires { body.listing; }) return body.listing;
        return ListingId();
      },
      entry->body);
  return facts;
}

}  // namespace tsudoi
