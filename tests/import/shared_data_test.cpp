// Every real file of the shared reference data, one by one.
#include <algorithm>
#include <filesystem>

#include "storage/base/files.h"
#include "sync/office/import/contacts.h"
#include "sync/office/import/facilities.h"
#include "tests/import/lists.h"
#include "tests/import/shared_data_table.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

Bytes bytes_of(std::string_view file) {
  auto bytes = read_file(shared_data() / file, 32 << 20);
  REQUIRE(bytes.ok());
  return std::move(*bytes);
}

/// Takamatsu's files carry no year and no code: the operator says "events_2024-09" and the city.
ImportOptions options_for(std::string_view file) {
  ImportOptions options = usual_options();
  options.publisher.clear();
  options.file_name = std::filesystem::path(file).filename().string();
  if (!options.file_name.starts_with("events_20")) return options;
  options.publisher = "372013";
  const int year = std::stoi(options.file_name.substr(7, 4));
  const auto month = static_cast<unsigned>(std::stoi(options.file_name.substr(12, 2)));
  options.base_month =
      BaseMonth{std::chrono::year_month{std::chrono::year{year}, std::chrono::month{month}}};
  return options;
}

std::string all_text_of(const Listing& listing) {
  std::string text = listing.title.ja + "\n" + listing.description.ja + "\n" + listing.date_note;
  for (const std::string* part :
       {&listing.organiser.ja, &listing.contact_name, &listing.contact_phone,
        &listing.how_to_apply.ja, &listing.capacity_note, &listing.fee.note, &listing.audience.ja,
        &listing.place.name.ja, &listing.place.address, &listing.title_kana, &listing.category})
    text += "\n" + *part;
  for (const Session& session : listing.sessions) text += "\n" + session.note;
  return text;
}

void check_listing(const Listing& listing) {
  CAPTURE(listing.id.value, listing.title.ja);
  CHECK(is_text_id(listing.id.value));
  CHECK_FALSE(listing.title.empty());
  const HeldBack checked = without_private_contacts(all_text_of(listing));
  CHECK(checked.mobiles + checked.mails == 0);
  for (const Session& session : listing.sessions)
    CHECK((!session.date || !session.last_date || *session.last_date > *session.date));
}

}  // namespace

TEST_CASE("Every real event list gives exactly its listings", "[import][data]") {
  if (!has_shared_data()) return;
  for (const ExpectedList& expected : expected_event_lists()) {
    CAPTURE(expected.file);
    const auto result = import_events(bytes_of(expected.file), options_for(expected.file), {});
    REQUIRE(result.ok());
    CHECK(result->encoding == expected.encoding);
    CHECK(result->layout == expected.layout);
    CHECK(result->counts == expected.counts);
    CHECK(result->listings.size() == expected.listings);
    CHECK(result->sessions == expected.sessions);
    for (const ImportedListing& imported : result->listings) check_listing(imported.listing);
  }
}

TEST_CASE("Every real event list read twice changes nothing", "[import][data]") {
  if (!has_shared_data()) return;
  for (const ExpectedList& expected : expected_event_lists()) {
    CAPTURE(expected.file);
    const Bytes bytes = bytes_of(expected.file);
    const auto first = import_events(bytes, options_for(expected.file), {});
    REQUIRE(first.ok());
    const auto again = import_events(bytes, options_for(expected.file), listings_of(*first));
    REQUIRE(again.ok());
    CHECK(again->counts.unchanged == expected.listings);
    CHECK(listings_of(*again) == listings_of(*first));
  }
}

TEST_CASE("Every real facility list gives exactly its centres", "[import][data]") {
  if (!has_shared_data()) return;
  for (const ExpectedList& expected : expected_facility_lists()) {
    CAPTURE(expected.file);
    const auto result = import_facilities(bytes_of(expected.file), options_for(expected.file), {});
    REQUIRE(result.ok());
    CHECK(result->encoding == expected.encoding);
    CHECK(result->layout == expected.layout);
    CHECK(result->counts == expected.counts);
    CHECK(result->centres.size() == expected.listings);
  }
}

TEST_CASE("Every other real file is refused as a whole", "[import][data]") {
  if (!has_shared_data()) return;
  for (const ExpectedRefusal& expected : expected_refusals()) {
    CAPTURE(expected.file);
    const Bytes bytes = bytes_of(expected.file);
    const auto events = import_events(bytes, options_for(expected.file), {});
    const auto centres = import_facilities(bytes, options_for(expected.file), {});
    REQUIRE_FALSE(events.ok());
    REQUIRE_FALSE(centres.ok());
    CHECK(events.error().code == expected.code);
    CHECK(centres.error().code == expected.code);
  }
}

TEST_CASE("No real file is left out of the table", "[import][data]") {
  if (!has_shared_data()) return;
  std::set<std::string, std::less<>> known;
  for (const auto& list : expected_event_lists()) known.emplace(list.file);
  for (const auto& list : expected_facility_lists()) known.emplace(list.file);
  for (const auto& refusal : expected_refusals()) known.emplace(refusal.file);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_data())) {
    const auto name = std::filesystem::relative(entry.path(), shared_data()).string();
    if (entry.is_regular_file() && !name.ends_with(".md")) CHECK(known.contains(name));
  }
}

TEST_CASE("Another encoding of a list gives the same listings", "[import][data]") {
  if (!has_shared_data()) return;
  for (const auto& [derived, original] :
       {std::pair{"derived-encodings/132021_event_cp932_crlf.csv", "event-japan/132021_event.csv"},
        std::pair{"derived-encodings/132136_event_utf8_nobom_crlf.csv",
                  "event-japan/132136_event.csv"},
        std::pair{"derived-encodings/132241_event_cp932_crlf.csv", "event-japan/132241_event.csv"},
        std::pair{"derived-encodings/141305_event_utf16le_tab.txt",
                  "event-japan/141305_event.csv"}}) {
    CAPTURE(derived);
    const auto first = import_events(bytes_of(derived), options_for(original), {});
    const auto second = import_events(bytes_of(original), options_for(original), {});
    REQUIRE((first.ok() && second.ok()));
    CHECK(listings_of(*first) == listings_of(*second));
  }
}
