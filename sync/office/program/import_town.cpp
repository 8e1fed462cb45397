// import-facilities and import-forms: the centres, areas and forms around the listings.
#include <algorithm>

#include "storage/domain/retention.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/forms.h"
#include "sync/office/program/commands.h"
#include "sync/office/program/import_files.h"

namespace tsudoi::office_program {
namespace {

constexpr std::string_view kToml = ".toml";

struct TakenFile {
  FileFacts facts;
  ImportCounts counts;
  std::size_t centres = 0, areas = 0, forms = 0;
};

struct Taken {
  std::map<std::pair<CatalogueKind, std::string>, CatalogueItem> items;
  std::vector<Centre> centres;  // what the office has, as it will be after each file
  std::vector<TakenFile> files;
  ReportFile report;
  Refusals refusals;
};

/// Whether the office, or a file before, has this item, and as it is here.
Fate fate_of(const Taken& taken, const std::map<std::string, Bytes>& stored,
             const CatalogueItem& item) {
  const auto earlier = taken.items.find({item.kind, item.id});
  if (earlier != taken.items.end())
    return earlier->second.value == item.value ? Fate::unchanged : Fate::updated;
  const auto before = stored.find(item.id);
  if (before == stored.end()) return Fate::added;
  return before->second == item.value ? Fate::unchanged : Fate::updated;
}

Result<std::map<std::string, Bytes>> stored_values(const Office& office, CatalogueKind kind) {
  TRY_ASSIGN(const auto records, office.items(kind));
  std::map<std::string, Bytes> values;
  for (const CatalogueRecord& record : records) values[record.item.id] = record.item.value;
  return values;
}

/// Applications name the version of the form they fill; it never goes back.
Result<void> check_versions(const std::vector<Form>& forms,
                            const std::map<std::string, Bytes>& stored) {
  for (const Form& form : forms) {
    const auto before = stored.find(form.id.value);
    if (before == stored.end()) continue;
    TRY_ASSIGN(const Form known, codec::decode<Form>(before->second));
    if (form.version < known.version)
      return fail(ErrorCode::refused, "the form " + form.id.value + " is here in version " +
                                          std::to_string(known.version) + " already");
    if (form.version == known.version && form != known)
      return fail(ErrorCode::refused,
                  "the form " + form.id.value + " has changed; give it a new version");
    if (keeps_longer(form, known))
      return fail(ErrorCode::refused, "the form " + form.id.value +
                                          " would keep answers longer than it has told the "
                                          "residents; give it a new id");
  }
  return {};
}

Result<void> take_forms(Taken& taken, const InputFile& file, const Office& office) {
  TRY_ASSIGN(const FormsFile read, read_forms(text_of(file.bytes), file.name));
  if (read.forms.empty() && read.areas.empty())
    return fail(ErrorCode::refused, file.name + " has neither forms nor areas");
  TRY_ASSIGN(const auto stored_forms, stored_values(office, CatalogueKind::form));
  TRY_ASSIGN(const auto stored_areas, stored_values(office, CatalogueKind::area));
  TRY(check_versions(read.forms, stored_forms));
  TakenFile result{{file.name, "utf8", "toml"}, {}, 0, read.areas.size(), read.forms.size()};
  const auto take = [&](CatalogueItem item, const std::map<std::string, Bytes>& stored) {
    result.counts.count(fate_of(taken, stored, item));
    taken.items[{item.kind, item.id}] = std::move(item);
  };
  for (const Form& form : read.forms)
    take(item_of(CatalogueKind::form, form.id, form), stored_forms);
  for (const Area& area : read.areas)
    take(item_of(CatalogueKind::area, area.id, area), stored_areas);
  taken.files.push_back(std::move(result));
  return {};
}

void remember(std::vector<Centre>& centres, const Centre& centre) {
  const auto known = std::ranges::find(centres, centre.id, &Centre::id);
  if (known == centres.end())
    centres.push_back(centre);
  else
    *known = centre;
}

Result<void> take_centres(Taken& taken, const InputFile& file, const ImportOptions& options) {
  TRY_ASSIGN(const FacilityImport import, import_facilities(file.bytes, options, taken.centres));
  for (const ImportedCentre& imported : import.centres) {
    const Centre& centre = imported.centre;
    remember(taken.centres, centre);
    CatalogueItem item = item_of(CatalogueKind::centre, centre.id, centre);
    taken.items[{item.kind, item.id}] = std::move(item);
  }
  taken.report.add(file.name, import.report);
  taken.files.push_back(
      {{file.name, std::string(name_of(import.encoding)), std::string(name_of(import.layout))},
       import.counts,
       import.centres.size()});
  return {};
}

Result<std::vector<Centre>> centres_of(const Office& office) {
  TRY_ASSIGN(const auto records, office.items(CatalogueKind::centre));
  std::vector<Centre> centres;
  for (const CatalogueRecord& record : records) {
    TRY_ASSIGN(Centre centre, codec::decode<Centre>(record.item.value));
    centres.push_back(std::move(centre));
  }
  return centres;
}

Result<void> store(const Taken& taken, const std::filesystem::path& report, Office& office,
                   Session& session) {
  Publication publication;
  for (const auto& [key, item] : taken.items) publication.publish.push_back(item);
  for (const TakenFile& file : taken.files)
    publication.imports.push_back(record_of(file.facts, file.counts, session.clock().now()));
  TRY(office.publish(publication));
  for (const TakenFile& file : taken.files) {
    session.say(words_for(file.facts, file.counts, report));
    JsonLine line = json_for(file.facts, file.counts);
    line.number("centres", file.centres).number("areas", file.areas).number("forms", file.forms);
    session.tell(line);
  }
  return {};
}

}  // namespace

Result<void> run(const ImportFacilities& wanted, Session& session) {
  TRY_ASSIGN(const auto inputs, read_inputs(wanted.files));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  Taken taken;
  TRY_ASSIGN(taken.centres, centres_of(office));
  ImportOptions options;
  options.publisher = wanted.publisher;
  options.as_of = session.today();
  for (const InputFile& file : inputs) {
    options.file_name = file.name;
    const auto done = file.path.extension() == kToml ? take_forms(taken, file, office)
                                                     : take_centres(taken, file, options);
    if (!done.ok()) taken.refusals.add(file, done.error());
  }
  TRY(taken.refusals.outcome());
  TRY(taken.report.write(wanted.report));
  TRY(store(taken, wanted.report, office, session));
  if (wanted.report.empty()) session.warn(taken.report.refused_in_short());
  return {};
}

Result<void> run(const ImportForms& wanted, Session& session) {
  TRY_ASSIGN(const auto inputs, read_inputs(wanted.files));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  Taken taken;
  for (const InputFile& file : inputs)
    if (const auto done = take_forms(taken, file, office); !done.ok())
      taken.refusals.add(file, done.error());
  TRY(taken.refusals.outcome());
  return store(taken, {}, office, session);
}

}  // namespace tsudoi::office_program
