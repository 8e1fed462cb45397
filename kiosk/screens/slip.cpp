#include <algorithm>
#include <vector>

#include "kiosk/screens/frame.h"
#include "kiosk/screens/looks.h"
#include "kiosk/screens/measures.h"
#include "kiosk/screens/screens.h"
#include "kiosk/texts/date_words.h"
#include "kiosk/ui/qr.h"

namespace tsudoi::screens {

namespace {

constexpr float kPad = 40;
constexpr float kTickSide = 152;
constexpr float kQrMost = 560;
constexpr float kQrWanted = 320;  // a phone reads it from half a metre
constexpr float kQrLeast = 240;   // and this from arm's length

struct Told {
  TextKey title;
  TextKey more;
};
Told told(const flow::SlipView& view) {
  switch (view.promise) {
    case Promise::confirmed: return {TextKey::slip_confirmed, TextKey::slip_confirmed_more};
    case Promise::noted: return {TextKey::slip_noted, TextKey::slip_noted_more};
    case Promise::received:
      return {TextKey::slip_received, view.sign_up == flow::SignUp::draw
                                          ? TextKey::slip_draw_more
                                          : TextKey::slip_received_more};
  }
  return {TextKey::slip_received, TextKey::slip_received_more};
}

/// The tick, and in large words what has been promised.
void put_promise(Page& page, Rect& rest, const flow::SlipView& view) {
  const Rect row = cut_top(rest, kTickSide + 24);
  const Rect disc = ui::centred({row.x, row.y, row.w, kTickSide}, {kTickSide, kTickSide});
  page.ui.disc(disc, Tint::accent);
  page.ui.icon(inset(disc, 24), Icon::check, Ink::on_accent);
  const auto [title, more] = told(view);
  const TextStyle large = with_whole_phrases(page, centred(kDisplay), page[title], rest.w);
  cut_top(rest, page.ui.heading({rest.x, rest.y, rest.w, 0}, large, page[title]) + 4);
  TextStyle soft = centred(kBody);
  soft.ink = Ink::soft;
  put(page, rest, soft, page[more], 32);
}

std::string sessions_words(const Page& page, const flow::SlipView& view) {
  std::string words;
  for (const Session& session : view.sessions)
    words += (words.empty() ? "" : "\n") + texts::session_words(page.words, session);
  return words.empty() ? when_words(page, view.card) : words;
}

/// The QR code holds the signed slip; without one the number alone stands for it.
std::optional<ui::QrCode> qr_of(const flow::SlipView& view) {
  if (view.slip.empty()) return std::nullopt;
  auto made = ui::make_qr(to_base32(view.slip));
  if (!made) return std::nullopt;
  return std::move(made).value();
}

struct Part {
  TextStyle style;
  std::string words;  // empty: nothing is drawn
  float gap = 0;
};

float height_of(const Page& page, const std::vector<Part>& parts, float width) {
  float height = 0;
  for (const Part& part : parts)
    if (!part.words.empty()) height += page.ui.measure(part.style, part.words, width).h + part.gap;
  return height;
}

void put_parts(Page& page, Rect& rest, const std::vector<Part>& parts) {
  for (const Part& part : parts)
    if (!part.words.empty()) put(page, rest, centred(part.style), part.words, part.gap);
}

/// The number first and on one line: it has to be in sight, whole, on the lowest screen, before
/// anything is scrolled.
std::vector<Part> code_parts(const Page& page, const flow::SlipView& view, float width) {
  if (view.code.empty()) return {};
  const TextStyle large = page.ui.on_one_line(kDisplay, view.code, width);
  return {{kSoft, page[TextKey::slip_code]}, {large, view.code, 8}};
}

/// What to do with it, and what it is for.
std::vector<Part> other_parts(const Page& page, const flow::SlipView& view) {
  std::vector<Part> parts;
  if (!view.code.empty()) {
    const bool opens_door = view.promise == Promise::confirmed;
    const std::string door = opens_door ? "\n" + page[TextKey::slip_at_door] : "";
    parts.push_back({kSoft, page[TextKey::slip_keep] + door, 16});
  }
  parts.push_back({kWhen, sessions_words(page, view)});
  parts.push_back({kBold, view.card.title.text});
  parts.push_back({kSoft, view.card.place.text});
  return parts;
}

void put_qr(Page& page, const Rect& where, const ui::QrCode& qr, float side) {
  page.ui.qr(ui::centred(where, {side, side}), qr, page[TextKey::slip_qr]);
}

/// Where the number and the code below it would not be in sight: beside each other.
float draw_low_card(Page& page, const Rect& where, const flow::SlipView& view,
                    const ui::QrCode& qr) {
  const float inner = where.w - 2 * kPad;
  const float beside = inner - kQrLeast - ui::kGap;
  const auto code = code_parts(page, view, beside);
  const auto others = other_parts(page, view);
  const float code_height = height_of(page, code, beside);
  const float top = std::max(kQrLeast, code_height);
  const Rect card{where.x, where.y, where.w, 2 * kPad + top + 8 + height_of(page, others, inner)};
  page.ui.card(card);
  Rect rest = inset(card, kPad);
  Rect row = cut_top(rest, top);
  put_qr(page, cut_right(row, kQrLeast), qr, kQrLeast);
  Rect number = ui::centred(cut_left(row, beside), {beside, code_height});
  put_parts(page, number, code);
  cut_top(rest, 8);
  put_parts(page, rest, others);
  return card.h;
}

struct CardHeights {
  float wanted;    // above what follows it
  float in_sight;  // before anything is scrolled
};

/// The QR code gives way first. Whatever else has to be scrolled to, the number and the code are in
/// sight.
float draw_card(Page& page, const Rect& where, const flow::SlipView& view,
                const CardHeights& heights) {
  const auto qr = qr_of(view);
  const float inner = where.w - 2 * kPad;
  const auto code = code_parts(page, view, inner);
  const float above = kPad + height_of(page, code, inner);
  if (qr && heights.in_sight - above < kQrLeast) return draw_low_card(page, where, view, *qr);
  const auto others = other_parts(page, view);
  const float words = above + kPad + height_of(page, others, inner) + (qr ? 8 : 0);
  const float least = std::clamp(heights.wanted - above, kQrLeast, kQrWanted);
  const float side = qr ? std::clamp(heights.wanted - words, least, std::min(kQrMost, inner)) : 0;
  const Rect card{where.x, where.y, where.w, words + side};
  page.ui.card(card);
  Rect rest = inset(card, kPad);
  put_parts(page, rest, code);
  if (qr) {
    put_qr(page, cut_top(rest, side), *qr, side);
    cut_top(rest, 8);
  }
  put_parts(page, rest, others);
  return card.h;
}

/// つぎにできること
float draw_next(Page& page, const Rect& where) {
  page.press({.id = "slip.next",
              .where = {where.x, where.y, where.w, ui::kButtonHeight},
              .label = page[TextKey::slip_next],
              .icon = Icon::event_done,
              .kind = ui::ButtonKind::secondary},
             flow::SeeNextSteps{});
  return ui::kButtonHeight + 16;
}

Foot foot_of(const Page& page) {
  Foot foot;
  foot.on =
      WayOn{.id = "slip.finish", .label = page[TextKey::frame_finish], .action = flow::Finish{}};
  if (!page.frame.seconds_left) return foot;
  foot.second =
      WayOn{.id = "slip.longer", .label = page[TextKey::slip_longer], .action = flow::ExtendTime{}};
  foot.note = page.words.counted(TextKey::slip_countdown, *page.frame.seconds_left);
  return foot;
}

}  // namespace

void draw_slip(Page& page, Rect rest, const flow::SlipView& view) {
  draw_foot(page, rest, foot_of(page));
  draw_head(page, rest);
  page.ui.scroll({.id = "slip.page", .where = rest}, [&](const Rect& all) {
    Rect where = inset(all, ui::Margin{ui::kMargin, 0});
    cut_top(where, 16);
    if (page.landscape()) {
      const auto places = ui::columns(where, {2, 48});
      Rect left = places[0];
      cut_top(left, 40);
      put_promise(page, left, view);
      cut_top(left, 24);
      if (view.has_next_steps) cut_top(left, draw_next(page, left));
      const float right = draw_card(page, places[1], view, {rest.h - 16 - ui::kGap, rest.h - 16});
      return std::max(left.y, places[1].y + right) - all.y + ui::kGap;
    }
    put_promise(page, where, view);
    const float next = view.has_next_steps ? ui::kButtonHeight + 3 * ui::kGap : ui::kGap;
    const float in_sight = all.y + rest.h - where.y;
    cut_top(where, draw_card(page, where, view, {in_sight - next, in_sight}) + ui::kGap + 8);
    if (view.has_next_steps) cut_top(where, draw_next(page, where));
    return where.y - all.y + ui::kGap;
  });
}

}  // namespace tsudoi::screens
