#include "tests/bench/sample_town.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "storage/base/crypto.h"
#include "storage/base/files.h"
#include "sync/office/import/events.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/forms.h"

namespace tsudoi {
namespace {

constexpr std::size_t kFileBytesMax = 4 << 20;

template <class T>
T must(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "%s\n", sentence_for(result.error()).c_str());
  std::exit(2);
}

Bytes bytes_of(const std::string& name) {
  return must(read_file(std::filesystem::path(TSUDOI_SAMPLE_DIR) / name, kFileBytesMax));
}

ImportOptions options_for(const std::string& name, Date today) {
  ImportOptions options;
  options.publisher = "sample";
  options.file_name = name;
  options.as_of = today;
  return options;
}

}  // namespace

SampleTown read_sample_town() {
  SampleTown town;
  town.now = {date_from_iso("2026-11-21").value(), Minutes{10 * 60}};
  town.centre = {"sakura-shimin"};
  const auto options = [&](const std::string& name) { return options_for(name, town.now.date); };
  for (auto& [listing, fate, shown, stem] :
       must(import_events(bytes_of("events.csv"), options("events.csv"), {})).listings) {
    if (!stem.empty()) {
      Bytes bytes = bytes_of("pictures/" + stem + ".png");
      listing.picture = ContentHash{crypto::hash(bytes)};
      town.pictures.push_back(std::move(bytes));
    }
    town.listings.push_back(std::move(listing));
  }
  for (auto& imported :
       must(import_facilities(bytes_of("facilities.csv"), options("facilities.csv"), {})).centres)
    town.centres.push_back(std::move(imported.centre));
  town.forms = must(read_forms(text_of(bytes_of("forms.toml")), "forms.toml")).forms;
  return town;
}

}  // namespace tsudoi
