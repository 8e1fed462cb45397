#include "kiosk/flow/view.h"

#include <algorithm>

#include "kiosk/flow/session.h"
#include "kiosk/flow/views.h"

namespace tsudoi::flow {
namespace {

const Listing* shown_listing(const Looking& looking) {
  const State& state = looking.state;
  return state.trail.empty() ? nullptr : looking.world.catalogue->listing(state.trail.back());
}

/// What is drawn: the state's screen, but the list where a listing has vanished.
Screen screen_shown(const Looking& looking) {
  if (is_over_time(looking.state, looking.now)) return Screen::over_time;
  const bool vanished =
      looking.state.screen == Screen::listing && shown_listing(looking) == nullptr;
  return vanished ? Screen::browse : looking.state.screen;
}

Words title_of(const Looking& looking, Screen screen) {
  const bool in_form = screen == Screen::form || screen == Screen::confirm;
  if (in_form) return looking.words(looking.state.draft->listing.title);
  if (screen == Screen::browse) return {};
  const Centre* centre = looking.world.catalogue->centre(looking.world.own_centre);
  return centre == nullptr ? Words{} : looking.words(centre->name);
}

std::optional<std::uint32_t> whole_seconds(std::optional<std::int64_t> ms) {
  if (!ms) return std::nullopt;
  return static_cast<std::uint32_t>((*ms + 999) / 1000);
}

StandingView standing_of(const World& world) {
  const SyncStatus& sync = world.sync;
  StandingView standing;
  if (sync.office_reached) standing.office_reached = tokyo_time(*sync.office_reached);
  if (sync.oldest_waiting) standing.oldest_waiting = tokyo_time(*sync.oldest_waiting);
  standing.waiting = sync.waiting;
  standing.saved = sync.saved;
  standing.at_office = sync.saved - std::min(sync.saved, sync.waiting);
  standing.backed_up = sync.backed_up;
  standing.quarantined = sync.quarantined;
  standing.must_enrol = sync.must_enrol;
  standing.was_set_back = sync.was_set_back;
  standing.troubles = sync.troubles;
  standing.no_saving = sync.no_saving;
  return standing;
}

FrameView frame_of(const Looking& looking, Screen screen) {
  const State& state = looking.state;
  FrameView frame;
  frame.screen = screen;
  frame.title = title_of(looking, screen);
  if (screen == Screen::browse) frame.group = state.group;
  frame.now = tokyo_time(looking.world.now);
  frame.clock = looking.world.clock;
  frame.settings = state.settings;
  frame.sheet = screen == Screen::over_time ? Sheet::none : state.sheet;
  frame.standing = standing_of(looking.world);
  const bool ends = screen == Screen::home || screen == Screen::slip || screen == Screen::over_time;
  frame.can_go_back = !ends && state.saving == Saving::no;
  frame.can_start_over = !ends;  // where it ends anyway, the screen has its own word for it
  frame.seconds_left = whole_seconds(ms_left(state, looking.now));
  return frame;
}

ScreenView screen_of(const Looking& looking, Screen screen) {
  switch (screen) {
    case Screen::home: return home_of(looking);
    case Screen::browse: return browse_of(looking);
    case Screen::listing: return listing_of(looking, *shown_listing(looking));
    case Screen::form: return form_of(looking);
    case Screen::confirm: return confirm_of(looking);
    case Screen::slip: return slip_of(looking);
    case Screen::over_time: break;
  }
  return OverTimeView{whole_seconds(ms_left(looking.state, looking.now)).value_or(0)};
}

}  // namespace

Words Looking::words(const Text& text) const {
  const bool reads_japanese =
      language() == Language::japanese || language() == Language::plain_japanese;
  const bool translated = reads_japanese || text.has(language());
  return {text.in(language()), !translated && !text.empty()};
}

View view_of(const State& state, const World& world, SteadyMs now) {
  const Looking looking{state, world, now};
  const Screen screen = screen_shown(looking);
  return {frame_of(looking, screen), screen_of(looking, screen)};
}

}  // namespace tsudoi::flow
