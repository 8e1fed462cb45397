#include "tests/ui/gallery.h"

#include <array>

#include "kiosk/ui/qr.h"

namespace tsudoi::ui {
namespace {

struct Kind {
  Icon icon;
  Tint tint;
  std::string_view title;
  std::string_view place;
  std::string_view tag;
};
constexpr std::array<Kind, 5> kKinds{{
    {Icon::brush, Tint::sun, "はじめての書道", "多摩市民館 3階 和室", "あと 4席"},
    {Icon::child, Tint::plum, "2〜3才児の親子広場", "多摩市民館 体育室", "子どもと"},
    {Icon::school, Tint::sky, "子育て支援者養成講座", "生田出張所", "抽選 11/25まで"},
    {Icon::park, Tint::leaf, "登戸駅前 花いっぱい活動", "登戸駅 生田緑地口", "1時間だけでも"},
    {Icon::forum, Tint::warm_soft, "エリアミーティング（第一小学区）", "東生田会館",
     "オンラインも"},
}};

void draw_head(Ui& ui, Rect page) {
  Rect head = inset(cut_top(page, 136), {kMargin, 0});
  const Rect buttons{head.right() - 364, head.y + 38, 364, kChipHeight};
  ui.heading({head.x, head.y + 30, 480, 0}, {TextStep::body, Weight::bold}, "多摩市民館");
  ui.text({head.x, head.y + 82, 480, 0}, {TextStep::caption, Weight::regular, Ink::soft},
          "令和8年11月21日(土) 14:05");
  ui.button({.id = "head.language",
             .where = {buttons.x, buttons.y, 190, kChipHeight},
             .label = "日本語",
             .icon = Icon::language,
             .kind = ButtonKind::chip});
  ui.button({.id = "head.text",
             .where = {buttons.x + 206, buttons.y, 158, kChipHeight},
             .label = "文字",
             .icon = Icon::text_size,
             .kind = ButtonKind::chip});
}

void draw_foot(Ui& ui, Rect page) {
  const Rect foot = cut_bottom(page, kFootHeight);
  ui.panel(foot, Tint::foot);
  Rect inside = inset(foot, {kMargin, 16});
  ui.button({.id = "foot.back",
             .where = cut_left(inside, 230),
             .label = "もどる",
             .icon = Icon::arrow_back});
  ui.button({.id = "foot.next",
             .where = cut_right(inside, 290),
             .label = "つぎへ",
             .kind = ButtonKind::primary,
             .icon_after = Icon::arrow_forward});
}

void draw_card(Ui& ui, const Rect& where, int number, std::string& pressed) {
  const Kind& kind = kKinds[static_cast<std::size_t>(number) % kKinds.size()];
  const std::string id = "list.card." + std::to_string(number);
  if (ui.pressable({.id = id, .where = where, .label = kind.title})) pressed = id;
  Rect room = inset(where, kGap);
  ui.picture({.where = cut_left(room, 172), .hash = {}, .fallback = kind.icon, .tint = kind.tint});
  cut_left(room, 28);
  ui.icon(cut_right(room, 52), Icon::chevron_right, Ink::faint);
  ui.text(cut_top(room, 40), {TextStep::caption, Weight::bold, Ink::accent, Align::start, 1},
          "11月21日(土) 15:00");
  ui.text(cut_top(room, 48), {TextStep::body, Weight::bold, Ink::ink, Align::start, 1}, kind.title);
  ui.text(cut_top(room, 40), {TextStep::caption, Weight::regular, Ink::soft, Align::start, 1},
          kind.place);
  ui.tag({room.x, room.y}, kind.tag, kind.tint == Tint::sun ? Tint::accent_soft : kind.tint);
}

void draw_tiles(Ui& ui, const Rect& where, GalleryState& state) {
  const std::vector<Rect> cells = columns(where, {2, kGap});
  if (ui.button({.id = "tile.events",
                 .where = cells[0],
                 .label = "催し・講座",
                 .icon = Icon::calendar,
                 .kind = ButtonKind::tile,
                 .note = "さがす・申し込む"}))
    state.pressed = "tile.events";
  if (ui.button({.id = "tile.card",
                 .where = cells[1],
                 .label = "わたしのカード",
                 .icon = Icon::card,
                 .kind = ButtonKind::tile,
                 .note = "参加のあゆみを見る",
                 .tint = Tint::plum}))
    state.sheet_open = true;
}

void draw_fields(Ui& ui, Rect rest) {
  ui.field({.id = "name",
            .where = cut_top(rest, 112),
            .label = "お名前",
            .value = "渡邉はなこ",
            .focused = true,
            .caret = 15,
            .composing_from = 6,
            .composing_to = 15});
  cut_top(rest, kGap);
  ui.field({.id = "search",
            .where = cut_top(rest, 104),
            .label = "さがす",
            .value = "",
            .placeholder = "ことばでさがす（ひらがなでも）",
            .icon = Icon::search});
  cut_top(rest, kGap);
  const std::vector<Rect> cells = columns(cut_top(rest, kButtonHeight), {3, kGap});
  ui.button({.id = "choice.a",
             .where = cells[0],
             .label = "参加する",
             .kind = ButtonKind::choice,
             .state = ButtonState::selected});
  ui.button({.id = "choice.b", .where = cells[1], .label = "手伝う", .kind = ButtonKind::choice});
  ui.button({.id = "danger", .where = cells[2], .label = "取り消す", .kind = ButtonKind::danger});
  cut_top(rest, kGap);
  const std::vector<Rect> keys = columns(cut_top(rest, kKeyHeight), {6, 12});
  constexpr std::array<std::string_view, 6> kKeys{"わ", "ら", "や", "ま", "は", "決定"};
  for (std::size_t i = 0; i < keys.size(); ++i)
    ui.button({.id = kKeys[i],
               .where = keys[i],
               .label = kKeys[i],
               .kind = ButtonKind::key,
               .state = i == 5 ? ButtonState::selected : ButtonState::ready,
               .step = i == 5 ? std::optional(TextStep::body) : std::nullopt});
}

}  // namespace

void draw_gallery(Ui& ui, GalleryState& state) {
  const Rect page = ui.screen();
  draw_head(ui, page);
  Rect rest = inset(page, {kMargin, 150});
  rest.y += ui.heading(rest, {TextStep::display, Weight::bold},
                       "こんにちは。\nきょうは なにを しますか？");
  cut_top(rest, kGap);
  draw_tiles(ui, cut_top(rest, 250), state);
  cut_top(rest, kGap);
  const std::array<std::string, 4> steps{"1 日時", "2 お名前", "3 連絡先", "4 確認"};
  ui.progress_steps(cut_top(rest, 72), steps, 1);
  cut_top(rest, kGap);
  draw_fields(ui, rest);
  cut_top(rest, 112 + 104 + kButtonHeight + kKeyHeight + 4 * kGap);
  const Result<QrCode> code = make_qr("TSUDOI:SHO-4K7-29F");
  if (code) ui.qr(cut_top(rest, 300), *code, "SHO-4K7-29F");
  ui.countdown({cut_top(rest, 56), 42, 60, "あと 42秒で さいしょにもどります"});
  draw_foot(ui, page);
  if (!state.sheet_open) return;
  const bool beside = ui.sheet("sheet", centred(page, {800, 400}), "文字の大きさ", [&](Rect r) {
    if (ui.button({.id = "sheet.close",
                   .where = centred(r, {400, kButtonHeight}),
                   .label = "とじる",
                   .kind = ButtonKind::primary}))
      state.sheet_open = false;
  });
  if (beside) state.sheet_open = false;
}

void draw_list(Ui& ui, int cards, std::string& pressed) {
  constexpr float kCardHeight = 240;
  Rect page = ui.screen();
  draw_head(ui, page);
  draw_foot(ui, page);
  cut_top(page, 150);
  cut_bottom(page, kFootHeight);
  ui.scroll({"list", page, Axis::vertical, "催し"}, [&](const Rect& content) {
    for (int i = 0; i < cards; ++i) {
      const Rect where{content.x + kMargin, content.y + static_cast<float>(i) * (kCardHeight + 20),
                       content.w - 2 * kMargin, kCardHeight};
      if (ui.in_sight(inset(where, -24))) draw_card(ui, where, i, pressed);
    }
    return static_cast<float>(cards) * (kCardHeight + 20) + kGap;
  });
}

}  // namespace tsudoi::ui
