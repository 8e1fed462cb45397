// The sample town that a fresh clone shows is read without a single remark.
#include <filesystem>
#include <set>

#include "storage/base/files.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/forms.h"
#include "tests/import/lists.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

Bytes sample(const std::string& name) {
  auto file = read_file(std::filesystem::path(TSUDOI_SAMPLE_DIR) / name, 4 << 20);
  REQUIRE(file.ok());
  return std::move(*file);
}

ImportOptions options_for(const std::string& name) {
  ImportOptions options = usual_options();
  options.file_name = name;
  return options;
}

std::set<ListingKind> kinds_of(const EventImport& events) {
  std::set<ListingKind> kinds;
  for (const ImportedListing& imported : events.listings) kinds.insert(imported.listing.kind);
  return kinds;
}

std::size_t flags_in(const EventImport& events) {
  for (const ReportLine& line : events.report)
    for (const Notice& notice : line.notices)
      if (is_flag(notice.code)) UNSCOPED_INFO(sentence_for(line));
  return events.counts.flagged + events.counts.refused;
}

}  // namespace

TEST_CASE("The sample town's events are read without a remark", "[import][sample]") {
  const auto events = import_events(sample("events.csv"), options_for("events.csv"), {});
  REQUIRE(events.ok());
  CHECK(events->layout == LayoutName::national);
  CHECK(flags_in(*events) == 0);
  CHECK(kinds_of(*events).size() == kListingKinds);
  CHECK(events->published == events->listings.size());
}

TEST_CASE("The sample town's centres, areas and forms fit its events", "[import][sample]") {
  const auto events = import_events(sample("events.csv"), options_for("events.csv"), {});
  const auto centres = import_facilities(sample("facilities.csv"), options_for("f.csv"), {});
  const auto forms = read_forms(text_of(sample("forms.toml")), "forms.toml");
  const auto town = read_forms(text_of(sample("town.toml")), "town.toml");
  REQUIRE((events.ok() && centres.ok() && forms.ok() && town.ok()));
  std::set<std::string> known{""};
  for (const auto& imported : centres->centres) known.insert("c:" + imported.centre.id.value);
  for (const Form& form : forms->forms) known.insert("f:" + form.id.value);
  for (const Area& area : town->areas) known.insert("a:" + area.id.value);
  for (const auto& imported : events->listings) known.insert("l:" + imported.listing.id.value);
  for (const auto& [listing, fate, shown, stem] : events->listings) {
    CAPTURE(listing.id.value);
    if (!listing.centre.empty()) CHECK(known.contains("c:" + listing.centre.value));
    if (!listing.area.empty()) CHECK(known.contains("a:" + listing.area.value));
    if (!listing.form.empty()) CHECK(known.contains("f:" + listing.form.value));
    for (const ListingId& next : listing.next_steps) CHECK(known.contains("l:" + next.value));
  }
}

TEST_CASE("The sample town tells what, where, for whom, how and by whom in English too",
          "[import][sample]") {
  const auto events = import_events(sample("events.csv"), options_for("events.csv"), {});
  REQUIRE(events.ok());
  for (const auto& imported : events->listings) {
    const Listing& listing = imported.listing;
    CAPTURE(listing.id.value);
    for (const Text* text :
         {&listing.title, &listing.summary, &listing.description, &listing.place.name,
          &listing.audience, &listing.how_to_apply, &listing.organiser})
      CHECK((text->empty() || text->has(Language::english)));
  }
}

TEST_CASE("The sample town's forms leave to the screen what it says itself", "[import][sample]") {
  const auto forms = read_forms(text_of(sample("forms.toml")), "forms.toml");
  REQUIRE(forms.ok());
  for (const Form& form : forms->forms)
    for (const Step& step : form.steps)
      for (const Field& field : step.fields)
        for (const std::string_view said :
             {"なくても", "なければ", "あれば", "いくつでも", "つまで"}) {
          CAPTURE(form.id.value, field.id.value, said);
          CHECK((field.label.ja + field.help.ja).find(said) == std::string::npos);
        }
}

TEST_CASE("What one agrees to has a name of its own on the confirm screen", "[import][sample]") {
  const auto forms = read_forms(text_of(sample("forms.toml")), "forms.toml");
  REQUIRE(forms.ok());
  for (const Form& form : forms->forms)
    for (const Step& step : form.steps)
      for (const Field& field : step.fields) {
        CAPTURE(form.id.value, field.id.value);
        CHECK(field.label.ja != "同意します");
      }
}
