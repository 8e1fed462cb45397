// Ready-to-draw values, one plain struct per screen, made by view_of(state, world, now). The
// office's words are already chosen in the resident's language; everything else is a domain value
// or an enum, which screens turn into words, dates and pictures. Nothing points into the state.
#pragma once

#include "kiosk/flow/view_parts.h"

namespace tsudoi::flow {

// ---- Home
enum class HomeList : std::uint8_t { today_here, soon_here, soon };
struct HomeView {
  HomeList list = HomeList::today_here;
  std::vector<CardView> cards;  // at most kHomeCardsMax
  std::vector<Group> tiles;     // those that hold anything
};
inline constexpr std::size_t kHomeCardsMax = 4;

// ---- Browse
struct FilterView {
  Filter filter = Filter::this_week;
  bool on = false;
};
struct BrowseView {
  Group group = Group::all;
  InputView search;
  std::optional<KeyboardView> keyboard;
  std::vector<FilterView> filters;  // none on: "すべて"
  std::vector<CardView> cards;      // by date; undated last
};

// ---- Listing
struct RoleView {
  RoleId role;
  Words name;
  SignUp sign_up = SignUp::read_only;
  std::optional<std::uint32_t> capacity, seats_left;
  std::uint16_t minutes_asked = 0;
  bool chosen = false;
};
enum class SessionRule : std::uint8_t { all, any, one };  // sign up for all, for some, for one
struct SessionView {
  std::uint16_t index = 0;
  Session session;
  bool chosen = false;
  bool can_choose = false;  // false: over, or the rule is `all`
};
struct OfficerView {
  Words area;
  std::string name, phone;
};
enum class CanStart : std::uint8_t { yes, choose_role, choose_session, no };
struct ListingView {
  CardView card;
  Words summary, description, audience, how_to_apply, organiser;
  std::string address, contact_name, contact_phone, capacity_note, date_note, page_url;
  Fee fee;
  std::vector<RoleView> roles;
  SessionRule rule = SessionRule::all;
  std::vector<SessionView> sessions;
  std::vector<CardView> next_steps;
  std::optional<OfficerView> officer;
  CanStart can_start = CanStart::no;  // `no`: card.sign_up says why
};

// ---- Form
enum class StepKind : std::uint8_t { when, questions, confirm };
enum class StepState : std::uint8_t { done, current, ahead };
struct StepView {
  StepKind kind = StepKind::questions;
  Words title;  // questions only
  StepState state = StepState::ahead;
};
struct OptionView {
  OptionId option;
  Words label;
  bool chosen = false;
};
struct DayView {
  Date date;
  bool in_month = false, can_choose = false, chosen = false;
};
/// What an answer may be: of a number its value, of choices and a team how many, of a statement
/// its characters, of a date its days. Each text in it has at most `characters_max`.
struct LimitsView {
  std::optional<std::int64_t> least = {}, most = {};
  std::size_t characters_max = 0;
  std::optional<Date> first_day = {}, last_day = {};
};
struct FieldView {
  FieldId id;
  FieldKind kind = FieldKind::text;
  Words label, help;
  bool required = false;
  std::optional<Problem> problem;
  LimitsView limits;
  std::vector<InputView> inputs;    // typed kinds; team: those of all members in order
  std::vector<OptionView> options;  // choice, choices
  std::optional<AgeBand> band;      // age_band
  std::optional<YesNo> yes_no;      // yes_no; consent: whether given
  std::optional<Date> date;         // date
  std::vector<DayView> days;        // date: six weeks from a Sunday
  std::optional<Date> month;        // date: the first day of the month shown
  bool has_earlier = false;         // date: a month before it with a day to choose
  bool has_later = false;
  std::uint8_t members = 0;  // team
  bool can_add_member = false;
};
struct PrivacyView {
  Words purpose, retention, seen_by;
};
struct FormView {
  std::vector<StepView> steps;
  Words step_title;
  std::optional<PrivacyView> privacy;  // on the step with the first personal field
  std::vector<FieldView> fields;       // of this step, only those that are asked
  std::optional<KeyboardView> keyboard;
  bool fixing = false;  // came from confirm: next goes back there
};

// ---- Confirm
struct AnswerView {
  FieldId field;
  FieldKind kind = FieldKind::text;
  Words label;
  Answer answer;               // as it will be saved; monostate: left empty
  std::vector<Words> options;  // choice, choices: the labels
  std::optional<Problem> problem;
  LimitsView limits;
};
struct ConfirmView {
  std::vector<StepView> steps;
  CardView card;
  Words role;  // empty: there is nothing to choose
  std::vector<Session> sessions;
  std::vector<AnswerView> answers;
  bool saving = false;
  std::optional<ErrorCode> not_saved;  // said in the residents' sentence
};

// ---- Slip
struct SlipView {
  Promise promise = Promise::received;
  SignUp sign_up = SignUp::office;  // `draw`: say when it is drawn
  CardView card;
  std::vector<Session> sessions;
  std::string code;
  Bytes slip;  // for the QR, which writes it in base 32
  bool has_next_steps = false;
};

// ---- Over-time: nothing of the screen below is shown
struct OverTimeView {
  std::uint32_t seconds_left = 0;
};

using ScreenView =
    std::variant<HomeView, BrowseView, ListingView, FormView, ConfirmView, SlipView, OverTimeView>;

struct View {
  FrameView frame;
  ScreenView screen;
};

}  // namespace tsudoi::flow
