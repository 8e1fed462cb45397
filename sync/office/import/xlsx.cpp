#include "sync/office/import/xlsx.h"

#include <zip.h>

#include <charconv>
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

Result<Bytes> unpack(zip_t* archive, const std::string& name) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive, name.c_str(), 0, &stat) != 0)
    return fail(ErrorCode::not_found, "the Excel file has no " + name);
  if ((stat.valid & ZIP_STAT_SIZE) == 0) return broken();
  if (stat.size > kTableLimits.unpacked_bytes_max)
    return fail(ErrorCode::too_large, "the Excel file unpacks to more than 128 MiB");
  const Member member(zip_fopen(archive, name.c_str(), 0), &zip_fclose);
  if (!member) return broken();
  Bytes bytes(static_cast<std::size_t>(stat.size));
  const zip_int64_t got = zip_fread(member.get(), bytes.data(), bytes.size());
  if (got < 0 || static_cast<std::size_t>(got) != bytes.size()) return broken();
  return bytes;
}

Result<void> parse(const Bytes& bytes, pugi::xml_document& document) {
  // pugixml reads no external entities and expands none of its own making.
  const auto flags = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8))
    return broken();
  return {};
}

/// Text of <si> or <is>: its <t>, or the <t> of each run; not the readings (<rPh>).
std::string rich_text(const pugi::xml_node& node) {
  std::string text = node.child("t").text().get();
  for (const pugi::xml_node run : node.children("r")) text += run.child("t").text().get();
  return text;
}

Result<std::vector<std::string>> shared_strings(zip_t* archive) {
  std::vector<std::string> strings;
  const auto bytes = unpack(archive, "xl/sharedStrings.xml");
  if (!bytes.ok() && bytes.error().code == ErrorCode::not_found) return strings;
  if (!bytes.ok()) return bytes.error();
  pugi::xml_document document;
  TRY(parse(*bytes, document));
  for (const pugi::xml_node item : document.child("sst").children("si"))
    strings.push_back(rich_text(item));
  return strings;
}

/// The member that holds the first sheet: by the workbook's relations, else by its usual name.
std::string first_sheet(zip_t* archive) {
  const std::string usual = "xl/worksheets/sheet1.xml";
  const auto book_bytes = unpack(archive, "xl/workbook.xml");
  const auto relation_bytes = unpack(archive, "xl/_rels/workbook.xml.rels");
  pugi::xml_document book, relations;
  if (!book_bytes.ok() || !relation_bytes.ok()) return usual;
  if (!parse(*book_bytes, book).ok() || !parse(*relation_bytes, relations).ok()) return usual;
  const std::string_view wanted =
      book.child("workbook").child("sheets").child("sheet").attribute("r:id").value();
  for (const pugi::xml_node relation : relations.child("Relationships").children("Relationship")) {
    if (relation.attribute("Id").value() != wanted) continue;
    const std::string target = relation.attribute("Target").value();
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return usual;
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

std::string cell_text(const pugi::xml_node& cell, const std::vector<std::string>& strings) {
  const std::string_view type = cell.attribute("t").value();
  const std::string_view value = cell.child("v").text().get();
  if (type == "inlineStr") return rich_text(cell.child("is"));
  if (type == "e") return {};  // #REF! and the like say nothing
  if (type != "s") return std::string(value);
  std::size_t index = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), index);
  return problem == std::errc{} && index < strings.size() ? strings[index] : std::string();
}

Result<TableRow> read_row(const pugi::xml_node& node, const std::vector<std::string>& strings) {
  TableRow row;
  for (const pugi::xml_node cell : node.children("c")) {
    const std::size_t column = column_of(cell.attribute("r").value()).value_or(row.cells.size());
    if (column >= kTableLimits.columns_max) continue;
    std::string text = cell_text(cell, strings);
    if (text.size() > kTableLimits.cell_bytes_max)
      return fail(ErrorCode::too_large, "a cell has more than 64 KiB");
    if (text.empty()) continue;
    if (row.cells.size() <= column) row.cells.resize(column + 1);
    row.cells[column] = std::move(text);
  }
  return row;
}

Result<std::vector<TableRow>> sheet_rows(const pugi::xml_document& sheet,
                                         const std::vector<std::string>& strings) {
  std::vector<TableRow> rows;
  std::size_t cells = 0;
  std::uint32_t number = 0;
  for (const pugi::xml_node node : sheet.child("worksheet").child("sheetData").children("row")) {
    TRY_ASSIGN(TableRow row, read_row(node, strings));
    number = node.attribute("r").as_uint(number + 1);
    row.number = row.line = number;
    cells += row.cells.size();
    if (rows.size() >= kTableLimits.rows_max || cells > kTableLimits.cells_max)
      return fail(ErrorCode::too_large, "the table has too many rows or cells");
    if (!row.cells.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace

bool looks_like_zip(ByteView file) {
  return text_of(file).starts_with("PK\x03\x04");
}

Result<std::vector<TableRow>> read_xlsx(ByteView file) {
  const Archive archive = open_archive(file);
  if (!archive) return broken();
  TRY_ASSIGN(const Bytes bytes, unpack(archive.get(), first_sheet(archive.get())));
  TRY_ASSIGN(const std::vector<std::string> strings, shared_strings(archive.get()));
  pugi::xml_document sheet;
  TRY(parse(bytes, sheet));
  return sheet_rows(sheet, strings);
}

}  // namespace tsudoi
