#include "sync/office/import/xlsx.h"

#include <zip.h>

#include <charconv>
#include <map>
#include <memory>
#include <optional>
#include <pugixml.hpp>

namespace tsudoi {
namespace {

using Archive = std::unique_ptr<zip_t, decltype(&zip_discard)>;
using Member = std::unique_ptr<zip_file_t, decltype(&zip_fclose)>;

Error broken() {
  return fail(ErrorCode::malformed, "this cannot be read as an Excel file (.xlsx)");
}

Archive open_archive(ByteView file) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  return {archive, &zip_discard};
}

/// The members of a workbook, unpacked within one limit for all of them.
class Workbook {
 public:
  explicit Workbook(zip_t* archive) : archive_(archive) {}

  /// Errors: not_found, malformed, too_large.
  Result<void> parse(const std::string& name, pugi::xml_document& document) {
    TRY_ASSIGN(const Bytes bytes, unpack(name));
    // pugixml reads no external entities and expands none of its own making.
    const auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
    if (!document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8))
      return broken();
    return {};
  }
  /// An absent one leaves the document empty.
  Result<void> parse_if_there(const std::string& name, pugi::xml_document& document) {
    const auto parsed = parse(name, document);
    if (!parsed.ok() && parsed.error().code == ErrorCode::not_found) return {};
    return parsed;
  }

 private:
  Result<Bytes> unpack(const std::string& name) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat(archive_, name.c_str(), 0, &stat) != 0)
      return fail(ErrorCode::not_found, "the Excel file has no " + name);
    if ((stat.valid & ZIP_STAT_SIZE) == 0) return broken();
    if (stat.size > kTableLimits.unpacked_bytes_max - unpacked_)
      return fail(ErrorCode::too_large, "the Excel file unpacks to more than 128 MiB");
    const Member member(zip_fopen(archive_, name.c_str(), 0), &zip_fclose);
    if (!member) return broken();
    Bytes bytes(static_cast<std::size_t>(stat.size));
    unpacked_ += bytes.size();
    const zip_int64_t got = zip_fread(member.get(), bytes.data(), bytes.size());
    if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) return broken();
    return bytes;
  }

  zip_t* archive_;
  std::size_t unpacked_ = 0;
};

/// Text of <si> or <is>: its <t>, or the <t> of each run; not the readings (<rPh>).
std::string rich_text(const pugi::xml_node& node) {
  std::string text = node.child("t").text().get();
  for (const pugi::xml_node run : node.children("r")) text += run.child("t").text().get();
  return text;
}

Result<std::vector<std::string>> shared_strings(Workbook& workbook) {
  std::vector<std::string> strings;
  pugi::xml_document document;
  TRY(workbook.parse_if_there("xl/sharedStrings.xml", document));
  for (const pugi::xml_node item : document.child("sst").children("si"))
    strings.push_back(rich_text(item));
  return strings;
}

struct Tab {
  std::string name;
  std::string member;  // of the archive
  bool is_hidden = false;
};

/// By the workbook's relations; a tab without one, and a workbook without tabs, by the usual names.
Result<std::vector<Tab>> tabs_of(Workbook& workbook) {
  pugi::xml_document book, relations;
  TRY(workbook.parse_if_there("xl/_rels/workbook.xml.rels", relations));
  TRY(workbook.parse_if_there("xl/workbook.xml", book));
  std::map<std::string_view, std::string_view> targets;
  for (const pugi::xml_node relation : relations.child("Relationships").children("Relationship"))
    targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
  std::vector<Tab> tabs;
  const auto usual = [&] { return "worksheets/sheet" + std::to_string(tabs.size() + 1) + ".xml"; };
  for (const pugi::xml_node sheet : book.child("workbook").child("sheets").children("sheet")) {
    if (tabs.size() >= kTableLimits.sheets_max)
      return fail(ErrorCode::too_large, "the Excel file has more than 256 sheets");
    const auto found = targets.find(sheet.attribute("r:id").value());
    const std::string target = found == targets.end() ? usual() : std::string(found->second);
    tabs.push_back({sheet.attribute("name").value(),
                    target.starts_with('/') ? target.substr(1) : "xl/" + target,
                    std::string_view(sheet.attribute("state").value()).ends_with("idden")});
  }
  if (tabs.empty()) tabs.push_back({"", "xl/" + usual(), false});
  return tabs;
}

/// "AB12" -> 27; empty when there is no letter.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > kTableLimits.columns_max) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

class SheetReader {
 public:
  explicit SheetReader(std::vector<std::string> strings) : strings_(std::move(strings)) {}

  Result<std::vector<TableRow>> read(const pugi::xml_document& sheet) {
    std::vector<TableRow> rows;
    std::uint32_t number = 0;
    for (const pugi::xml_node node : sheet.child("worksheet").child("sheetData").children("row")) {
      TRY_ASSIGN(TableRow row, read_row(node));
      number = node.attribute("r").as_uint(number + 1);
      row.number = row.line = number;
      cells_ += row.cells.size() + row.unread.size();
      if (rows_ >= kTableLimits.rows_max || cells_ > kTableLimits.cells_max)
        return fail(ErrorCode::too_large, "the table has too many rows or cells");
      if (row.cells.empty() && row.unread.empty()) continue;
      rows.push_back(std::move(row));
      ++rows_;
    }
    return rows;
  }

 private:
  Result<TableRow> read_row(const pugi::xml_node& node) const {
    TableRow row;
    for (const pugi::xml_node cell : node.children("c")) {
      const std::string_view reference = cell.attribute("r").value();
      const std::size_t column = column_of(reference).value_or(row.cells.size());
      std::string text = cell_text(cell);
      if (text.size() > kTableLimits.cell_bytes_max)
        return fail(ErrorCode::too_large, "a cell has more than 64 KiB");
      if (text.empty()) continue;
      const bool is_error = std::string_view(cell.attribute("t").value()) == "e";  // #REF! ...
      const bool is_far = column >= kTableLimits.columns_max;
      if (is_error || is_far) {
        row.unread.push_back(std::string(reference) + (is_error ? " " + text : ""));
        continue;
      }
      if (row.cells.size() <= column) row.cells.resize(column + 1);
      row.cells[column] = std::move(text);
    }
    return row;
  }

  std::string cell_text(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").value();
    const std::string_view value = cell.child("v").text().get();
    if (type == "inlineStr") return rich_text(cell.child("is"));
    if (type != "s") return std::string(value);
    std::size_t index = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), index);
    return problem == std::errc{} && index < strings_.size() ? strings_[index] : std::string();
  }

  std::vector<std::string> strings_;
  std::size_t rows_ = 0, cells_ = 0;  // of all sheets
};

}  // namespace

bool looks_like_zip(ByteView file) {
  return text_of(file).starts_with("PK\x03\x04");
}

Result<std::vector<Sheet>> read_xlsx(ByteView file) {
  const Archive archive = open_archive(file);
  if (!archive) return broken();
  Workbook workbook(archive.get());
  TRY_ASSIGN(const std::vector<Tab> tabs, tabs_of(workbook));
  TRY_ASSIGN(std::vector<std::string> strings, shared_strings(workbook));
  SheetReader reader(std::move(strings));
  std::vector<Sheet> sheets;
  for (const Tab& tab : tabs) {
    pugi::xml_document document;
    TRY(workbook.parse(tab.member, document));
    TRY_ASSIGN(std::vector<TableRow> rows, reader.read(document));
    sheets.push_back({tab.name, std::move(rows), tab.is_hidden});
  }
  return sheets;
}

}  // namespace tsudoi
