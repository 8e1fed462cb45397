#include "kiosk/screens/listing_parts.h"

#include <algorithm>

#include "kiosk/screens/cards.h"
#include "kiosk/screens/looks.h"
#include "kiosk/screens/measures.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr float kPad = 32;
constexpr float kFactGap = 20;
constexpr float kChoiceGap = 12;
constexpr std::size_t kNoteBesideMax = 30;  // bytes: ten kana, as in 500円 (月会費)

struct Fact {
  Icon icon = Icon::info;
  TextKey name = TextKey::listing_when;
  std::string words;
};

std::string fee_words(const Page& page, const Fee& fee) {
  if (!fee.yen) return fee.note;
  const std::string price = texts::yen_words(page.words, *fee.yen);
  if (fee.note.empty() || fee.note == price) return price;
  const bool is_short =
      fee.note.find('\n') == std::string::npos && fee.note.size() <= kNoteBesideMax;
  return is_short ? price + " (" + fee.note + ")" : price + "\n" + fee.note;
}

std::string joined(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a + b;
  return a + "\n" + b;
}

std::string when_fact(const Page& page, const flow::ListingView& view) {
  std::string words = view.card.when.sessions < 2 && view.card.when.session
                          ? texts::session_words(page.words, *view.card.when.session)
                          : when_words(page, view.card);
  return joined(words, view.date_note);
}

std::vector<Fact> facts_of(const Page& page, const flow::ListingView& view) {
  std::vector<Fact> all;
  const auto say = [&](Icon icon, TextKey name, std::string words) {
    if (!words.empty()) all.push_back({icon, name, std::move(words)});
  };
  const bool until = view.card.when.any_day && view.card.closes_at;  // said as the deadline
  say(Icon::calendar, TextKey::listing_when, until ? view.date_note : when_fact(page, view));
  say(Icon::place, TextKey::listing_where, joined(view.card.place.text, view.address));
  say(Icon::group, TextKey::listing_who, joined(view.audience.text, view.capacity_note));
  say(Icon::payments, TextKey::listing_fee, fee_words(page, view.fee));
  if (view.card.closes_at)
    say(Icon::alarm, TextKey::listing_deadline,
        texts::short_date(page.words, view.card.closes_at->date) + " " +
            texts::time_of_day(view.card.closes_at->minutes));
  say(Icon::edit, TextKey::listing_how, view.how_to_apply.text);
  say(Icon::flag, TextKey::listing_organiser, view.organiser.text);
  say(Icon::call, TextKey::listing_contact, joined(view.contact_name, view.contact_phone));
  return all;
}

/// How one gets in; where one cannot from here, whom to ask if there is somebody.
TextKey sentence_of(const flow::ListingView& view) {
  const bool has_contact = !view.contact_name.empty() || !view.contact_phone.empty();
  if (view.card.sign_up == flow::SignUp::read_only && has_contact)
    return TextKey::listing_read_only_ask;
  return sentence_for(view.card.sign_up);
}

/// Name column and words column, sized for the language and the text setting.
float name_width(const Page& page, const std::vector<Fact>& facts, float width) {
  float widest = 0;
  for (const Fact& fact : facts)
    widest = std::max(widest, page.ui.measure(kSmallBold, page[fact.name], width).w);
  return std::min(widest + 2, width * 0.36f);
}

float icon_room(const Page& page) {
  return page.ui.line_height(TextStep::caption) * 0.8f + 16;
}

float height_of(const Page& page, const Fact& fact, float name_room, float words_room) {
  return std::max(page.ui.measure(kSmallBold, page[fact.name], name_room).h,
                  page.ui.measure(kSmall, fact.words, words_room).h);
}

void draw_fact(Page& page, const Rect& row, const Fact& fact, float name_room) {
  Rect rest = row;
  const float line = page.ui.line_height(TextStep::caption);
  const float side = line * 0.8f;
  page.ui.icon({rest.x, rest.y + (line - side) / 2, side, side}, fact.icon, Ink::accent);
  cut_left(rest, icon_room(page));
  const Rect name = cut_left(rest, name_room + 1);
  page.ui.text({name.x, name.y, name.w, 0}, kSmallBold, page[fact.name]);
  cut_left(rest, 24);
  page.ui.text({rest.x, rest.y, rest.w, 0}, kSmall, fact.words);
}

std::string role_note(const Page& page, const flow::RoleView& role) {
  std::string note;
  const auto add = [&note](const std::string& words) {
    if (!words.empty()) note += note.empty() ? words : "・" + words;
  };
  if (role.minutes_asked > 0)
    add(page.words(TextKey::listing_minutes_asked,
                   {{"time", texts::duration_words(page.words, role.minutes_asked)}}));
  if (role.seats_left && role.sign_up == flow::SignUp::seat)
    add(page.words.counted(TextKey::count_seats_left, *role.seats_left));
  else if (role.capacity)
    add(page.words.counted(TextKey::count_capacity, *role.capacity));
  return note;
}

