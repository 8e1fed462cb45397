// Which input is focused, and what a key does to it.
#include <algorithm>
#include <cctype>

#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"

namespace tsudoi::flow {
namespace {

using input::Board;
using input::KeyRole;

std::optional<SlotSpec> focused_spec(const State& state) {
  if (!state.focus || !state.draft) return std::nullopt;
  const Field* field = field_of(state.draft->form, state.focus->field);
  return field == nullptr ? std::nullopt : spec_of(*field, state.focus->part);
}

bool reads_japanese(Language language) {
  return language == Language::japanese || language == Language::plain_japanese;
}

Board first_board(Typing typing, Language language) {
  switch (typing) {
    case Typing::phone:
    case Typing::digits:
    case Typing::year: return Board::digits;
    case Typing::email: return Board::letters;
    case Typing::kana:
    case Typing::japanese: return reads_japanese(language) ? Board::kana : Board::letters;
  }
  return Board::kana;
}

std::optional<Board> board_of(KeyRole role) {
  switch (role) {
    case KeyRole::to_kana: return Board::kana;
    case KeyRole::to_romaji: return Board::romaji;
    case KeyRole::to_letters: return Board::letters;
    case KeyRole::to_digits: return Board::digits;
    default: return std::nullopt;
  }
}

/// Also of the keys of a real keyboard.
bool may_type(Typing typing, const input::KeyPress& key) {
  if (typing == Typing::japanese || typing == Typing::kana) return true;
  if (key.role == KeyRole::space) return false;
  if (key.role != KeyRole::character) return true;
  if (typing == Typing::year && input::is_era(key.text)) return true;
  return std::ranges::all_of(key.text, [typing](char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (typing == Typing::email) return byte < 0x80 && std::isgraph(byte) != 0;
    return std::isdigit(byte) != 0 || (c == '-' && typing == Typing::phone);
  });
}

/// The next input of the step gets the focus; after the last one the keyboard goes away.
void focus_on_next(Journey& journey) {
  const Draft* draft = journey.open_draft();
  if (draft == nullptr) return unfocus(journey);
  const std::vector<Slot> slots = slots_in(*draft, draft->step, journey.today());
  const auto at = std::ranges::find(slots, *journey.state.focus);
  if (at == slots.end() || at + 1 == slots.end()) return unfocus(journey);
  focus_on(journey, *(at + 1));
}

/// The first key in a reading that filled itself makes it the resident's own.
void take_over_reading(Journey& journey) {
  Draft* draft = journey.open_draft();
  if (draft == nullptr || !fills_itself(*draft, *journey.state.focus)) return;
  const std::string filled = text_at(*draft, *journey.state.focus);
  draft->reading_by_hand.insert(*journey.state.focus);
  focused_composer(journey)->set_text(filled);
}

/// A reading that was emptied by hand fills itself again.
void give_back_reading(Journey& journey) {
  Draft* draft = journey.open_draft();
  if (draft == nullptr || journey.state.focus->part != Part::reading) return;
  if (text_at(*draft, *journey.state.focus).empty())
    draft->reading_by_hand.erase(*journey.state.focus);
}

/// An era comes in the place of what was there, and goes as a whole.
void clear_for_era(input::Composer& year, const input::KeyPress& key, Board board) {
  if (input::is_era(key.text)) year.wipe();
  if (key.role != KeyRole::erase) return;
  // The key itself then takes the era's first character.
  if (input::ends_in_era(std::string_view(year.text()).substr(0, year.caret())))
    year.press(key, board);
}

bool changes_text(KeyRole role) {
  switch (role) {
    case KeyRole::character:
    case KeyRole::voiced:
    case KeyRole::small:
    case KeyRole::space:
    case KeyRole::erase: return true;
    default: return false;
  }
}

}  // namespace

Typing typing_of(const State& state) {
  const auto spec = focused_spec(state);
  if (!spec) return Typing::japanese;
  const bool has_eras = spec->typing != Typing::year || reads_japanese(state.settings.language);
  return has_eras ? spec->typing : Typing::digits;
}

FieldKind field_kind_of(const State& state) {
  if (!state.focus || !state.draft) return FieldKind::text;
  const Field* field = field_of(state.draft->form, state.focus->field);
  return field == nullptr ? FieldKind::text : field->kind;
}

input::Composer* focused_composer(Journey& journey) {
  State& state = journey.state;
  if (!state.focus) return nullptr;
  if (state.screen == Screen::browse) return &state.search;
  const auto spec = focused_spec(state);
  if (!spec || state.screen != Screen::form) return nullptr;
  const auto made = state.draft->typed.try_emplace(*state.focus, spec->characters_max);
  return &made.first->second;
}

void focus_on(Journey& journey, const Slot& slot) {
  unfocus(journey);
  journey.state.focus = slot;
  journey.state.board = first_board(typing_of(journey.state), journey.state.settings.language);
}

void unfocus(Journey& journey) {
  if (input::Composer* composer = focused_composer(journey)) {
    composer->settle();
    give_back_reading(journey);
  }
  journey.state.focus.reset();
  journey.state.shift = input::Shift::off;
}

std::vector<std::string> candidates_of(const State& state, const World& world) {
  if (!state.focus || typing_of(state) != Typing::japanese) return {};
  const input::Composer* composer = &state.search;
  if (state.screen == Screen::form) {
    const auto at = state.draft->typed.find(*state.focus);
    if (at == state.draft->typed.end()) return {};
    composer = &at->second;
  }
  std::vector<std::string> out;
  for (auto& candidate : world.converter->candidates(composer->composing(), field_kind_of(state)))
    out.push_back(std::move(candidate.written));
  return out;
}

void on(Journey& journey, const Focus& action) {
  State& state = journey.state;
  if (state.screen == Screen::browse && action.slot == Slot{})
    return focus_on(journey, action.slot);
  if (state.screen != Screen::form) return;
  const auto slots = slots_in(*state.draft, state.draft->step, journey.today());
  if (std::ranges::find(slots, action.slot) != slots.end()) focus_on(journey, action.slot);
}

void on(Journey& journey, const Unfocus&) {
  unfocus(journey);
}

void on(Journey& journey, const PressKey& action) {
  State& state = journey.state;
  if (state.screen == Screen::browse && !state.focus) focus_on(journey, {});
  if (focused_composer(journey) == nullptr) return;
  const Typing typing = typing_of(state);
  const KeyRole role = action.key.role;
  if (const auto board = board_of(role)) {
    if (has_board(typing, *board)) state.board = *board;
    return;
  }
  if (role == KeyRole::shift) {
    const bool off = state.shift == input::Shift::off;
    state.shift = off ? input::Shift::once : input::Shift::off;
    return;
  }
  if (!may_type(typing, action.key)) return;
  if (changes_text(role)) take_over_reading(journey);
  const auto spec = focused_spec(state);
  if (spec && spec->typing == Typing::year)
    clear_for_era(*focused_composer(journey), action.key, state.board);
  const input::Pressed pressed = focused_composer(journey)->press(action.key, state.board);
  if (role == KeyRole::character) state.shift = input::Shift::off;
  if (pressed == input::Pressed::leave) focus_on_next(journey);
}

void on(Journey& journey, const ChooseCandidate& action) {
  const auto candidates = candidates_of(journey.state, journey.world);
  input::Composer* composer = focused_composer(journey);
  if (composer == nullptr || action.index >= candidates.size()) return;
  composer->convert_to(candidates[action.index]);
}

void on(Journey& journey, const ReopenWord&) {
  if (typing_of(journey.state) != Typing::japanese) return;
  if (input::Composer* composer = focused_composer(journey)) composer->reopen_word();
}

}  // namespace tsudoi::flow
