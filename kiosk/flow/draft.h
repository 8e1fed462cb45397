// Questions about a form on its way: what is asked now, what has been answered, what is wrong.
// Answers are made from what was typed and chosen each time; there is one truth.
#pragma once

#include "kiosk/flow/state.h"

namespace tsudoi::flow {

/// As typed, for all fields; tidy them with `normalised` before use.
Answers answers_of(const Draft& draft);
/// Tidied, and only of the fields that are asked: what will be saved.
Answers answers_to_save(const Draft& draft, Date today);

std::vector<const Field*> asked_in(const Draft& draft, std::size_t step, Date today);
/// The steps that ask anything, in order.
std::vector<std::size_t> asked_steps(const Draft& draft, Date today);
std::optional<std::size_t> step_of(const Draft& draft, const FieldId& field);
/// The first step at or after `from` with a problem; empty: none.
std::optional<std::size_t> first_step_with_problem(const Draft& draft, std::size_t from,
                                                   Date today);
std::optional<Problem> problem_of(const Draft& draft, const Field& field, Date today);
/// What is wrong at one of the field's inputs, the others being right; empty: nothing.
std::optional<Problem> problem_at(const Draft& draft, const Field& field, const Slot& slot,
                                  Date today);

/// The first day of the month that a calendar is open at: as turned, else of the day chosen, else
/// of the first that can be.
Date month_shown(const Draft& draft, const FieldId& id, Date today);
/// Whether the calendar may be turned so many months: not so far from today that nobody plans it,
/// and to a month with a day that can be chosen.
bool can_turn_month(const Draft& draft, const FieldId& id, int months, Date today);

std::uint8_t members_of(const Draft& draft, const Field& field);
std::size_t members_max(const Field& field);

/// The inputs of a field, a team's of every member.
std::vector<Slot> slots_of(const Draft& draft, const Field& field);
/// The inputs of the fields asked in a step, in the order in which 決定 goes through them.
std::vector<Slot> slots_in(const Draft& draft, std::size_t step, Date today);
/// What the slot shows; a reading shows what was typed for the name until it is typed in itself.
std::string text_at(const Draft& draft, const Slot& slot);
bool fills_itself(const Draft& draft, const Slot& slot);

}  // namespace tsudoi::flow
