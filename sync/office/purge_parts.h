// What a purge works with, from the look at what is due to the one commit of a line. Private to
// purge.cpp, purge_due.cpp and purge_work.cpp.
#pragma once

#include <tuple>

#include "sync/office/purge.h"

namespace tsudoi {

struct OfficePurge::About {
  ListingId listing;
  FormId form;
  auto operator<=>(const About&) const = default;
};

/// Listings and forms as the office has them now.
struct OfficePurge::Catalogue {
  std::map<ListingId, Listing> listings;
  std::map<FormId, Form> forms;

  static Result<Catalogue> of(const Office& office);
  const Listing* listing(const About& about) const;
  const Form* form(const About& about) const;
  Date begins(const About& about, UnixSeconds made) const;
};

/// One thing that is due, by its number in the table of its kind.
struct OfficePurge::Due {
  DisposedOf what = DisposedOf::answers;
  About about;
  std::uint64_t number = 0;

  /// Those of one line of the record stand together.
  auto line() const { return std::tie(what, about); }
};

/// Inside the one transaction of a line, which it fills in.
class OfficePurge::Work {
 public:
  Work(const Office& office, lmdb::WriteTxn& txn, const Catalogue& catalogue, DisposalRecord& line)
      : office_(office), txn_(txn), catalogue_(catalogue), line_(line) {}

  Result<void> purge(const Due& due, Date today);
  void finish();

 private:
  Result<void> purge_answers(const Due& due, Date today);
  Result<void> purge_waiting(const Due& due);
  Result<void> purge_refused(const Due& due);
  void count(std::uint32_t entries, UnixSeconds made);

  const Office& office_;
  lmdb::WriteTxn& txn_;
  const Catalogue& catalogue_;
  DisposalRecord& line_;
  bool is_in_part_ = false;  // other answers of these entries stay
};

/// When an entry was made, by the kiosk's clock where that could be believed: what comes late on a
/// stick is no younger.
UnixSeconds made_at(const ArrivalRecord& arrival);

}  // namespace tsudoi
