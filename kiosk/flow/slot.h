// Where typing goes: one input of one field. A name has two, an address two, a guardian three, a
// team three for each member.
#pragma once

#include <compare>

#include "kiosk/input/keys.h"
#include "storage/domain/form.h"

namespace tsudoi::flow {

enum class Part : std::uint8_t {
  whole,        // text, phone, email, number, birth_year, statement
  written,      // name
  reading,      // ふりがな; fills itself from what was typed until it is typed in
  postal_code,  // address
  line,         // address
  phone,        // guardian
  birth_year,   // team member
};

struct Slot {
  FieldId field;  // empty: the search box of browse
  Part part = Part::whole;
  std::uint8_t member = 0;  // team: which member, from 0
  auto operator<=>(const Slot&) const = default;
};

using input::Typing;  // and with it the board that opens first

struct SlotSpec {
  Part part = Part::whole;
  Typing typing = Typing::japanese;
  std::uint16_t characters_max = 0;
};

/// The inputs of a field, in order; none for fields that are chosen, not typed. For a team: those
/// of one member.
std::vector<SlotSpec> inputs_of(const Field& field);
std::optional<SlotSpec> spec_of(const Field& field, Part part);

}  // namespace tsudoi::flow
