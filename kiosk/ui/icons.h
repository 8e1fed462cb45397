// The icons in use, by name. Material Icons; always beside a word or on a named target.
#pragma once

#include <cstdint>
#include <string_view>

namespace tsudoi::ui {

enum class Icon : std::uint8_t {
  none,
  accessible,
  add,
  alarm,
  arrow_back,
  arrow_down,
  arrow_forward,
  arrow_up,
  assignment,
  backspace,
  book,
  brush,
  calendar,
  call,
  campaign,
  card,
  chat,
  check,
  check_circle,
  checkbox,
  checkbox_blank,
  child,
  chevron_right,
  close,
  cloud_done,
  cloud_off,
  contrast,
  edit,
  error,
  event_done,
  flag,
  forum,
  group,
  heart,
  home,
  house,
  info,
  keyboard,
  language,
  leaf,
  lock,
  mail,
  minus,
  music,
  park,
  payments,
  person,
  photo,
  place,
  poll,
  print,
  qr_code,
  radio,
  radio_blank,
  restaurant,
  scan,
  school,
  search,
  sport,
  star,
  text_size,
  time,
  timer,
  touch,
  tune,
  undo,
  volume,
  warning,
  work,
};

/// Code point in the icon font; 0 for none.
char32_t code_point_of(Icon icon);
/// "brush", "arrow_back" ...
std::string_view name_of(Icon icon);
inline constexpr std::size_t kIcons = static_cast<std::size_t>(Icon::work) + 1;

}  // namespace tsudoi::ui
