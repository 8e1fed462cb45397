#include "kiosk/flow/slot.h"

#include <algorithm>

namespace tsudoi::flow {
namespace {

constexpr std::uint16_t kNameMax = kFormLimits.name_characters_max;
constexpr std::uint16_t kPhoneMax = 16;  // with hyphens
constexpr SlotSpec kWritten{Part::written, Typing::japanese, kNameMax};
constexpr SlotSpec kReading{Part::reading, Typing::kana, kNameMax};
constexpr SlotSpec kYear{Part::birth_year, Typing::year, 4};

std::uint16_t statement_max(const Field& field) {
  constexpr std::int64_t kCap = kFormLimits.statement_characters_max;
  return static_cast<std::uint16_t>(std::clamp<std::int64_t>(field.most.value_or(kCap), 1, kCap));
}

}  // namespace

std::vector<SlotSpec> inputs_of(const Field& field) {
  switch (field.kind) {
    case FieldKind::text: return {{Part::whole, Typing::japanese, kFormLimits.text_characters_max}};
    case FieldKind::statement: return {{Part::whole, Typing::japanese, statement_max(field)}};
    case FieldKind::name: return {kWritten, kReading};
    case FieldKind::phone: return {{Part::whole, Typing::phone, kPhoneMax}};
    case FieldKind::email: return {{Part::whole, Typing::email, kFormLimits.email_bytes_max}};
    case FieldKind::address:
      return {{Part::postal_code, Typing::phone, 8},
              {Part::line, Typing::japanese, kFormLimits.address_characters_max}};
    case FieldKind::birth_year: return {{Part::whole, Typing::year, 4}};
    case FieldKind::number: return {{Part::whole, Typing::digits, 9}};
    case FieldKind::guardian: return {kWritten, kReading, {Part::phone, Typing::phone, kPhoneMax}};
    case FieldKind::team: return {kWritten, kReading, kYear};
    default: return {};
  }
}

std::optional<SlotSpec> spec_of(const Field& field, Part part) {
  for (const SlotSpec& spec : inputs_of(field))
    if (spec.part == part) return spec;
  return std::nullopt;
}

}  // namespace tsudoi::flow
