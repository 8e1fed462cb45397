// What an application says in public, whatever kind of entry it came as, and its answers in words.
//
// Personal data: words_for and answer_lines handle it; nothing of it is shown without an audit
// line.
#pragma once

#include "sync/office/backend/catalogue_view.h"
#include "sync/office/web/pages.h"

namespace tsudoi {

struct ApplicationFacts {
  FormId form;
  AgeBand age_band = AgeBand::unknown;
  Promise promise = Promise::noted;
  std::optional<std::vector<std::uint16_t>>
      sessions;  // indexes; none in it: all; absent: not asked
};
ApplicationFacts facts_of(const EntryBody& body);

/// What was chosen, with its days. `listing` may be nullptr, or shorter than it was: then the
/// number of the session is all that is known.
std::optional<std::vector<web::SessionChosen>> sessions_of(const ApplicationFacts& facts,
                                                           const Listing* listing);

/// Nobody has decided, and the resident was told that somebody will.
bool waits_for_decision(const Office::ArrivedApplication& application);

/// One answer as a person reads it: labels instead of option ids, in Japanese where the form has
/// no other. `field` may be nullptr: the form has moved on.
std::string words_for(const Field* field, const Answer& answer, web::PageLanguage language);

struct AnswerLine {
  FieldId field;
  std::string label;
  std::string words;
};
/// In order of the form; answers to fields that the form no longer has come last.
std::vector<AnswerLine> answer_lines(const Form* form, const Answers& answers,
                                     web::PageLanguage language);

}  // namespace tsudoi
