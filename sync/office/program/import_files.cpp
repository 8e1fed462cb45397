#include "sync/office/program/import_files.h"

#include "storage/base/files.h"
#include "sync/office/import/csv_writer.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kReasonsMax = 5;       // more would not be read
constexpr std::size_t kRefusedRowsMax = 10;  // as above

std::string codes_of(const ReportLine& line) {
  std::string codes;
  for (const Notice& notice : line.notices)
    codes.append(codes.empty() ? "" : " ").append(name_of(notice.code));
  return codes;
}

std::string notices_of(const ReportLine& line) {
  std::string words;
  for (const Notice& notice : line.notices)
    words.append(words.empty() ? "" : "。").append(sentence_for(notice));
  return words;
}

std::string place_of(std::uint32_t row_or_line) {
  return row_or_line == 0 ? "" : std::to_string(row_or_line);
}

/// What is refused or not read says one thing: why.
std::string refusal_of(const std::string& file, const ReportLine& line) {
  std::string where = file;
  if (!line.sheet.empty()) where += ", sheet \"" + line.sheet + "\"";
  if (line.row > 0) where += ", row " + std::to_string(line.row);
  where += line.fate == Fate::refused ? " was refused: " : " was not read: ";
  return where + std::string(why_refused(line.notices.front().code)) + ".";
}

void add_count(std::string& words, std::size_t count, std::string_view what) {
  if (count > 0) words.append(", ").append(std::to_string(count)).append(" ").append(what);
}

}  // namespace

Result<std::vector<InputFile>> read_inputs(const std::vector<std::filesystem::path>& files) {
  std::vector<InputFile> inputs;
  for (const std::filesystem::path& file : files) {
    TRY_ASSIGN(Bytes bytes, read_file(file, kTableLimits.file_bytes_max));
    inputs.push_back({file, file.filename().string(), std::move(bytes)});
  }
  return inputs;
}

void Refusals::add(const InputFile& file, const Error& why) {
  if (++files_ > kReasonsMax) return;
  std::string reason = why.detail.empty() ? std::string(name_of(why.code)) : why.detail;
  reasons_ += "; " + (reason.find(file.name) == 0 ? reason : file.name + ": " + reason);
}

Result<void> Refusals::outcome() const {
  if (files_ == 0) return {};
  std::string more;
  if (files_ > kReasonsMax) more = "; and " + std::to_string(files_ - kReasonsMax) + " more";
  return fail(ErrorCode::refused, "nothing was imported" + reasons_ + more);
}

void ReportFile::add(const std::string& file, const std::vector<ReportLine>& lines) {
  for (const ReportLine& line : lines) {
    rows_.push_back({file, place_of(line.row), place_of(line.line), line.name,
                     std::string(name_of(line.fate)), codes_of(line), notices_of(line),
                     line.sheet});
    if (line.fate == Fate::refused || line.has(NoticeCode::sheet_unread))
      refused_.push_back(refusal_of(file, line));
  }
}

void ReportFile::add_note(const std::string& file, const std::string& name,
                          const std::string& words) {
  rows_.push_back({file, "", "", name, "", "picture", words, ""});
}

Result<void> ReportFile::write(const std::filesystem::path& out) const {
  if (out.empty()) return {};
  std::vector<std::vector<std::string>> rows{
      {"file", "row", "line", "name", "fate", "codes", "words", "sheet"}};
  rows.insert(rows.end(), rows_.begin(), rows_.end());
  return write_file(out, view_of(write_csv(rows)), FileAccess::everyone_may_read);
}

std::vector<std::string> ReportFile::refused_in_short() const {
  if (refused_.size() <= kRefusedRowsMax) return refused_;
  std::vector<std::string> lines(refused_.begin(), refused_.begin() + kRefusedRowsMax);
  lines.push_back("... and " + std::to_string(refused_.size() - kRefusedRowsMax) +
                  " more: use --report FILE.");
  return lines;
}

JsonLine json_for(const FileFacts& file, const ImportCounts& counts) {
  JsonLine line;
  line.text("file", file.file)
      .text("encoding", file.encoding)
      .text("layout", file.layout)
      .number("rows", counts.rows)
      .number("added", counts.added)
      .number("updated", counts.updated)
      .number("unchanged", counts.unchanged)
      .number("merged", counts.merged)
      .number("flagged", counts.flagged)
      .number("refused", counts.refused);
  return line;
}

std::string words_for(const FileFacts& file, const ImportCounts& counts,
                      const std::filesystem::path& report) {
  std::string parts;
  add_count(parts, counts.added, "added");
  add_count(parts, counts.updated, "updated");
  add_count(parts, counts.unchanged, "unchanged");
  add_count(parts, counts.merged, "merged");
  add_count(parts, counts.refused, "refused");
  std::string words =
      file.file + " (" + file.encoding + ", " + file.layout + "): " + counted(counts.rows, "row");
  if (!parts.empty()) words += ":" + parts.substr(1);
  if (counts.flagged == 0) return words;
  return words + "; " + std::to_string(counts.flagged) + " worth a look" +
         (report.empty() ? " (--report FILE names them)" : ", named in " + report.string());
}

ImportRecord record_of(const FileFacts& file, const ImportCounts& counts, UnixSeconds at) {
  return {at,
          file.file,
          file.encoding,
          file.layout,
          {counts.rows, counts.added, counts.updated, counts.unchanged, counts.merged,
           counts.flagged, counts.refused}};
}

}  // namespace tsudoi::office_program
