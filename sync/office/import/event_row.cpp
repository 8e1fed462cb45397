#include "sync/office/import/event_row.h"

#include "sync/office/import/column_names.h"
#include "sync/office/import/event_seats.h"
#include "sync/office/import/event_times.h"
#include "sync/office/import/place_reader.h"

namespace tsudoi {
namespace {

constexpr std::size_t kTitleCharactersMax = 200;

/// A text without Japanese counts as empty, whatever else it holds: nothing is added to it.
void add_english(Text& text, const std::string& english) {
  if (!text.empty() && !english.empty()) text.others.emplace_back(Language::english, english);
}

void read_names(RowReader& row, const OwnWords& words, Listing& listing) {
  std::string title = one_line(row.text(Column::name));
  if (title.empty()) title = one_line(row.text(Column::page_title));
  listing.title.ja = first_characters(title, kTitleCharactersMax);
  if (listing.title.ja.size() < title.size())
    row.note(NoticeCode::title_cut, title.substr(listing.title.ja.size()));
  listing.title_kana = one_line(row.text(Column::kana));
  listing.summary.ja = row.text(Column::summary);
  std::string english = words.english_title;
  if (english.empty()) english = one_line(row.text(Column::english));
  add_english(listing.title, english);
  add_english(listing.summary, words.english_summary);
}

void read_description(RowReader& row, const OwnWords& words, Listing& listing) {
  struct Part {
    std::string_view label;
    Column column;
  };
  std::string& description = listing.description.ja;
  description = row.text(Column::description);
  for (const Part part : {Part{"開催条件：", Column::condition}, Part{"備考：", Column::remarks},
                          Part{"行き方：", Column::access}}) {
    const std::string text = row.text(part.column);
    if (text.empty()) continue;
    description.append(description.empty() ? "" : "\n\n").append(part.label).append(text);
  }
  add_english(listing.description, words.english_description);
}

void read_people(RowReader& row, const OwnWords& words, Listing& listing) {
  listing.organiser.ja = row.text(Column::organiser);
  add_english(listing.organiser, words.english_organiser);
  listing.contact_name = row.text(Column::contact_name);
  listing.contact_phone = read_contact_phone(row);
  listing.audience.ja = row.text(Column::audience);
  if (listing.audience.ja == "指定なし") listing.audience.ja.clear();
  const std::string note = row.text(Column::audience_note);
  if (!note.empty()) listing.audience.ja += (listing.audience.empty() ? "" : "\n") + note;
  add_english(listing.audience, words.english_audience);
}

void read_tags(RowReader& row, const OwnWords& words, Listing& listing) {
  listing.category = one_line(row.text(Column::category));
  listing.tags = words.tags;
  const std::string online = row.value(Column::online);
  if (online == "有" || online == "有り" || online == "あり") listing.tags.emplace_back("online");
  listing.centre = words.centre;
  listing.area = words.area;
  listing.next_steps = words.next_steps;
}

/// A title that is itself the name of a column: two lists were glued together.
bool is_header_again(const RowReader& row) {
  return column_named(row.cell(Column::name)) == Column::name;
}

}  // namespace

EventRow read_event_row(const Layout& layout, const TableRow& table_row,
                        const ImportOptions& options) {
  RowReader row(layout, table_row);
  EventRow event;
  event.number = table_row.number;
  event.line = table_row.line;
  event.words = read_own_words(row.text(Column::tags) + ";" + row.text(Column::keywords));
  for (const std::string& word : event.words.unknown) row.note(NoticeCode::word_unknown, word);
  row.note_lost_cells();
  Listing& listing = event.listing;
  read_names(row, event.words, listing);
  const bool hidden = row.value(Column::publication) == "非公開";
  event.refused = listing.title.empty() || hidden || is_header_again(row);
  if (event.refused) {
    event.notices = {{listing.title.empty() ? NoticeCode::no_name
                      : hidden              ? NoticeCode::not_public
                                            : NoticeCode::header_again,
                      {}}};
    return event;
  }
  read_description(row, event.words, listing);
  read_people(row, event.words, listing);
  read_tags(row, event.words, listing);
  listing.place = read_place(row);
  add_english(listing.place.name, event.words.english_place);
  listing.fee = read_fee(row);
  listing.page_url = read_page(row, {Column::page_url, Column::content_url});
  read_event_times(row, options, listing);
  read_seats(row, event.words, listing);
  add_english(listing.how_to_apply, event.words.english_how_to_apply);
  listing.source = {read_publisher(row, options.publisher, options.file_name),
                    one_line(row.text(Column::id)), options.file_name};
  event.name_key = name_key_of(listing);
  event.place_key = place_key_of(listing);
  event.notices = row.take_notices();
  return event;
}

std::string name_key_of(const Listing& listing) {
  return comparable(listing.title.ja);
}
std::string place_key_of(const Listing& listing) {
  return comparable(listing.place.name.empty() ? listing.place.address : listing.place.name.ja);
}

}  // namespace tsudoi
