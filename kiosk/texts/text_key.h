// Every text of the kiosk by a typed key. The msgid in the .po files is the key's name with its
// first "_" written as ".": home_greeting is "home.greeting". A test reads that each key is in
// every language and is used by a screen.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "kiosk/texts/text_key_list.h"
#include "storage/base/error.h"
#include "storage/domain/form.h"

namespace tsudoi::texts {

#define TSUDOI_TEXT_ENUMERATOR(name) name,
enum class TextKey : std::uint16_t { TSUDOI_TEXT_KEYS(TSUDOI_TEXT_ENUMERATOR) };
#undef TSUDOI_TEXT_ENUMERATOR

std::span<const TextKey> all_text_keys();
/// "home.greeting"
std::string_view msgid_of(TextKey key);
/// "home_greeting", as in the code.
std::string_view name_of(TextKey key);

// ---- Words for the enums of the domain -----------------------------------------------------

TextKey resident_words_for(ErrorCode code);
TextKey staff_words_for(ErrorCode code);
TextKey words_for(Problem problem);
TextKey words_for(AgeBand band);
TextKey words_for(ListingKind kind);
TextKey short_weekday(unsigned weekday);  // 0 = Sunday
TextKey month_name(unsigned month);       // 1 = January

}  // namespace tsudoi::texts
