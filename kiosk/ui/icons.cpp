#include "kiosk/ui/icons.h"

#include <array>

#include "storage/base/assert.h"

namespace tsudoi::ui {
namespace {

struct Row {
  Icon icon;
  std::string_view name;
  char32_t code_point;  // in MaterialIcons-Regular.ttf
};

constexpr std::array<Row, kIcons> kRows{{
    {Icon::none, "none", 0x0},
    {Icon::accessible, "accessible", 0xe914},
    {Icon::add, "add", 0xe145},
    {Icon::alarm, "alarm", 0xe855},
    {Icon::arrow_back, "arrow_back", 0xe5c4},
    {Icon::arrow_down, "arrow_down", 0xe5db},
    {Icon::arrow_forward, "arrow_forward", 0xe5c8},
    {Icon::arrow_up, "arrow_up", 0xe5d8},
    {Icon::assignment, "assignment", 0xe85d},
    {Icon::backspace, "backspace", 0xe14a},
    {Icon::book, "book", 0xe54b},
    {Icon::brush, "brush", 0xe3ae},
    {Icon::calendar, "calendar", 0xe878},
    {Icon::call, "call", 0xe0b0},
    {Icon::campaign, "campaign", 0xef49},
    {Icon::card, "card", 0xe8a1},
    {Icon::chat, "chat", 0xe0b7},
    {Icon::check, "check", 0xe5ca},
    {Icon::check_circle, "check_circle", 0xe86c},
    {Icon::checkbox, "checkbox", 0xe834},
    {Icon::checkbox_blank, "checkbox_blank", 0xe835},
    {Icon::child, "child", 0xeb41},
    {Icon::chevron_right, "chevron_right", 0xe5cc},
    {Icon::close, "close", 0xe5cd},
    {Icon::cloud_done, "cloud_done", 0xe2bf},
    {Icon::cloud_off, "cloud_off", 0xe2c1},
    {Icon::contrast, "contrast", 0xe427},
    {Icon::edit, "edit", 0xe3c9},
    {Icon::error, "error", 0xe000},
    {Icon::event_done, "event_done", 0xe614},
    {Icon::flag, "flag", 0xe153},
    {Icon::forum, "forum", 0xe0bf},
    {Icon::group, "group", 0xe7ef},
    {Icon::heart, "heart", 0xe87d},
    {Icon::home, "home", 0xe88a},
    {Icon::house, "house", 0xea44},
    {Icon::info, "info", 0xe88e},
    {Icon::keyboard, "keyboard", 0xe312},
    {Icon::language, "language", 0xe894},
    {Icon::leaf, "leaf", 0xea35},
    {Icon::lock, "lock", 0xe897},
    {Icon::mail, "mail", 0xe158},
    {Icon::minus, "minus", 0xe15b},
    {Icon::music, "music", 0xe405},
    {Icon::park, "park", 0xe407},
    {Icon::payments, "payments", 0xef63},
    {Icon::person, "person", 0xe7fd},
    {Icon::photo, "photo", 0xe410},
    {Icon::place, "place", 0xe55f},
    {Icon::poll, "poll", 0xe801},
    {Icon::print, "print", 0xe8ad},
    {Icon::qr_code, "qr_code", 0xef6b},
    {Icon::radio, "radio", 0xe837},
    {Icon::radio_blank, "radio_blank", 0xe836},
    {Icon::restaurant, "restaurant", 0xe56c},
    {Icon::scan, "scan", 0xe3c2},
    {Icon::school, "school", 0xe80c},
    {Icon::search, "search", 0xe8b6},
    {Icon::sport, "sport", 0xe566},
    {Icon::star, "star", 0xe838},
    {Icon::text_size, "text_size", 0xe245},
    {Icon::time, "time", 0xe192},
    {Icon::timer, "timer", 0xe425},
    {Icon::touch, "touch", 0xe913},
    {Icon::tune, "tune", 0xe429},
    {Icon::undo, "undo", 0xe166},
    {Icon::volume, "volume", 0xe050},
    {Icon::warning, "warning", 0xe002},
    {Icon::work, "work", 0xe8f9},
}};

const Row& row_of(Icon icon) {
  const Row& row = kRows[static_cast<std::size_t>(icon)];
  TSUDOI_ASSERT(row.icon == icon);
  return row;
}

}  // namespace

char32_t code_point_of(Icon icon) {
  return row_of(icon).code_point;
}
std::string_view name_of(Icon icon) {
  return row_of(icon).name;
}

}  // namespace tsudoi::ui
