#include "kiosk/app/headless.h"

#include <array>
#include <istream>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>

#include "kiosk/app/answer_json.h"
#include "kiosk/app/headless_json.h"
#include "kiosk/flow/sign_up.h"

namespace tsudoi {
namespace {

using nlohmann::json;

json saved(const SavedEntry& entry) {
  return {{"saved", to_hex(entry.id.view())}};
}

json outcome_json(const Result<SavedOr>& outcome) {
  if (!outcome.ok()) return refused(outcome.error());
  if (const auto* why = std::get_if<Refusal>(&*outcome)) return refused(*why);
  return saved(std::get<SavedEntry>(*outcome));
}

/// Not said: the first. Empty: this listing has no such session.
std::optional<std::uint16_t> session_at(const json& line, const Listing& listing) {
  const auto at = line.find("session");
  const auto session = at == line.end() ? std::uint16_t(0) : session_from(*at);
  return session && has_session(listing, *session) ? session : std::nullopt;
}

// ---- The door

json attend(Kiosk& kiosk, const json& line) {
  const std::string slip = text_at(line, "slip");
  const Listing* listing = kiosk.catalogue().listing({text_at(line, "listing")});
  if (listing == nullptr) return refused(NotDone::no_such_listing);
  const auto session = session_at(line, *listing);
  if (!session) return refused(NotDone::no_such_session);
  const auto outcome =
      Desk(kiosk).attend({listing->id, *session}, slip.empty() ? text_at(line, "code") : slip);
  if (!outcome.ok()) return refused(outcome.error());
  if (const auto* answer = std::get_if<DoorAnswer>(&*outcome)) return refused(*answer);
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
  if (listing == nullptr) return refused(NotDone::no_such_listing);
  const auto session = session_at(line, *listing);
  if (!session) return refused(NotDone::no_such_session);
  HeadCounted heads{listing->id, *session, {}};
  const json counts = line.value("heads", json::object());
  for (const auto& [name, count] : counts.items()) {
    const auto band = age_band_from(name);
    if (!band || !count.is_number_integer())
      return wrong_use("\"heads\" counts people by age band");
    const auto wide = count.get<std::int64_t>();
    if (wide > kHeadsMax || wide < -kHeadsMax) return refused(ErrorCode::too_large);
    heads.heads.emplace_back(*band, static_cast<std::int32_t>(wide));
  }
  if (heads.heads.empty()) return wrong_use("\"heads\" names nobody");
  const auto counted = kiosk.store().heads(heads.listing, heads.session);
  if (!counted.ok()) return refused(counted.error());
  if (takes_too_many(*counted, heads)) return refused(NotDone::fewer_were_counted);
  return outcome_json(kiosk.keep([&](KioskStore& store) -> Result<SavedOr> {
    TRY_ASSIGN(const SavedEntry entry, store.count_heads(heads));
    return SavedOr(entry);
  }));
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
  if (!reason) return wrong_use("no such \"reason\"");
  const auto entry = entry_named(kiosk, line);
  if (!entry.ok()) return refused(entry.error());
  if (!*entry) return refused(Refusal::unknown_entry);
  return outcome_json(kiosk.keep([&](KioskStore& store) { return store.undo(**entry, *reason); }));
}

json withdraw(Kiosk& kiosk, const json& line) {
  const auto entry = entry_named(kiosk, line);
  if (!entry.ok()) return refused(entry.error());
  if (!*entry) return refused(Refusal::unknown_entry);
  json out = outcome_json(kiosk.keep([&](KioskStore& store) { return store.withdraw(**entry); }));
  kiosk.reload().ignore();
  return out;
}

// ---- Looking

json listing_json(const Kiosk& kiosk, const Listing& listing) {
  const auto world = kiosk.world();
  json roles = json::array();
  for (const Role& role : listing.roles) {
    json one{{"id", role.id.value}, {"mode", name_of(role.mode)}};
    if (const auto left = flow::seats_left(listing, &role, world)) one["seats_left"] = *left;
    if (role.capacity) one["capacity"] = *role.capacity;
    roles.push_back(one);
  }
  json sessions = json::array();
  for (const Session& session : listing.sessions)
    sessions.push_back(session.date ? json(to_iso(*session.date)) : json(nullptr));
  return {{"id", listing.id.value},
          {"kind", name_of(listing.kind)},
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
             {"kind", name_of(fold.kind)},
             {"listing", fold.listing.value},
             {"ended", fold.ended}};
    const auto decision = kiosk.store().decision(id);
    if (decision.ok() && *decision) one["decision"] = name_of((*decision)->verdict);
    if (fold.kind == EntryKind::applied) one["promise"] = name_of(fold.promise);
    lines.push_back(one);
  }
  return {{"saved", waiting->saved}, {"waiting", waiting->entries}, {"entries", lines}};
}

json sync(Kiosk& kiosk, Transport* transport) {
  if (transport == nullptr) return refused(ErrorCode::line_down);
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
  return wrong_use("\"do\" is one of apply, attend, headcount, undo, withdraw, list, state, sync");
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
      out << (too_long ? refused(ErrorCode::too_large).dump() : answer(line)) << '\n' << std::flush;
      ++lines;
    }
    crypto::wipe(room);
  }
  return lines;
}

std::string Headless::answer(std::string_view line) {
  const json parsed = json::parse(line, nullptr, false);
  if (!parsed.is_object()) return wrong_use("not a JSON object").dump();
  try {
    return act_on(parsed, kiosk_, transport_).dump(-1, ' ', false, json::error_handler_t::replace);
  } catch (const json::exception&) {
    return wrong_use("a value of the wrong kind").dump();
  }
}

}  // namespace tsudoi
