// What the journey asks the world to do. The caller carries the effects out in order, and gives the
// store's answer back as an action (Saved or NotSaved).
#pragma once

#include <variant>

#include "storage/domain/entry.h"

namespace tsudoi::flow {

struct SaveApplication {
  ListingId listing;
  ListingKind kind = ListingKind::event;
  RoleId role;
  std::vector<std::uint16_t> sessions;  // indexes; empty: all
  FormId form;
  std::uint32_t form_version = 0;
  Answers answers;  // normalised, only of fields that are asked; the caller wipes them
  AgeBand age_band = AgeBand::unknown;
  Language language = Language::japanese;
  bool asks_seat = false;  // take one from the lease if there is one; else it is only received
};
struct Wipe {};  // the session has ended: edit buffers, clipboard, caches

using Effect = std::variant<SaveApplication, Wipe>;

}  // namespace tsudoi::flow
