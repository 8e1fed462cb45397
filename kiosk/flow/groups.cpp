#include "kiosk/flow/groups.h"

#include <algorithm>

namespace tsudoi::flow {
namespace {

using enum ListingKind;

constexpr std::array kAllKinds{event,        course,      project,  circle, meeting, open_call,
                               consultation, association, registry, survey, need,    notice};
constexpr std::array kEventKinds{event, course, meeting};
constexpr std::array kActivityKinds{project, circle};
constexpr std::array kLendKinds{registry, need};
constexpr std::array kTalkKinds{consultation};
constexpr std::array kNeighbourKinds{association, survey};
constexpr std::array kNewsKinds{open_call, notice};
static_assert(kAllKinds.size() == kListingKinds);

using enum Filter;
constexpr std::array kDatedFilters{this_week, weekend,      one_hour, free,
                                   with_kids, after_school, online,   open_seats};
constexpr std::array kActivityFilters{one_hour,  weekend, after_school,
                                      with_kids, online,  open_seats};
constexpr std::array kLendFilters{one_hour, weekend, online};
constexpr std::array kTalkFilters{this_week, free, online};
constexpr std::array kNewsFilters{open_seats};

}  // namespace

std::span<const ListingKind> kinds_in(Group group) {
  switch (group) {
    case Group::all: return kAllKinds;
    case Group::events: return kEventKinds;
    case Group::activities: return kActivityKinds;
    case Group::lend_a_hand: return kLendKinds;
    case Group::talk: return kTalkKinds;
    case Group::neighbourhood: return kNeighbourKinds;
    case Group::news: return kNewsKinds;
  }
  return kAllKinds;
}

bool holds(Group group, ListingKind kind) {
  return std::ranges::find(kinds_in(group), kind) != kinds_in(group).end();
}

std::span<const Filter> filters_of(Group group) {
  switch (group) {
    case Group::all:
    case Group::events: return kDatedFilters;
    case Group::activities: return kActivityFilters;
    case Group::lend_a_hand: return kLendFilters;
    case Group::talk: return kTalkFilters;
    case Group::neighbourhood: return {};
    case Group::news: return kNewsFilters;
  }
  return kDatedFilters;
}

}  // namespace tsudoi::flow
