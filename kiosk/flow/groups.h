// The tiles of the home screen and the filters of the browse screen, as tables.
#pragma once

#include <array>
#include <span>

#include "storage/domain/listing.h"

namespace tsudoi::flow {

/// What a home tile opens. Each listing kind is in exactly one group besides `all`.
enum class Group : std::uint8_t {
  all,            // すべて見る
  events,         // 催し・講座: event, course, meeting
  activities,     // 地域の活動: project, circle
  lend_a_hand,    // 力を貸したい: registry, need
  talk,           // 相談する: consultation
  neighbourhood,  // 町会・アンケート: association, survey
  news,           // 募集・お知らせ: open_call, notice
};
inline constexpr std::size_t kGroups = 7;

/// The tiles of home in their order; `all` is not a tile.
inline constexpr std::array kHomeTiles{Group::events, Group::activities,    Group::lend_a_hand,
                                       Group::talk,   Group::neighbourhood, Group::news};

std::span<const ListingKind> kinds_in(Group group);
bool holds(Group group, ListingKind kind);

enum class Filter : std::uint8_t {
  this_week,     // 今週: a session from today to Sunday
  weekend,       // 土日
  one_hour,      // 1時間だけ: tagged, or a role that asks 1 to 60 minutes
  free,          // 無料
  with_kids,     // 子どもと
  after_school,  // 夕方から: a session that begins at 15:30 or later on a weekday
  online,        // オンライン
  open_seats,    // 申し込める
};
inline constexpr std::size_t kFilters = 8;

/// The chips that make sense in a group, in order of use. "すべて" stands before them.
std::span<const Filter> filters_of(Group group);

}  // namespace tsudoi::flow
