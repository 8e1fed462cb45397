// {"do":"apply"} of headless.
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/app/answer_json.h"
#include "kiosk/app/headless_json.h"
#include "kiosk/flow/sign_up.h"

namespace tsudoi {
namespace {

using nlohmann::json;
using Sessions = std::set<std::uint16_t>;
template <class T>
using Or = std::variant<T, json>;  // what was asked for, or the answer that refuses it

/// The screens would not let anybody choose these.
std::optional<NotDone> why_not(const Listing& listing, const Sessions& asked, LocalTime now) {
  const auto places = flow::sessions_in_order(listing);
  for (const std::uint16_t session : asked)
    if (std::ranges::find(places, session) == places.end()) return NotDone::no_such_session;
  const auto rule = flow::session_rule(listing, now);
  if (rule == flow::SessionRule::all) {
    const bool whole = asked.empty() || asked.size() == places.size();
    return whole ? std::nullopt : std::optional(NotDone::sessions_as_a_whole);
  }
  if (rule == flow::SessionRule::one && asked.size() > 1) return NotDone::one_session_only;
  for (const std::uint16_t session : asked)
    if (!flow::can_choose(listing, session, now)) return NotDone::session_has_ended;
  if (asked.empty() && flow::only_session(listing, now).empty()) return NotDone::session_needed;
  return std::nullopt;
}

Or<Sessions> sessions_asked(const json& line, const Listing& listing, LocalTime now) {
  Sessions asked;
  const json list = line.value("sessions", json::array());
  if (!list.is_array()) return wrong_use("\"sessions\" is a list of numbers");
  for (const json& one : list) {
    const auto session = session_from(one);
    if (!session) return refused(NotDone::no_such_session);
    asked.insert(*session);
  }
  if (const auto why = why_not(listing, asked, now)) return refused(*why);
  return asked;
}

/// Not said: the first. A listing without roles is only to read.
Or<RoleId> role_asked(const json& line, const Listing& listing, const flow::World& world) {
  RoleId id{text_at(line, "role")};
  if (id.empty() && !listing.roles.empty()) id = listing.roles.front().id;
  const Role* role = role_of(listing, id);
  if (role == nullptr)
    return refused(id.empty() ? NotDone::nothing_to_sign_up_for : NotDone::no_such_role);
  if (const auto why = tsudoi::why_not(flow::sign_up_of(listing, role, world)))
    return refused(*why);
  return id;
}

/// Not said: Japanese. The line before has no say in it.
std::optional<Language> language_asked(const json& line) {
  return line.contains("language") ? language_from_tag(text_at(line, "language"))
                                   : Language::japanese;
}

json problems_json(const std::vector<FieldProblem>& problems) {
  json list = json::array();
  for (const FieldProblem& one : problems)
    list.push_back({{"field", one.field.value}, {"problem", name_of(one.problem)}});
  json out = refused(NotDone::problems);
  out["problems"] = list;
  return out;
}

Or<Answers> answers_asked(const json& line, const Form& form, Date today) {
  const json given = line.value("answers", json::object());
  if (!given.is_object()) return wrong_use("\"answers\" is an object");
  ReadAnswers read = answers_from(given, form);
  if (read.problems.empty())
    read.problems = problems_with(form, normalised(form, read.answers), today);
  if (!read.problems.empty()) return problems_json(read.problems);
  return std::move(read.answers);
}

void walk_to_confirm(Kiosk& kiosk, const Listing& listing, const RoleId& role,
                     const Sessions& sessions, Answers answers) {
  kiosk.act(flow::OpenListing{listing.id});
  kiosk.act(flow::ChooseRole{role});
  for (const std::uint16_t session : sessions)
    if (!kiosk.state().sessions.contains(session)) kiosk.act(flow::ToggleSession{session});
  kiosk.act(flow::StartForm{});
  kiosk.act(flow::Fill{std::move(answers)});
  for (std::size_t i = 0; i <= kFormLimits.steps_max && kiosk.state().screen == flow::Screen::form;
       ++i)
    kiosk.act(flow::NextStep{});
}

json slip_json(const flow::Slip& slip) {
  json out;
  out["code"] = slip.code;
  out["promise"] = name_of(slip.promise);
  out["slip"] = to_base32(slip.slip);
  return out;
}

json confirm(Kiosk& kiosk) {
  if (kiosk.state().screen != flow::Screen::confirm) return refused(NotDone::not_possible);
  kiosk.act(flow::Confirm{});
  if (kiosk.state().not_saved) return refused(*kiosk.state().not_saved);
  if (!kiosk.state().slip) return refused(NotDone::not_possible);
  const flow::Slip& slip = *kiosk.state().slip;
  json out = slip_json(slip);
  const auto frame = read_slip(to_base32(slip.slip));
  if (frame.ok()) out["saved"] = to_hex(frame->slip.application.view());
  return out;
}

}  // namespace

json apply(Kiosk& kiosk, const json& line) {
  kiosk.look_at_disk();
  if (const auto why = kiosk.no_saving()) return refused(*why);
  const flow::World world = kiosk.world();
  const Listing* listing = kiosk.catalogue().listing({text_at(line, "listing")});
  if (listing == nullptr) return refused(NotDone::no_such_listing);
  const auto language = language_asked(line);
  if (!language) return refused(NotDone::no_such_language);
  auto role = role_asked(line, *listing, world);
  if (const json* why = std::get_if<json>(&role)) return *why;
  const RoleId& role_id = std::get<RoleId>(role);
  const auto sessions = sessions_asked(line, *listing, world.local_now());
  if (const json* why = std::get_if<json>(&sessions)) return *why;
  const Form* form = flow::form_for(*listing, role_of(*listing, role_id), kiosk.catalogue());
  if (form == nullptr) return refused(NotDone::no_form);
  auto answers = answers_asked(line, *form, world.today());
  if (const json* why = std::get_if<json>(&answers)) return *why;
  kiosk.act(flow::StartOver{});
  kiosk.act(flow::SetLanguage{*language});
  walk_to_confirm(kiosk, *listing, role_id, std::get<Sessions>(sessions),
                  std::get<Answers>(std::move(answers)));
  json out = confirm(kiosk);
  kiosk.act(flow::StartOver{});
  return out;
}

}  // namespace tsudoi
