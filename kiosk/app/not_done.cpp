#include "kiosk/app/not_done.h"

#include "kiosk/app/desk.h"

namespace tsudoi {
namespace {

template <class Code>
void add_names(std::vector<std::string_view>& names) {
  for (std::uint8_t i = 0; !name_of(static_cast<Code>(i)).empty(); ++i)
    names.push_back(name_of(static_cast<Code>(i)));
}

}  // namespace

std::string_view name_of(NotDone reason) {
  switch (reason) {
    case NotDone::no_such_listing: return "no_such_listing";
    case NotDone::no_such_role: return "no_such_role";
    case NotDone::no_such_session: return "no_such_session";
    case NotDone::no_such_language: return "no_such_language";
    case NotDone::nothing_to_sign_up_for: return "nothing_to_sign_up_for";
    case NotDone::no_sign_up_needed: return "no_sign_up_needed";
    case NotDone::not_open_yet: return "not_open_yet";
    case NotDone::closed: return "closed";
    case NotDone::has_ended: return "has_ended";
    case NotDone::no_form: return "no_form";
    case NotDone::sessions_as_a_whole: return "sessions_as_a_whole";
    case NotDone::one_session_only: return "one_session_only";
    case NotDone::session_has_ended: return "session_has_ended";
    case NotDone::session_needed: return "session_needed";
    case NotDone::fewer_were_counted: return "fewer_were_counted";
    case NotDone::problems: return "problems";
    case NotDone::not_possible: return "not_possible";
  }
  return "";
}

std::optional<NotDone> why_not(flow::SignUp sign_up) {
  switch (sign_up) {
    case flow::SignUp::read_only: return NotDone::nothing_to_sign_up_for;
    case flow::SignUp::walk_in: return NotDone::no_sign_up_needed;
    case flow::SignUp::not_yet: return NotDone::not_open_yet;
    case flow::SignUp::closed: return NotDone::closed;
    case flow::SignUp::over: return NotDone::has_ended;
    case flow::SignUp::see_desk: return NotDone::no_form;
    case flow::SignUp::no_saving:  // the store's own word says it
    case flow::SignUp::seat:
    case flow::SignUp::ask_office:
    case flow::SignUp::draw:
    case flow::SignUp::office:
    case flow::SignUp::answer: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_refusals() {
  std::vector<std::string_view> names;
  add_names<NotDone>(names);
  add_names<DoorAnswer>(names);
  add_names<Refusal>(names);
  for (const ErrorCode code : all_error_codes()) names.push_back(name_of(code));
  return names;
}

}  // namespace tsudoi
