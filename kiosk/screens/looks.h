// How the domain's kinds look: an icon, a calm ground, a word. One table each, so that a kind looks
// the same on every screen. Colour never carries meaning alone.
#pragma once

#include <vector>

#include "kiosk/screens/page.h"

namespace tsudoi::screens {

struct Look {
  Icon icon = Icon::none;
  Tint tint = Tint::accent_soft;
};
Look look_of(ListingKind kind);
Look look_of(flow::Group group);

TextKey title_of(flow::Group group);
TextKey note_of(flow::Group group);
TextKey word_of(flow::Filter filter);

struct Tag {
  std::string words;
  Tint tint = Tint::accent_soft;
};
/// The few things worth knowing before one opens it: how one gets in, then what it is like.
std::vector<Tag> tags_of(const Page& page, const flow::CardView& card);
Tag sign_up_tag(const Page& page, const flow::CardView& card);

/// 11月21日(土) 15:00, 12月1日(火)から 全7回, that the date is still open, or that any day is
/// right. Empty: a day means nothing here.
std::string when_words(const Page& page, const flow::CardView& card);

/// One sentence on how one gets in here.
TextKey sentence_for(flow::SignUp sign_up);
/// Whether a resident can go on from here at this kiosk.
bool leads_on(flow::SignUp sign_up);

}  // namespace tsudoi::screens
