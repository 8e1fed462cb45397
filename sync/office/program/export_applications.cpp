// export applications: one line for each, oldest first. With names only after an audit line says
// so.
#include <algorithm>
#include <cstdio>

#include "storage/base/files.h"
#include "sync/office/backend/account_records.h"
#include "sync/office/backend/application_facts.h"
#include "sync/office/import/csv_writer.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

using Row = std::vector<std::string>;

std::string_view name_of(Promise promise) {
  switch (promise) {
    case Promise::received: return "received";
    case Promise::confirmed: return "confirmed";
    case Promise::noted: return "noted";
  }
  return "";
}

/// "2026-11-28T10:00 2026-12-05T10:00"; "#3" is the third, of which no day is known.
std::string sessions_text(const std::optional<std::vector<web::SessionChosen>>& chosen) {
  if (!chosen) return {};
  if (chosen->empty()) return "all";
  std::string text;
  for (const web::SessionChosen& session : *chosen) {
    if (!text.empty()) text += ' ';
    if (!session.date)
      text += "#" + std::to_string(session.number);
    else
      text += to_iso(*session.date) + (session.from ? "T" + to_iso(*session.from) : "");
  }
  return text;
}

class ApplicationTable {
 public:
  ApplicationTable(const Office& office, CatalogueView catalogue, Names names)
      : office_(office), catalogue_(std::move(catalogue)), names_(names) {}

  Result<void> add(const Office::ArrivedApplication& arrived, const CentreId& centre);
  /// The header, then the rows, all of one width.
  std::vector<Row> rows() &&;

 private:
  Result<void> add_answers(const Office::ArrivedApplication& arrived, Row& row);

  const Office& office_;
  CatalogueView catalogue_;
  Names names_;
  Row header_{"code", "id",       "received", "centre",  "listing_id", "listing_title",
              "role", "sessions", "age_band", "promise", "decision"};
  std::map<FieldId, std::size_t> column_of_;
  std::vector<Row> rows_;
};

Result<void> ApplicationTable::add(const Office::ArrivedApplication& arrived,
                                   const CentreId& centre) {
  const OfficeApplication& application = arrived.application;
  const ApplicationFacts facts = facts_of(arrived.arrival.body);
  Row row{
      slip_code_of(arrived.id),
      to_hex(arrived.id.view()),
      time_words(arrived.arrival.at),
      centre.value,
      application.listing.value,
      catalogue_.title_of(application.listing),
      application.role.value,
      sessions_text(sessions_of(facts, catalogue_.listing_of(application.listing))),
      std::string(tsudoi::name_of(facts.age_band)),
      std::string(name_of(facts.promise)),
      application.has_decision ? std::string(tsudoi::name_of(application.decision.verdict)) : ""};
  if (names_ == Names::included) TRY(add_answers(arrived, row));
  rows_.push_back(std::move(row));
  return {};
}

/// A field of one id is one column, whichever form asked it.
Result<void> ApplicationTable::add_answers(const Office::ArrivedApplication& arrived, Row& row) {
  TRY_ASSIGN(const Answers answers, office_.answers_of(arrived));
  const auto form = catalogue_.forms.find(facts_of(arrived.arrival.body).form);
  for (AnswerLine& line : answer_lines(form == catalogue_.forms.end() ? nullptr : &form->second,
                                       answers, web::PageLanguage::japanese)) {
    const auto [column, is_new] = column_of_.emplace(line.field, header_.size());
    if (is_new) header_.push_back(line.label);
    if (row.size() <= column->second) row.resize(column->second + 1);
    row[column->second] = std::move(line.words);
  }
  return {};
}

std::vector<Row> ApplicationTable::rows() && {
  std::vector<Row> all{header_};
  for (Row& row : rows_) {
    row.resize(header_.size());
    all.push_back(std::move(row));
  }
  return all;
}

Result<void> note_look(Office& office, std::size_t count, Session& session) {
  const web::AuditLine line{session.clock().now(),
                            {std::string(web::kCommandLine)},
                            web::AuditAct::looked_at_names,
                            "export of " + counted(count, "application"),
                            "local"};
  return office.audit(record_of(line));
}

Result<void> write_out(const std::filesystem::path& out, std::string_view csv, Names names) {
  if (out != "-")
    return write_file(
        out, view_of(csv),
        names == Names::included ? FileAccess::owner_only : FileAccess::everyone_may_read);
  const bool whole = std::fwrite(csv.data(), 1, csv.size(), stdout) == csv.size();
  if (!whole || std::fflush(stdout) != 0)
    return fail(ErrorCode::disk_failed, "standard output does not take it");
  return {};
}

}  // namespace

Result<void> run(const ExportApplications& wanted, Session& session) {
  const bool with_names = wanted.names == Names::included;
  TRY_ASSIGN(Office office, session.open(with_names ? OpenTo::work : OpenTo::look));
  TRY_ASSIGN(auto applications, office.applications());
  std::ranges::reverse(applications);
  TRY_ASSIGN(const auto kiosks, office.kiosks());
  std::map<KioskId, CentreId> centres;
  for (const KioskRecord& kiosk : kiosks) centres[kiosk.kiosk] = kiosk.centre;
  TRY_ASSIGN(CatalogueView catalogue, CatalogueView::load(office));
  ApplicationTable table(office, std::move(catalogue), wanted.names);
  for (const auto& application : applications)
    TRY(table.add(application, centres[application.application.kiosk]));
  if (with_names) TRY(note_look(office, applications.size(), session));
  TRY(write_out(wanted.out, write_csv(std::move(table).rows()), wanted.names));
  if (wanted.out == "-") return {};
  session.say(counted(applications.size(), "application") + " in " + wanted.out.string());
  JsonLine line;
  line.number("applications", applications.size()).text("out", wanted.out.string());
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
