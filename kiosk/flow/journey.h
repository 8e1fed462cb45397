// Inside flow: the state that a step is changing, and one `on` for each action. Each file holds one
// part of the way: pages, typing, answers, saving.
#pragma once

#include "kiosk/flow/session.h"
#include "kiosk/flow/step.h"

namespace tsudoi::flow {

struct Journey {
  State& state;
  const World& world;
  SteadyMs now;
  std::vector<Effect>& effects;

  Date today() const { return world.today(); }
  /// The draft, while its form or confirm screen is shown; else nullptr.
  Draft* open_draft() const;
};

/// The session ends; home.
void leave(Journey& journey, Settle settings);
/// The step of the form that is shown from now on, with its first input focused if it is typed.
void show_step(Journey& journey, std::size_t step);
void show_confirm(Journey& journey);
/// The page of a listing; nothing happens if the catalogue does not have it.
void show_listing(Journey& journey, const ListingId& id);

/// The composer of the focused input; nullptr: nothing is focused.
input::Composer* focused_composer(Journey& journey);
void focus_on(Journey& journey, const Slot& slot);
void unfocus(Journey& journey);
/// What the focused input may hold.
Typing typing_of(const State& state);
FieldKind field_kind_of(const State& state);
std::vector<std::string> candidates_of(const State& state, const World& world);

// ---- pages.cpp
void on(Journey&, const StartOver&);
void on(Journey&, const Back&);
void on(Journey&, const OpenBrowse&);
void on(Journey&, const ToggleFilter&);
void on(Journey&, const ShowAll&);
void on(Journey&, const ClearSearch&);
void on(Journey&, const OpenListing&);
void on(Journey&, const ChooseRole&);
void on(Journey&, const ToggleSession&);
void on(Journey&, const StartForm&);
void on(Journey&, const OpenSheet&);
void on(Journey&, const SetLanguage&);
void on(Journey&, const SetTextSize&);
void on(Journey&, const SetContrast&);
void on(Journey&, const SetReach&);

// ---- typing.cpp
void on(Journey&, const Focus&);
void on(Journey&, const Unfocus&);
void on(Journey&, const PressKey&);
void on(Journey&, const ChooseCandidate&);
void on(Journey&, const ReopenWord&);

// ---- answering.cpp
void on(Journey&, const ChooseOption&);
void on(Journey&, const ChooseAgeBand&);
void on(Journey&, const AnswerYesNo&);
void on(Journey&, const GiveConsent&);
void on(Journey&, const PickDate&);
void on(Journey&, const TurnMonth&);
void on(Journey&, const AddMember&);
void on(Journey&, const RemoveMember&);

// ---- filling.cpp
void on(Journey&, const Fill&);

// ---- finishing.cpp
void on(Journey&, const NextStep&);
void on(Journey&, const FixField&);
void on(Journey&, const Confirm&);
void on(Journey&, const Saved&);
void on(Journey&, const NotSaved&);
void on(Journey&, const SeeNextSteps&);
void on(Journey&, const Finish&);

// ---- Time alone: step.cpp has seen to it
inline void on(Journey&, const ExtendTime&) {}
inline void on(Journey&, const Touched&) {}
inline void on(Journey&, const Tick&) {}

}  // namespace tsudoi::flow
