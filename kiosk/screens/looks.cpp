#include "kiosk/screens/looks.h"

#include <array>

#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

Look look_of(ListingKind kind) {
  switch (kind) {
    case ListingKind::event: return {Icon::calendar, Tint::sun};
    case ListingKind::course: return {Icon::school, Tint::sky};
    case ListingKind::project: return {Icon::park, Tint::leaf};
    case ListingKind::circle: return {Icon::group, Tint::plum};
    case ListingKind::meeting: return {Icon::forum, Tint::warm_soft};
    case ListingKind::open_call: return {Icon::campaign, Tint::sun};
    case ListingKind::consultation: return {Icon::chat, Tint::sky};
    case ListingKind::association: return {Icon::house, Tint::leaf};
    case ListingKind::registry: return {Icon::heart, Tint::warm_soft};
    case ListingKind::survey: return {Icon::poll, Tint::leaf};
    case ListingKind::need: return {Icon::work, Tint::plum};
    case ListingKind::notice: return {Icon::info, Tint::accent_soft};
  }
  return {};
}

Look look_of(flow::Group group) {
  switch (group) {
    case flow::Group::all: return {Icon::calendar, Tint::accent_soft};
    case flow::Group::events: return {Icon::calendar, Tint::accent_soft};
    case flow::Group::activities: return {Icon::group, Tint::sun};
    case flow::Group::lend_a_hand: return {Icon::heart, Tint::warm_soft};
    case flow::Group::talk: return {Icon::forum, Tint::sky};
    case flow::Group::neighbourhood: return {Icon::assignment, Tint::leaf};
    case flow::Group::news: return {Icon::campaign, Tint::plum};
  }
  return {};
}

TextKey title_of(flow::Group group) {
  static constexpr std::array<TextKey, flow::kGroups> kTitles{
      TextKey::group_all,         TextKey::group_events, TextKey::group_activities,
      TextKey::group_lend_a_hand, TextKey::group_talk,   TextKey::group_neighbourhood,
      TextKey::group_news};
  return kTitles[static_cast<std::size_t>(group)];
}

TextKey note_of(flow::Group group) {
  static constexpr std::array<TextKey, flow::kGroups> kNotes{
      TextKey::group_events_more,     TextKey::group_events_more,
      TextKey::group_activities_more, TextKey::group_lend_a_hand_more,
      TextKey::group_talk_more,       TextKey::group_neighbourhood_more,
      TextKey::group_news_more};
  return kNotes[static_cast<std::size_t>(group)];
}

TextKey word_of(flow::Filter filter) {
  static constexpr std::array<TextKey, flow::kFilters> kWords{
      TextKey::filter_this_week, TextKey::filter_weekend,   TextKey::filter_one_hour,
      TextKey::filter_free,      TextKey::filter_with_kids, TextKey::filter_after_school,
      TextKey::filter_online,    TextKey::filter_open_seats};
  return kWords[static_cast<std::size_t>(filter)];
}

Tag sign_up_tag(const Page& page, const flow::CardView& card) {
  switch (card.sign_up) {
    case flow::SignUp::read_only: return {page[texts::words_for(card.kind)], Tint::accent_soft};
    case flow::SignUp::walk_in: return {page[TextKey::tag_walk_in], Tint::accent_soft};
    case flow::SignUp::seat:
      if (card.seats_left)
        return {page.words.counted(TextKey::count_seats_left, *card.seats_left), Tint::accent_soft};
      return {page[TextKey::tag_first_come], Tint::accent_soft};
    case flow::SignUp::ask_office: return {page[TextKey::tag_first_come], Tint::accent_soft};
    case flow::SignUp::draw:
      if (card.closes_at)
        return {page.words(TextKey::tag_draw_until,
                           {{"date", texts::numeric_date(page.words, card.closes_at->date)}}),
                Tint::sun};
      return {page[TextKey::tag_draw], Tint::sun};
    case flow::SignUp::office: return {page[TextKey::tag_office], Tint::accent_soft};
    case flow::SignUp::answer: return {page[TextKey::tag_answer], Tint::accent_soft};
    case flow::SignUp::not_yet: return {page[TextKey::tag_not_yet], Tint::sun};
    case flow::SignUp::closed: return {page[TextKey::tag_closed], Tint::warm_soft};
    case flow::SignUp::over: return {page[TextKey::tag_over], Tint::warm_soft};
    case flow::SignUp::no_saving:
    case flow::SignUp::see_desk: return {page[TextKey::tag_see_desk], Tint::warm_soft};
  }
  return {};
}

std::vector<Tag> tags_of(const Page& page, const flow::CardView& card) {
  std::vector<Tag> tags{sign_up_tag(page, card)};
  if (card.free) tags.push_back({page[TextKey::tag_free], Tint::leaf});
  if (card.with_kids) tags.push_back({page[TextKey::tag_kids], Tint::plum});
  if (card.one_hour) tags.push_back({page[TextKey::tag_hour], Tint::accent_soft});
  if (card.online) tags.push_back({page[TextKey::tag_online], Tint::sky});
  return tags;
}

namespace {

std::string words_without_date(const Page& page, const flow::CardView& card) {
  if (!card.when.any_day) return page[TextKey::date_to_be_announced];
  if (card.closes_at)
    return page.words(TextKey::date_until,
                      {{"date", texts::short_date(page.words, card.closes_at->date)}});
  return card.kind == ListingKind::notice ? std::string() : page[TextKey::date_any];
}

}  // namespace

std::string when_words(const Page& page, const flow::CardView& card) {
  const flow::WhenView& when = card.when;
  if (!when.session) return words_without_date(page, card);
  if (when.sessions < 2) return texts::session_start(page.words, *when.session);
  const std::string sessions = page.words.counted(TextKey::count_sessions, when.sessions);
  const std::string date =
      when.session->date ? texts::short_date(page.words, *when.session->date) : when.session->note;
  return page.words(TextKey::date_and_sessions, {{"date", date}, {"sessions", sessions}});
}

TextKey sentence_for(flow::SignUp sign_up) {
  static constexpr std::array<TextKey, flow::kSignUps> kSentences{
      TextKey::listing_read_only,  TextKey::listing_come,     TextKey::listing_seat,
      TextKey::listing_ask_office, TextKey::listing_draw,     TextKey::listing_office,
      TextKey::listing_quick,      TextKey::listing_not_yet,  TextKey::listing_closed,
      TextKey::listing_over,       TextKey::listing_see_desk, TextKey::error_disk_full};
  return kSentences[static_cast<std::size_t>(sign_up)];
}

bool leads_on(flow::SignUp sign_up) {
  return sign_up == flow::SignUp::seat || sign_up == flow::SignUp::ask_office ||
         sign_up == flow::SignUp::draw || sign_up == flow::SignUp::office ||
         sign_up == flow::SignUp::answer;
}

}  // namespace tsudoi::screens
