// The parts that several screens show: the frame, cards, inputs, the keyboard. See view.h.
#pragma once

#include "kiosk/flow/action.h"
#include "kiosk/flow/state.h"
#include "storage/domain/trouble.h"

namespace tsudoi::flow {

/// Words of the office. `in_japanese`: there is no translation, so Japanese is shown and said so.
struct Words {
  std::string text;
  bool in_japanese = false;
  bool operator==(const Words&) const = default;
  bool empty() const { return text.empty(); }
};

// ---- How this terminal stands with the office, for staff: the foot says the most pressing, a
// sheet behind it all
struct StandingView {
  std::optional<LocalTime> office_reached;  // empty: never
  std::uint64_t waiting = 0;                // entries that the office does not have yet
  std::optional<LocalTime> oldest_waiting;
  std::uint64_t saved = 0, at_office = 0, backed_up = 0, quarantined = 0;
  bool must_enrol = false;  // again, before the office takes anything
  bool was_set_back = false;
  Troubles troubles;
  std::optional<ErrorCode> no_saving;  // people get paper
};

// ---- The frame of every screen
struct FrameView {
  Screen screen = Screen::home;
  Words title;                 // centre or listing; empty: the name of `group`
  std::optional<Group> group;  // browse
  LocalTime now;
  ClockTrust clock = ClockTrust::trusted;  // uncertain: no time is shown, and staff are told
  Settings settings;
  Sheet sheet = Sheet::none;
  StandingView standing;
  bool can_go_back = false;
  bool can_start_over = false;
  std::optional<std::uint32_t> seconds_left;  // slip and over-time: the countdown
};

// ---- Parts that several screens show
/// What a resident can do here. Screens say each in its own words.
enum class SignUp : std::uint8_t {
  read_only,   // nothing to sign up for
  walk_in,     // 申込なしで参加
  seat,        // this kiosk confirms at once
  ask_office,  // first come, but no seat to give here: the office will answer
  draw,        // 抽選
  office,      // the office decides
  answer,      // a survey: nothing to decide
  not_yet,     // opens_at is ahead
  closed,      // closes_at has passed
  over,        // all of it has ended
  see_desk,    // a form that this kiosk does not know
  no_saving,   // the disk takes nothing now: on paper, or at the desk (F05)
};
inline constexpr std::size_t kSignUps = 12;

struct WhenView {
  std::optional<Session> session;  // the next, or the last when over; empty: to be announced
  std::uint16_t sessions = 0;      // how many in all (全7回)
  bool any_day = false;            // none is needed, as a survey or an open call
};

struct CardView {
  ListingId listing;
  ListingKind kind = ListingKind::event;
  Words title;
  WhenView when;
  Words place;  // centre and room; empty: not said
  SignUp sign_up = SignUp::read_only;
  std::optional<std::uint32_t> seats_left;
  std::optional<LocalTime> closes_at;
  bool free = false, with_kids = false, one_hour = false, online = false;
  std::optional<ContentHash> picture;
};

/// One input of typing, with what is being composed as byte ranges of `text`.
struct InputView {
  Slot slot;
  Typing typing = Typing::japanese;
  std::string text;
  std::size_t caret = 0, compose_from = 0, compose_to = 0;
  bool focused = false;
  bool filled_by_typing = false;   // a reading that came from the name
  std::optional<Problem> problem;  // at this input
  std::uint16_t characters_left = 0;
};

struct KeyboardView {
  input::Board board = input::Board::kana;
  input::Shift shift = input::Shift::off;
  Typing typing = Typing::japanese;
  std::vector<std::string> candidates;  // may be empty; ChooseCandidate{index}
};

}  // namespace tsudoi::flow
