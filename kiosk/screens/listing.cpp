#include <algorithm>

#include "kiosk/screens/cards.h"
#include "kiosk/screens/frame.h"
#include "kiosk/screens/listing_parts.h"
#include "kiosk/screens/screens.h"
#include "kiosk/texts/date_words.h"

namespace tsudoi::screens {

namespace {

constexpr std::string_view kPageScroll = "listing.page";
constexpr float kPictureShare = 0.42f;
constexpr float kPictureMost = 420;
constexpr float kSignHeight = 200;  // without a picture: the sign of its kind

TextKey sign_up_word(ListingKind kind) {
  switch (kind) {
    case ListingKind::survey: return TextKey::listing_answer;
    case ListingKind::association: return TextKey::listing_join;
    case ListingKind::consultation: return TextKey::listing_book;
    case ListingKind::registry: return TextKey::listing_register;
    default: return TextKey::listing_sign_up;
  }
}

/// What is missing before one can go on, or where it leads.
TextKey word_on(const flow::ListingView& view) {
  switch (view.can_start) {
    case flow::CanStart::choose_role: return TextKey::listing_choose_role_first;
    case flow::CanStart::choose_session: return TextKey::listing_choose_session_first;
    case flow::CanStart::yes:
    case flow::CanStart::no: return sign_up_word(view.card.kind);
  }
  return sign_up_word(view.card.kind);
}

Foot foot_of(const Page& page, const flow::ListingView& view) {
  const bool can = leads_on(view.card.sign_up) && view.can_start != flow::CanStart::no;
  if (!can) return {};
  return {.on = WayOn{.id = "listing.start",
                      .label = page[word_on(view)],
                      .action = flow::StartForm{},
                      .icon_after = view.can_start == flow::CanStart::yes ? Icon::arrow_forward
                                                                          : Icon::arrow_up}};
}

/// Picture, words, and how one gets in: what one came to see.
float first_part(Page& page, const Rect& where, const flow::ListingView& view) {
  Rect rest = where;
  const Look look = look_of(view.card.kind);
  const float picture =
      view.card.picture ? std::min(rest.w * kPictureShare, kPictureMost) : kSignHeight;
  page.ui.picture(
      {.where = cut_top(rest, picture),
       .hash = view.card.picture ? std::optional(view.card.picture->value) : std::nullopt,
       .fallback = look.icon,
       .tint = look.tint});
  cut_top(rest, 24);
  page.ui.heading({rest.x, rest.y, rest.w, 0}, kTitle, view.card.title.text);
  cut_top(rest, page.ui.measure(kTitle, view.card.title.text, rest.w).h + 8);
  const auto tags = tags_of(page, view.card);
  cut_top(rest, draw_tags(page, rest, tags) + 16);
  if (view.card.title.in_japanese || view.description.in_japanese)
    cut_top(rest, page.ui.labelled({rest.x, rest.y, rest.w, 0}, Icon::language, kSoft,
                                   page[TextKey::frame_shown_in_japanese]) +
                      8);
  const bool has_summary = !view.summary.empty() && view.summary.text != view.description.text;
  if (has_summary) put(page, rest, kBold, view.summary.text, 16);
  if (!view.description.empty()) put(page, rest, kBody, view.description.text, 16);
  return rest.y - where.y;
}

/// Whether the way on was touched while `choice` is still to be made: it leads up to it.
bool leads_to(const Page& page, const flow::ListingView& view, flow::CanStart choice) {
  return view.can_start == choice && page.action &&
         std::holds_alternative<flow::StartForm>(*page.action);
}

/// What is asked of the resident, and where it leads.
float second_part(Page& page, const Rect& where, const flow::ListingView& view) {
  Rect rest = where;
  cut_top(rest, draw_facts(page, rest, view) + ui::kGap);
  if (leads_to(page, view, flow::CanStart::choose_role)) page.ui.scroll_to(kPageScroll, rest.y);
  cut_top(rest, draw_roles(page, rest, view));
  if (leads_to(page, view, flow::CanStart::choose_session)) page.ui.scroll_to(kPageScroll, rest.y);
  cut_top(rest, draw_sessions(page, rest, view));
  cut_top(rest, draw_officer(page, rest, view));
  return rest.y - where.y;
}

float next_steps(Page& page, const Rect& where, const flow::ListingView& view) {
  if (view.next_steps.empty()) return 0;
  Rect rest = where;
  put(page, rest, kTitle, page[TextKey::listing_next_steps], 16);
  return rest.y - where.y + draw_row_cards(page, "listing.next.", rest, view.next_steps);
}

}  // namespace

void draw_listing(Page& page, Rect rest, const flow::ListingView& view) {
  draw_foot(page, rest, foot_of(page, view));
  draw_head(page, rest);
  page.ui.scroll({.id = kPageScroll, .where = rest}, [&](const Rect& all) {
    Rect where = inset(all, ui::Margin{ui::kMargin, 0});
    if (page.landscape()) {
      const auto places = ui::columns(where, {2, 48});
      cut_top(where,
              std::max(first_part(page, places[0], view), second_part(page, places[1], view)));
    } else {
      cut_top(where, first_part(page, where, view));
      cut_top(where, second_part(page, where, view));
    }
    cut_top(where, next_steps(page, where, view));
    return where.y - all.y + ui::kGap;
  });
  const bool stays = page.action && (std::holds_alternative<flow::ChooseRole>(*page.action) ||
                                     std::holds_alternative<flow::ToggleSession>(*page.action) ||
                                     (std::holds_alternative<flow::StartForm>(*page.action) &&
                                      view.can_start != flow::CanStart::yes));
  if (page.action && !stays) page.ui.scroll_to_start(kPageScroll);  // another listing follows
}

}  // namespace tsudoi::screens
