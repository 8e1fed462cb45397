// What the report says about rows: a stable code for programs, plain words for people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tsudoi {

enum class NoticeCode : std::uint8_t {
  // why a row was refused
  no_name,
  not_public,
  header_again,
  // what became of a row
  merged_session,    // another date of a listing above
  merged_duplicate,  // says again what a row above said
  updated,
  // what is as it should be, and yet another than in the file
  invisible_removed,
  never_date,  // 9999-12-31
  // what was mended, left out or could not be told
  date_missing,
  date_unreadable,
  year_missing,
  weekday_differs,
  end_before_start,
  end_unreadable,
  time_unreadable,
  time_order,
  deadline_unreadable,
  date_dropped,  // any other date, or a time beside one
  coordinates_moved,
  coordinates_half,
  coordinates_dropped,
  link_dropped,
  markup_removed,
  mobile_held_back,
  mail_held_back,
  phone_no_area,
  phone_unreadable,
  code_mended,
  code_wrong,
  id_reused,
  word_unknown,  // an own tag whose value we do not know
  differs_from_first,
  too_many_sessions,
  title_cut,
  capacity_unreadable,
  glyph_removed,     // a character of somebody's own making (外字): no other machine has it
  cells_unnamed,     // in a column without a name
  cells_unread,      // errors of a spreadsheet, and columns past the limit
  seats_handed_out,  // of the listing, not of one row; the office says so
  sheet_unread,      // of a sheet, not of one row
  older_list,        // what a newer month's list said stays, also where this one corrects it
  columns_alike,     // of the header: several columns of one meaning
  column_hidden,     // what stands in the second of them, where the first says something else
  capacity_beside_roles,
  phone_more,  // behind the number in its cell
};
/// "no_name", "merged_session" ...
std::string_view name_of(NoticeCode code);
/// In Japanese, as a clause.
std::string_view words_for(NoticeCode code);
/// In English, as a clause. Empty: not a reason to refuse a row.
std::string_view why_refused(NoticeCode code);
/// True for what was mended, left out or could not be told: somebody should look.
bool is_flag(NoticeCode code);

struct Notice {
  NoticeCode code = NoticeCode::no_name;
  std::string detail;  // the value in question; may be empty; never a private contact
  bool operator==(const Notice&) const = default;
};

/// "開始日が読めません（4月の試合日程）"
std::string sentence_for(const Notice& notice);

}  // namespace tsudoi