/// A choice as tall as its words need.
void put_choice(Page& page, Rect& rest, ui::Button choice, Action then) {
  choice.kind = ui::ButtonKind::choice;
  choice.where = cut_top(rest, height_of_choice(page, choice, rest.w));
  cut_top(rest, kChoiceGap);
  page.press(choice, std::move(then));
}

}  // namespace

float draw_facts(Page& page, const Rect& where, const flow::ListingView& view) {
  const auto facts = facts_of(page, view);
  const float inner = where.w - 2 * kPad;
  const float names = name_width(page, facts, inner);
  const float words = inner - icon_room(page) - names - 1 - 24;
  float height = 2 * kPad - kFactGap;
  for (const Fact& fact : facts) height += height_of(page, fact, names, words) + kFactGap;
  const std::string& sentence = page[sentence_of(view)];
  height += page.ui.measure(kSmallBold, sentence, inner - 48).h + 2 * kFactGap;
  page.ui.card({where.x, where.y, where.w, height});
  Rect rest = inset(Rect{where.x, where.y, where.w, height}, kPad);
  for (const Fact& fact : facts) {
    draw_fact(page, cut_top(rest, height_of(page, fact, names, words)), fact, names);
    cut_top(rest, kFactGap);
  }
  page.ui.rule({rest.x, rest.y, rest.w, 2});
  cut_top(rest, kFactGap);
  page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::info, kSmallBold, sentence);
  return height;
}

float draw_roles(Page& page, const Rect& where, const flow::ListingView& view) {
  const bool leads = std::any_of(view.roles.begin(), view.roles.end(),
                                 [](const auto& role) { return leads_on(role.sign_up); });
  if (!leads || (view.roles.size() == 1 && view.roles[0].chosen)) return 0;
  Rect rest = where;
  const bool ask = view.can_start == flow::CanStart::choose_role;
  put(page, rest, kBold, page[ask ? TextKey::listing_choose_role : TextKey::listing_roles], 12);
  for (const auto& role : view.roles) {
    const std::string note = role_note(page, role);
    put_choice(page, rest,
               {.id = "listing.role." + role.role.value,
                .label = role.name.text,
                .state = !leads_on(role.sign_up) ? ui::ButtonState::disabled
                         : role.chosen           ? ui::ButtonState::selected
                                                 : ui::ButtonState::ready,
                .note = note},
               flow::ChooseRole{role.role});
  }
  return rest.y - where.y + 12;
}

float draw_sessions(Page& page, const Rect& where, const flow::ListingView& view) {
  if (view.sessions.size() < 2) return 0;
  Rect rest = where;
  const bool chooses = view.rule != flow::SessionRule::all;
  put(page, rest, kBold,
      page[chooses ? TextKey::listing_choose_session : TextKey::listing_sessions], 12);
  if (!chooses) put(page, rest, kSoft, page[TextKey::listing_all_sessions], 12);
  for (const auto& one : view.sessions) {
    const std::string words = texts::session_words(page.words, one.session);
    const std::string number = page.words.counted(TextKey::count_session_number, one.index + 1);
    if (!chooses) {
      put(page, rest, kSmall, number + "  " + words, 8);
      continue;
    }
    put_choice(page, rest,
               {.id = "listing.session." + std::to_string(one.index),
                .label = words,
                .state = !one.can_choose ? ui::ButtonState::disabled
                         : one.chosen    ? ui::ButtonState::selected
                                         : ui::ButtonState::ready,
                .mark = view.rule == flow::SessionRule::any ? ui::Mark::any_of : ui::Mark::one_of},
               flow::ToggleSession{one.index});
  }
  return rest.y - where.y + 12;
}

float draw_officer(Page& page, const Rect& where, const flow::ListingView& view) {
  if (!view.officer) return 0;
  const auto& officer = *view.officer;
  const std::string title = page[TextKey::listing_officer] + "  " + officer.area.text;
  const std::string name = officer.name + "  " + officer.phone;
  const float inner = where.w - 2 * kPad - 80;
  const float height = 2 * kPad + page.ui.measure(kSoft, title, inner).h +
                       page.ui.measure(kBold, name, inner).h +
                       page.ui.measure(kSoft, page[TextKey::listing_officer_more], inner).h;
  page.ui.rounded({where.x, where.y, where.w, height}, Tint::accent_soft);
  Rect rest = inset(Rect{where.x, where.y, where.w, height}, kPad);
  page.ui.icon(cut_left(rest, 56), Icon::person, Ink::accent);
  cut_left(rest, 24);
  put(page, rest, kSoft, title);
  put(page, rest, kBold, name);
  put(page, rest, kSoft, page[TextKey::listing_officer_more]);
  return height + ui::kGap;
}

}  // namespace tsudoi::screens
