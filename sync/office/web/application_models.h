// What the pages about applications show, and the audit log of who looked.
//
// Personal data: only PersonShown and AnswerShown hold any. They are shown once the audit line is
// written, and never without it (router.cpp; the pages say so to the person who looks).
// Order: rows come newest first.
#pragma once

#include "sync/office/hindrance.h"
#include "sync/office/web/models.h"

namespace tsudoi::web {

enum class NamesShown : std::uint8_t {
  hidden,       // allowed, not asked for
  shown,        // asked for, and an audit line is written
  not_allowed,  // this account never sees names
};
enum class ApplicationState : std::uint8_t { all, undecided, decided };

struct ApplicationFilter {
  ApplicationState state = ApplicationState::all;
  ListingId listing;  // empty: all
  NamesShown names = NamesShown::hidden;
  PageNumber page;
};

struct PersonShown {
  std::string name;
  std::string reading;
  std::string phone;
};

/// One of the dates of a listing.
struct SessionChosen {
  std::uint32_t number = 0;     // 1 is the first
  std::optional<Date> date;     // absent: to be announced, or no longer known
  std::optional<Minutes> from;  // absent: all day or not said
};

struct ApplicationRow {
  PublicId id;
  UnixSeconds at;
  ClockTrust clock = ClockTrust::trusted;
  std::string centre_name;
  ListingId listing;
  std::string listing_title;
  std::string role_name;
  std::optional<std::vector<SessionChosen>> sessions;  // none in it: all; absent: not asked
  AgeBand age_band = AgeBand::unknown;
  Promise promise = Promise::received;
  std::optional<Verdict> verdict;     // the office's word; empty: none yet
  std::optional<PersonShown> person;  // only where the filter says `shown`
};

struct ApplicationsModel {
  ApplicationFilter filter;
  std::vector<ApplicationRow> rows;
  PageShown page;
};

struct AnswerShown {
  std::string label;
  std::string value;
};
struct ApplicationModel {
  ApplicationRow row;
  std::vector<AnswerShown> answers;  // all that the resident filled in
  std::vector<Decision> decisions;   // oldest first
  Hindrance hindrance = Hindrance::none;
  bool was_just_refused = false;  // a decision that somebody tried
  bool is_purged = false;         // some or all answers are gone, their time was over
};

// ---- The audit log

/// What was done, or tried and refused. Order is part of the stored form: append only, before
/// `unknown`, which is never stored.
enum class AuditAct : std::uint8_t {
  signed_in,
  sign_in_refused,
  signed_out,
  looked_at_names,
  looked_at_application,
  decided,
  look_refused,
  decision_refused,
  retried_aside,   // what the office could not take in, again
  refused_aside,   // likewise, not to be taken in
  repaired_aside,  // said which listing it meant
  looked_at_aside,
  took_back,  // what a kiosk in wrong hands had sent
  unknown,    // a newer Tsudoi wrote this line
};
inline constexpr std::size_t kAuditActs = 14;
struct AuditLine {
  UnixSeconds at;
  AccountName who;
  AuditAct act = AuditAct::signed_in;
  std::string about;  // ids and codes only, never a resident's data
  std::string peer;
};
struct AuditModel {
  std::vector<AuditLine> lines;
  PageShown page;
};

}  // namespace tsudoi::web
