// What the page of the disposal record (廃棄記録) shows.
//
// Personal data: none; that is what the page is about. Order: newest first.
#pragma once

#include "sync/office/web/models.h"

namespace tsudoi::web {

enum class Disposed : std::uint8_t {
  answers,  // of applications, which stay as counts
  waiting,  // could not be taken in
  refused,  // a person had chosen not to take it in
};
/// Who did it. Whatever runs by itself has no account.
enum class DisposedBy : std::uint8_t { itself, restore, person };

struct DisposalRow {
  UnixSeconds at;
  DisposedBy by = DisposedBy::itself;
  AccountName who;  // of a person
  Disposed what = Disposed::answers;
  std::string listing_title;  // empty: of several, or of one that is not known
  std::string purpose;
  std::string fields;  // which answers; empty: all
  std::uint32_t days = 0;
  std::uint64_t entries = 0;
  Date first, last;  // when they had been made
};

struct DisposalsModel {
  std::vector<DisposalRow> rows;
  PageShown page;
  std::optional<UnixSeconds> last_purge;
  std::uint64_t late = 0;  // entries that should be gone by now
};

}  // namespace tsudoi::web
