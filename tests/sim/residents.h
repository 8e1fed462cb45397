// Who signs up: some people of whom each is known again by what she typed, and the one form.
#pragma once

#include "storage/store/kiosk_store.h"

namespace tsudoi::sim {

inline constexpr std::size_t kResidents = 64;
inline constexpr std::uint32_t kRetentionDays = 60;

/// What every one of them types somewhere; in no file of a kiosk, stick or relay (I6).
inline constexpr std::string_view kTypedByAll[] = {"渡邉", "わたなべ", "0901234"};

const Answers& answers_of_resident(std::size_t which);
/// The office's form, by version: answers to the first fit all.
Form form_of_version(std::uint32_t version);

}  // namespace tsudoi::sim
