// Views of home, browse and a listing.
#include <algorithm>

#include "kiosk/flow/search.h"
#include "kiosk/flow/sign_up.h"
#include "kiosk/flow/views.h"

namespace tsudoi::flow {
namespace {

Words place_of(const Looking& looking, const Listing& listing) {
  Words room = looking.words(listing.place.name);
  const Centre* centre = looking.world.catalogue->centre(listing.centre);
  if (centre == nullptr || centre->name.ja == listing.place.name.ja) return room;
  Words place = looking.words(centre->name);
  if (room.empty()) return place;
  const std::string_view between = looking.language() == Language::english ? ", " : " ";
  return {place.text.append(between) + room.text, place.in_japanese || room.in_japanese};
}

/// The session that it is known by: the next one, or when all are over the last.
const Session* session_of(const Listing& listing, LocalTime now) {
  if (const Session* next = next_session(listing, now)) return next;
  const auto places = sessions_in_order(listing);
  return is_over(listing, now) && !places.empty() ? &listing.sessions[places.back()] : nullptr;
}

WhenView when_of(const Listing& listing, LocalTime now) {
  WhenView when;
  if (const Session* session = session_of(listing, now)) when.session = *session;
  when.any_day = !when.session && !holds(Group::events, listing.kind) &&
                 !holds(Group::activities, listing.kind);
  when.sessions = static_cast<std::uint16_t>(sessions_in_order(listing).size());
  return when;
}

/// Seats of the role that the card speaks of: the first with any number.
std::optional<std::uint32_t> seats_on_card(const Listing& listing, const World& world) {
  for (const Role& role : listing.roles)
    if (const auto seats = seats_left(listing, &role, world)) return seats;
  return std::nullopt;
}

/// A session of today that is not over by the clock.
bool is_still_today(const Listing& listing, LocalTime now) {
  const Session* next = next_session(listing, now);
  return next != nullptr && next->date && *next->date <= now.date;
}

template <class Test>
std::vector<CardView> first_cards(const Looking& looking, Test test) {
  std::vector<CardView> cards;
  for (const Listing* listing : find_listings({}, looking.world)) {
    if (cards.size() == kHomeCardsMax) break;
    if (test(*listing)) cards.push_back(card_of(looking, *listing));
  }
  return cards;
}

RoleView role_view(const Looking& looking, const Listing& listing, const Role& role) {
  RoleView view;
  view.role = role.id;
  view.name = looking.words(role.name);
  view.sign_up = sign_up_of(listing, &role, looking.world);
  view.capacity = role.capacity;
  view.seats_left = seats_left(listing, &role, looking.world);
  view.minutes_asked = role.minutes_asked;
  view.chosen = role.id == looking.state.role;
  return view;
}

std::vector<SessionView> session_views(const Looking& looking, const Listing& listing) {
  std::vector<SessionView> views;
  const LocalTime now = looking.world.local_now();
  const bool free_to_choose = session_rule(listing, now) != SessionRule::all;
  for (const std::uint16_t at : sessions_in_order(listing))
    views.push_back({at, listing.sessions[at], looking.state.sessions.contains(at),
                     free_to_choose && can_choose(listing, at, now)});
  return views;
}

std::optional<OfficerView> officer_of(const Looking& looking, const Listing& listing) {
  const Area* area = looking.world.catalogue->area(listing.area);
  if (area == nullptr || area->officer_name.empty()) return std::nullopt;
  return OfficerView{looking.words(area->name), area->officer_name, area->officer_phone};
}

/// Without the centre's name at its end: that stands in the line above.
std::string address_of(const Looking& looking, const Listing& listing) {
  std::string address = listing.place.address;
  const Centre* centre = looking.world.catalogue->centre(listing.centre);
  if (centre != nullptr && address.ends_with(" " + centre->name.ja))
    address.resize(address.size() - centre->name.ja.size() - 1);
  return address;
}

/// Whom to ask: the organiser and the centre have names in other languages.
std::string contact_of(const Looking& looking, const Listing& listing) {
  if (listing.contact_name == listing.organiser.ja) return looking.words(listing.organiser).text;
  const Centre* centre = looking.world.catalogue->centre(listing.centre);
  if (centre != nullptr && listing.contact_name == centre->name.ja)
    return looking.words(centre->name).text;
  return listing.contact_name;
}

void add_facts(const Looking& looking, const Listing& listing, ListingView& view) {
  view.summary = looking.words(listing.summary);
  view.description = looking.words(listing.description);
  view.audience = looking.words(listing.audience);
  view.address = address_of(looking, listing);
  view.organiser = looking.words(listing.organiser);
  view.contact_name = contact_of(looking, listing);
  view.contact_phone = listing.contact_phone;
  view.how_to_apply = looking.words(listing.how_to_apply);
  view.capacity_note = listing.capacity_note;
  view.date_note = listing.date_note;
  view.page_url = listing.page_url;
  view.fee = listing.fee;
}

}  // namespace

CardView card_of(const Looking& looking, const Listing& listing) {
  const World& world = looking.world;
  CardView card;
  card.listing = listing.id;
  card.kind = listing.kind;
  card.title = looking.words(listing.title);
  card.when = when_of(listing, world.local_now());
  card.place = place_of(looking, listing);
  card.sign_up = sign_up_of(listing, world);
  card.seats_left = seats_on_card(listing, world);
  card.closes_at = listing.closes_at;
  card.free = passes(Filter::free, listing, world);
  card.with_kids = passes(Filter::with_kids, listing, world);
  const bool takes_time =
      !holds(Group::talk, listing.kind) && !holds(Group::neighbourhood, listing.kind);
  card.one_hour = takes_time && passes(Filter::one_hour, listing, world);
  card.online = passes(Filter::online, listing, world);
  card.picture = listing.picture;
  return card;
}

std::vector<Session> sessions_of(const Listing& listing, const std::set<std::uint16_t>& chosen) {
  std::vector<Session> sessions;
  for (const std::uint16_t at : sessions_in_order(listing))
    if (chosen.empty() || chosen.contains(at)) sessions.push_back(listing.sessions[at]);
  return sessions;
}

HomeView home_of(const Looking& looking) {
  const LocalTime now = looking.world.local_now();
  const auto is_here = [&](const Listing& l) { return l.centre == looking.world.own_centre; };
  const auto is_dated = [&](const Listing& l) { return next_session(l, now) != nullptr; };
  HomeView home;
  home.cards =
      first_cards(looking, [&](const Listing& l) { return is_here(l) && is_still_today(l, now); });
  if (home.cards.empty()) {
    home.list = HomeList::soon_here;
    home.cards = first_cards(looking, [&](const Listing& l) { return is_here(l) && is_dated(l); });
  }
  if (home.cards.empty()) {
    home.list = HomeList::soon;
    home.cards = first_cards(looking, is_dated);
  }
  for (const Group tile : kHomeTiles)
    if (!find_listings({tile, {}, {}}, looking.world).empty()) home.tiles.push_back(tile);
  return home;
}

BrowseView browse_of(const Looking& looking) {
  const State& state = looking.state;
  BrowseView browse;
  browse.group = state.group;
  browse.search = input_of(looking, {}, {Part::whole, Typing::japanese, 0});
  browse.keyboard = keyboard_of(looking);
  for (const Filter filter : filters_of(state.group))
    browse.filters.push_back({filter, state.filters.contains(filter)});
  const Query query{state.group, state.filters, state.search.text()};
  for (const Listing* listing : find_listings(query, looking.world))
    browse.cards.push_back(card_of(looking, *listing));
  return browse;
}

ListingView listing_of(const Looking& looking, const Listing& listing) {
  ListingView view;
  view.card = card_of(looking, listing);
  add_facts(looking, listing, view);
  for (const Role& role : listing.roles) view.roles.push_back(role_view(looking, listing, role));
  view.rule = session_rule(listing, looking.world.local_now());
  view.sessions = session_views(looking, listing);
  for (const ListingId& id : listing.next_steps)
    if (const Listing* next = looking.world.catalogue->listing(id))
      view.next_steps.push_back(card_of(looking, *next));
  view.officer = officer_of(looking, listing);
  view.can_start = can_start_now(looking.state, listing, looking.world);
  return view;
}

}  // namespace tsudoi::flow
