#include "kiosk/app/headless.h"

#include <array>
#include <istream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "kiosk/app/answer_json.h"
#include "kiosk/flow/sign_up.h"

namespace tsudoi {
namespace {

using nlohmann::json;

json refused(std::string_view why) {
  return {{"refused", why}};
}
json refused(const Error& error) {
  return {{"refused", name_of(error.code)}, {"why", sentence_for(error)}};
}
json saved(const SavedEntry& entry) {
  return {{"saved", to_hex(entry.id.view())}};
}

std::optional<std::uint16_t> session_from(const json& number) {
  if (!number.is_number_unsigned()) return std::nullopt;
  const auto wide = number.get<std::uint64_t>();
  if (wide > std::numeric_limits<std::uint16_t>::max()) return std::nullopt;
  return static_cast<std::uint16_t>(wide);
}
/// Not said: the first. Empty: this listing has no such session.
std::optional<std::uint16_t> session_at(const json& line, const Listing& listing) {
  const auto at = line.find("session");
  const auto session = at == line.end() ? std::uint16_t(0) : session_from(*at);
  return session && has_session(listing, *session) ? session : std::nullopt;
}

std::string_view name_of(Promise promise) {
  constexpr std::array<std::string_view, 3> kNames{"received", "confirmed", "noted"};
  return kNames.at(static_cast<std::size_t>(promise));
}

json problems_json(const std::vector<FieldProblem>& problems) {
  json list = json::array();
  for (const FieldProblem& one : problems)
    list.push_back({{"field", one.field.value}, {"problem", tsudoi::name_of(one.problem)}});
  return {{"refused", "problems"}, {"problems", list}};
}

// ---- apply

/// What stands in the way of filling in this form, as the screens would show it.
std::optional<json> obstacle(const Kiosk& kiosk, const Listing& listing, const RoleId& role_id) {
  const Role* role = role_of(listing, role_id);
  if (role == nullptr) return refused("no_such_role");
  const auto world = kiosk.world();
  if (!flow::can_start(flow::sign_up_of(listing, role, world))) return refused("not_open");
  return std::nullopt;
}

/// The sessions that were asked for. Empty: one of them cannot be chosen.
std::optional<std::vector<std::uint16_t>> sessions_asked(const json& line, const Listing& listing,
                                                         Date today) {
  std::vector<std::uint16_t> asked;
  const auto at = line.find("sessions");
  if (at == line.end()) return asked;
  if (!at->is_array()) return std::nullopt;
  for (const json& one : *at) {
    const auto session = session_from(one);
    if (!session || *session >= listing.sessions.size()) return std::nullopt;
    if (!flow::can_choose(listing, *session, today)) return std::nullopt;
    asked.push_back(*session);
  }
  return asked;
}

/// From the listing to the confirm screen by the same actions as fingers make.
void walk_to_confirm(Kiosk& kiosk, const Listing& listing, const RoleId& role,
                     const std::vector<std::uint16_t>& sessions, Answers answers) {
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
  if (kiosk.state().screen != flow::Screen::confirm) return refused("not_possible");
  kiosk.act(flow::Confirm{});
  if (kiosk.state().not_saved) return refused(tsudoi::name_of(*kiosk.state().not_saved));
  if (!kiosk.state().slip) return refused("not_possible");
  const flow::Slip& slip = *kiosk.state().slip;
  json out = slip_json(slip);
  const auto frame = read_slip(to_base32(slip.slip));
  if (frame.ok()) out["saved"] = to_hex(frame->slip.application.view());
  return out;
}

json apply(Kiosk& kiosk, const json& line) {
  const Listing* listing = kiosk.catalogue().listing({text_at(line, "listing")});
  if (listing == nullptr) return refused("no_such_listing");
  RoleId role{text_at(line, "role")};
  if (role.empty() && !listing->roles.empty()) role = listing->roles.front().id;
  if (const auto why = obstacle(kiosk, *listing, role)) return *why;
  const Form* form = flow::form_for(*listing, role_of(*listing, role), kiosk.catalogue());
  if (form == nullptr) return refused("no_form");
  ReadAnswers read = answers_from(line.value("answers", json::object()), *form);
  const auto today = kiosk.world().today();
  if (read.problems.empty())
    read.problems = problems_with(*form, normalised(*form, read.answers), today);
  if (!read.problems.empty()) return problems_json(read.problems);
  const auto sessions = sessions_asked(line, *listing, today);
  if (!sessions) return refused("no_such_session");
  kiosk.act(flow::StartOver{});
  if (const auto language = language_from_tag(text_at(line, "language")))
    kiosk.act(flow::SetLanguage{*language});
  walk_to_confirm(kiosk, *listing, role, *sessions, std::move(read.answers));
  json out = confirm(kiosk);
  kiosk.act(flow::StartOver{});
  return out;
}

// ---- The door

json attend(Kiosk& kiosk, const json& line) {
  const std::string slip = text_at(line, "slip");
  const Listing* listing = kiosk.catalogue().listing({text_at(line, "listing")});
  if (listing == nullptr) return refused("no_such_listing");
  const auto session = session_at(line, *listing);
  if (!session) return refused("no_such_session");
  const auto outcome =
      Desk(kiosk).attend({listing->id, *session}, slip.empty() ? text_at(line, "code") : slip);
  if (!outcome.ok()) return refused(outcome.error());
  if (const auto* answer = std::get_if<DoorAnswer>(&*outcome))
    return refused(tsudoi::name_of(*answer));
  return saved(std::get<SavedEntry>(*outcome));
}

/// No band may end below nobody.
bool takes_too_many(const HeadRecord& counted, const HeadCounted& more) {
  std::map<AgeBand, std::int64_t> sum;
  for (const auto& [band, count] : counted.heads) sum[band] += count;
  for (const auto& [band, count] : more.heads) sum[band] += count;
  return std::ranges::any_of(sum, [](const auto& one) { return one.second < 0; });
}

json headcount(Kiosk& kiosk, const json& line) {
  const Listing* listing = kiosk.catalogue().listing({text_at(line, "listing")});
  if (listing == nullptr) return refused("no_such_listing");
  const auto session = session_at(line, *listing);
  if (!session) return refused("no_such_session");
  HeadCounted heads{listing->id, *session, {}};
  const json counts = line.value("heads", json::object());
  for (const auto& [name, count] : counts.items()) {
    const auto band = age_band_from(name);
    if (!band || !count.is_number_integer()) return refused("wrong_use");
    const auto wide = count.get<std::int64_t>();
    if (wide > kHeadsMax || wide < -kHeadsMax) return refused("too_large");
    heads.heads.emplace_back(*band, static_cast<std::int32_t>(wide));
  }
  if (heads.heads.empty()) return refused("wrong_use");
  const auto counted = kiosk.store().heads(heads.listing, heads.session);
  if (!counted.ok()) return refused(counted.error());
  if (takes_too_many(*counted, heads)) return refused("fewer_were_counted");
  const auto entry = kiosk.store().count_heads(heads);
  return entry.ok() ? saved(*entry) : refused(entry.error());
}

json outcome_json(const Result<SavedOr>& outcome) {
  if (!outcome.ok()) return refused(outcome.error());
  if (const auto* why = std::get_if<Refusal>(&*outcome)) return refused(tsudoi::name_of(*why));
  return saved(std::get<SavedEntry>(*outcome));
}

std::optional<UndoReason> undo_reason_from(std::string_view name) {
  constexpr std::array<std::string_view, 4> kNames{"mistake", "wrong_person", "wrong_session",
                                                   "left_at_once"};
  const auto at = std::ranges::find(kNames, name);
  if (at == kNames.end()) return std::nullopt;
  return static_cast<UndoReason>(at - kNames.begin());
}

Result<std::optional<PublicId>> entry_named(Kiosk& kiosk, const json& line) {
  const std::string id = text_at(line, "entry");
  return Desk(kiosk).find(id.empty() ? text_at(line, "code") : id);
}

json undo(Kiosk& kiosk, const json& line) {
  const auto reason =
      undo_reason_from(line.contains("reason") ? text_at(line, "reason") : "mistake");
  if (!reason) return refused("wrong_use");
  const auto entry = entry_named(kiosk, line);
  if (!entry.ok()) return refused(entry.error());
  if (!*entry) return refused("unknown_entry");
  return outcome_json(kiosk.store().undo(**entry, *reason));
}

json withdraw(Kiosk& kiosk, const json& line) {
  const auto entry = entry_named(kiosk, line);
  if (!entry.ok()) return refused(entry.error());
  if (!*entry) return refused("unknown_entry");
  json out = outcome_json(kiosk.store().withdraw(**entry));
  kiosk.reload().ignore();
  return out;
}

// ---- Looking

json listing_json(const Kiosk& kiosk, const Listing& listing) {
  const auto world = kiosk.world();
  json roles = json::array();
  for (const Role& role : listing.roles) {
    json one{{"id", role.id.value}, {"mode", tsudoi::name_of(role.mode)}};
    if (const auto left = flow::seats_left(listing, &role, world)) one["seats_left"] = *left;
    if (role.capacity) one["capacity"] = *role.capacity;
    roles.push_back(one);
  }
  json sessions = json::array();
  for (const Session& session : listing.sessions)
    sessions.push_back(session.date ? json(to_iso(*session.date)) : json(nullptr));
  return {{"id", listing.id.value},
          {"kind", tsudoi::name_of(listing.kind)},
          {"title", listing.title.ja},
          {"sessions", sessions},
          {"roles", roles}};
}

json list(const Kiosk& kiosk) {
  json all = json::array();
  for (const Listing& listing : kiosk.catalogue().listings())
    all.push_back(listing_json(kiosk, listing));
  return {{"listings", all}};
}

json state(Kiosk& kiosk) {
  const auto waiting = kiosk.store().waiting();
  if (!waiting.ok()) return refused(waiting.error());
  const auto entries = kiosk.store().entries();
  if (!entries.ok()) return refused(entries.error());
  json lines = json::array();
  for (const auto& [id, fold] : *entries) {
    json one{{"id", to_hex(id.view())},
             {"kind", tsudoi::name_of(fold.kind)},
             {"listing", fold.listing.value},
             {"ended", fold.ended}};
    const auto decision = kiosk.store().decision(id);
    if (decision.ok() && *decision) one["decision"] = tsudoi::name_of((*decision)->verdict);
    if (fold.kind == EntryKind::applied) one["promise"] = name_of(fold.promise);
    lines.push_back(one);
  }
  return {{"saved", waiting->saved}, {"waiting", waiting->entries}, {"entries", lines}};
}

json sync(Kiosk& kiosk, Transport* transport) {
  if (transport == nullptr) return refused("line_down");
  const auto report = kiosk.sync(*transport);
  if (!report.ok()) return refused(report.error());
  return {{"synced", true},
          {"round_trips", report->round_trips},
          {"batches", report->batches},
          {"decisions", report->decisions},
          {"items", report->items},
          {"waiting", report->waiting}};
}

json act_on(const json& line, Kiosk& kiosk, Transport* transport) {
  const std::string what = text_at(line, "do");
  if (what == "apply") return apply(kiosk, line);
  if (what == "attend") return attend(kiosk, line);
  if (what == "headcount") return headcount(kiosk, line);
  if (what == "undo") return undo(kiosk, line);
  if (what == "withdraw") return withdraw(kiosk, line);
  if (what == "list") return list(kiosk);
  if (what == "state") return state(kiosk);
  if (what == "sync") return sync(kiosk, transport);
  return {{"refused", "wrong_use"},
          {"why", "\"do\" is one of apply, attend, headcount, undo, withdraw, list, state, sync"}};
}

}  // namespace

std::uint64_t Headless::talk(std::istream& in, std::ostream& out) {
  Bytes room(kLineBytesMax + 1);  // and the end of the string
  std::uint64_t lines = 0;
  while (
      in.getline(reinterpret_cast<char*>(room.data()), static_cast<std::streamsize>(room.size())) ||
      in.gcount() > 0) {
    const bool too_long = in.fail();
    const auto line_end = too_long || in.eof() ? 0 : 1;
    const std::string_view line = text_of(room).substr(0, std::size_t(in.gcount() - line_end));
    if (too_long) {
      in.clear();
      in.ignore(std::numeric_limits<std::streamsize>::max(), '\n');
    }
    if (too_long || !line.empty()) {
      out << (too_long ? refused("too_large").dump() : answer(line)) << '\n' << std::flush;
      ++lines;
    }
    crypto::wipe(room);
  }
  return lines;
}

std::string Headless::answer(std::string_view line) {
  const json parsed = json::parse(line, nullptr, false);
  if (!parsed.is_object())
    return json{{"refused", "wrong_use"}, {"why", "not a JSON object"}}.dump();
  try {
    return act_on(parsed, kiosk_, transport_).dump(-1, ' ', false, json::error_handler_t::replace);
  } catch (const json::exception&) {
    return json{{"refused", "wrong_use"}, {"why", "a value of the wrong kind"}}.dump();
  }
}

}  // namespace tsudoi
