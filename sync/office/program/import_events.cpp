// import-events: every file is read and understood before the first one changes anything.
#include "sync/office/import/events.h"
#include "sync/office/program/commands.h"
#include "sync/office/program/import_files.h"
#include "sync/office/program/pictures.h"

namespace tsudoi::office_program {
namespace {

/// All that one command takes in, before it is stored.
struct Taken {
  std::vector<Listing> known;  // what the office has, as it will be after each file
  std::map<ListingId, std::size_t> place_of;
  std::map<ListingId, Shown> shown;  // of the listings in these files
  std::vector<std::pair<FileFacts, EventImport>> files;
  Pictures pictures;
  ReportFile report;
  Refusals refusals;
};

Result<Date> date_for(const std::string& text, std::string_view option) {
  const auto date = date_from_iso(text);
  if (!date)
    return fail(ErrorCode::wrong_use, std::string(option) + " needs a date such as 2026-11-21");
  return *date;
}

/// Whole weeks, so that weekdays stay true.
int whole_weeks(int days) {
  constexpr int kWeek = 7;
  const int nearest = days >= 0 ? days + kWeek / 2 : days - kWeek / 2;
  return nearest / kWeek * kWeek;
}

Result<ImportOptions> options_for(const ImportEvents& import, Session& session) {
  ImportOptions options;
  options.publisher = import.publisher;
  options.window_days = import.window_days;
  options.as_of = session.today();
  if (!import.as_of.empty()) {
    TRY_ASSIGN(options.as_of, date_for(import.as_of, "--as-of"));
  }
  if (!import.shift_from.empty()) {
    TRY_ASSIGN(const Date from, date_for(import.shift_from, "--shift-from"));
    options.shift_days = whole_weeks(days_between(from, options.as_of));
  }
  if (import.base_month.empty()) return options;
  const auto first_day = date_from_iso(import.base_month + "-01");
  if (!first_day) return fail(ErrorCode::wrong_use, "--base-month needs a month such as 2026-11");
  options.base_month = BaseMonth{first_day->year() / first_day->month()};
  return options;
}

/// Says of each listing where more seats are out than its file gives away.
Result<void> flag_seats(EventImport& import, const Office& office) {
  for (const ImportedListing& imported : import.listings) {
    TRY_ASSIGN(const auto beyond, office.seats_beyond(imported.listing));
    if (beyond.empty()) continue;
    ReportLine line;
    line.name = imported.listing.title.ja;
    line.fate = Fate::no_row;
    for (const SeatsBeyond& seats : beyond) {
      const Role* role = role_of(imported.listing, seats.role);
      line.notices.push_back(
          {NoticeCode::seats_handed_out, (role == nullptr ? seats.role.value : role->name.ja) +
                                             "：定員 " + std::to_string(seats.capacity) +
                                             "、お渡しした席 " + std::to_string(seats.handed_out)});
    }
    import.report.push_back(std::move(line));
    ++import.counts.flagged;
  }
  return {};
}

void take(Taken& taken, const InputFile& file, EventImport import) {
  for (const ImportedListing& imported : import.listings) {
    const ListingId& id = imported.listing.id;
    taken.shown[id] = imported.shown;
    const auto [place, is_new] = taken.place_of.emplace(id, taken.known.size());
    if (is_new)
      taken.known.push_back(imported.listing);
    else
      taken.known[place->second] = imported.listing;
  }
  FileFacts facts{file.name, std::string(name_of(import.encoding)),
                  std::string(name_of(import.layout))};
  taken.report.add(file.name, import.report);
  taken.files.emplace_back(std::move(facts), std::move(import));
}

Result<Taken> take_all(const ImportEvents& wanted, const std::vector<InputFile>& inputs,
                       const Office& office, ImportOptions options) {
  Taken taken;
  TRY_ASSIGN(taken.known, office.listings());
  for (std::size_t i = 0; i < taken.known.size(); ++i) taken.place_of[taken.known[i].id] = i;
  for (const InputFile& file : inputs) {
    options.file_name = file.name;
    auto import = import_events(file.bytes, options, taken.known);
    if (!import.ok()) {
      taken.refusals.add(file, import.error());
      continue;
    }
    const std::filesystem::path beside = file.path.parent_path() / "pictures";
    taken.pictures.attach(*import, file, wanted.pictures.empty() ? beside : wanted.pictures,
                          taken.report);
    TRY(flag_seats(*import, office));
    take(taken, file, std::move(*import));
  }
  TRY(taken.refusals.outcome());
  return taken;
}

Publication publication_of(const Taken& taken, UnixSeconds now) {
  Publication publication;
  for (const auto& [id, shown] : taken.shown) {
    CatalogueItem item = item_of(CatalogueKind::listing, id, taken.known[taken.place_of.at(id)]);
    (shown == Shown::published ? publication.publish : publication.keep).push_back(std::move(item));
  }
  publication.pictures = taken.pictures.found();
  for (const auto& [facts, import] : taken.files) {
    ImportRecord record = record_of(facts, import.counts, now);
    record.counts.push_back(import.listings.size());
    record.counts.push_back(import.sessions);
    publication.imports.push_back(std::move(record));
  }
  return publication;
}

void say_file(const FileFacts& facts, const EventImport& import,
              const std::filesystem::path& report, Session& session) {
  session.say(words_for(facts, import.counts, report));
  std::string kept;
  if (import.ahead > 0) kept += ", " + std::to_string(import.ahead) + " later than the window";
  if (import.past > 0) kept += ", " + std::to_string(import.past) + " over";
  if (import.undated > 0) kept += ", " + std::to_string(import.undated) + " without a date";
  session.say("  " + counted(import.listings.size(), "listing") + " with " +
              counted(import.sessions, "session") + ": " + std::to_string(import.published) +
              " go to the kiosks" + (kept.empty() ? "" : "; kept here" + kept.substr(1)));
  JsonLine line = json_for(facts, import.counts);
  line.number("listings", import.listings.size())
      .number("sessions", import.sessions)
      .number("published", import.published)
      .number("ahead", import.ahead)
      .number("past", import.past)
      .number("undated", import.undated);
  session.tell(line);
}

}  // namespace

Result<void> run(const ImportEvents& wanted, Session& session) {
  TRY_ASSIGN(const ImportOptions options, options_for(wanted, session));
  TRY_ASSIGN(const auto inputs, read_inputs(wanted.files));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const Taken taken, take_all(wanted, inputs, office, options));
  TRY(taken.report.write(wanted.report));
  TRY(office.publish(publication_of(taken, session.clock().now())));
  for (const auto& [facts, import] : taken.files) say_file(facts, import, wanted.report, session);
  if (wanted.report.empty()) session.warn(taken.report.refused_in_short());
  if (taken.pictures.missing() > 0)
    session.say(counted(taken.pictures.missing(), "picture") + " could not be used; see --report.");
  return {};
}

}  // namespace tsudoi::office_program
