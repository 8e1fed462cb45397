// Everything that can happen to the journey: what a resident does, what the store answers, and the
// passing of time. Actions that make no sense on the present screen are ignored, never an error.
#pragma once

#include <variant>

#include "kiosk/flow/groups.h"
#include "kiosk/flow/settings.h"
#include "kiosk/flow/slot.h"
#include "kiosk/input/keys.h"
#include "storage/domain/entry.h"

namespace tsudoi::flow {

enum class YesNo : std::uint8_t { no, yes };

// ---- Any screen
struct StartOver {};  // さいしょから, やめる: what was typed is wiped; home, in the same language
struct Back {};        // もどる
struct ExtendTime {};  // もう少し時間がほしい, のばす
struct Touched {};     // a touch that hit nothing: the resident is there
struct Tick {};        // time has passed; nobody touched
struct SetLanguage {
  Language language = Language::japanese;
};
struct SetTextSize {
  TextSize size = TextSize::normal;
};
struct SetContrast {
  Contrast contrast = Contrast::light;
};
struct SetReach {
  Reach reach = Reach::normal;
};
struct OpenSheet {
  Sheet sheet = Sheet::language;  // none closes
};

// ---- Home and browse
struct OpenBrowse {
  Group group = Group::all;
};
struct ToggleFilter {
  Filter filter = Filter::this_week;
};
struct ShowAll {};      // no filter
struct ClearSearch {};  // the cross in the search box
struct OpenListing {
  ListingId listing;
};

// ---- Listing
struct ChooseRole {
  RoleId role;
};
struct ToggleSession {
  std::uint16_t session = 0;  // index in listing.sessions
};
struct StartForm {};

// ---- Typing (search box and form)
struct Focus {
  Slot slot;
};
struct Unfocus {};  // the keyboard goes away
struct PressKey {
  input::KeyPress key;
};
struct ChooseCandidate {
  std::uint16_t index = 0;  // in KeyboardView::candidates
};
struct ReopenWord {  // convert the word before the caret again
};

// ---- Form
struct ChooseOption {  // choice: sets; choices: toggles
  FieldId field;
  OptionId option;
};
struct ChooseAgeBand {
  FieldId field;
  AgeBand band = AgeBand::unknown;
};
struct AnswerYesNo {  // yes_no
  FieldId field;
  YesNo answer = YesNo::no;
};
struct GiveConsent {  // consent: yes gives it to the text shown, no takes it back
  FieldId field;
  YesNo given = YesNo::no;
};
struct PickDate {
  FieldId field;
  Date date;
};
struct TurnMonth {  // the calendar of a date field: -1 or 1
  FieldId field;
  int months = 0;
};
struct AddMember {
  FieldId field;
};
struct RemoveMember {
  FieldId field;
  std::uint8_t member = 0;
};
struct Fill {  // answers that come whole: from a card, or from a line of JSON
  Answers answers;
};
struct NextStep {};
struct FixField {  // なおす on the confirm screen; an empty id: dates and roles
  FieldId field;
};
struct Confirm {};

// ---- The store's answer
struct Saved {
  PublicId id;
  std::string code;  // slip_code_of(id)
  Promise promise = Promise::received;
  Bytes slip;  // the signed slip, for the QR
};
struct NotSaved {
  ErrorCode reason = ErrorCode::disk_failed;
};

// ---- Slip
struct SeeNextSteps {};  // つぎにできること: the slip goes away, the listing's next steps come
struct Finish {};        // おわる: everything back to the beginning

using Action =
    std::variant<StartOver, Back, ExtendTime, Touched, Tick, SetLanguage, SetTextSize, SetContrast,
                 SetReach, OpenSheet, OpenBrowse, ToggleFilter, ShowAll, ClearSearch, OpenListing,
                 ChooseRole, ToggleSession, StartForm, Focus, Unfocus, PressKey, ChooseCandidate,
                 ReopenWord, ChooseOption, ChooseAgeBand, AnswerYesNo, GiveConsent, PickDate,
                 TurnMonth, AddMember, RemoveMember, Fill, NextStep, FixField, Confirm, Saved,
                 NotSaved, SeeNextSteps, Finish>;

}  // namespace tsudoi::flow
