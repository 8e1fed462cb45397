// The stories that are played with failing calls: what people do with kiosks and offices.
#pragma once

#include "tests/failnth/stage.h"

namespace tsudoi::failnth {

inline const std::string kBackup = "backup and restore";

struct Story {
  std::string name;
  void (*build)(Stage&);   // what was there before
  void (*play)(Stage&);    // what calls fail in
  void (*finish)(Stage&);  // what must be possible and true afterwards
};

/// Of kiosks, and of what goes between them and an office.
std::vector<Story> kiosk_stories();
/// Of offices and relays.
std::vector<Story> office_stories();

// Common scenes.

/// An office with all of the sample town.
void found_office(Stage& stage);
/// A kiosk of it, from a bundle at `bundle`.
void enrol_kiosk(Stage& stage);
/// Stick out and in, once each way.
void carry_stick(Stage& stage);
/// Both of them, the catalogue on the kiosk.
void open_town(Stage& stage);
/// Two sign-ups and heads.
void sign_up_some(Stage& stage);

/// As a kiosk answers to "state"; none: it could not.
nlohmann::json entries_in(const nlohmann::json& state);
std::uint64_t number(const nlohmann::json& object, const char* name);

/// Everything the kiosk said is there, once, and nothing else; its store is whole.
void kiosk_has_all(Stage& stage);
/// After a stick: the office has it too, once.
void office_has_all(Stage& stage);
void all_is_at_office(Stage& stage);

}  // namespace tsudoi::failnth
