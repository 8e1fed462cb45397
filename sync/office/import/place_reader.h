// Where something is: name, address and coordinates of a row, for events and facilities.
#pragma once

#include "storage/domain/listing.h"
#include "sync/office/import/row_reader.h"

namespace tsudoi {

struct Coordinates {
  std::optional<double> latitude;   // 20..46
  std::optional<double> longitude;  // 122..154
};

/// Swaps what stands in the wrong column, drops what lies outside Japan; notices say so.
Coordinates read_coordinates(RowReader& row);
/// One line from the prefecture on, as far as the row says.
std::string read_address(RowReader& row);
Place read_place(RowReader& row);

/// 市区町村 code of the row, else of the operator, else of the file's name; mended, with notices.
std::string read_publisher(RowReader& row, std::string_view operators_word,
                           std::string_view file_name);
/// The first web address among these columns, in this order; notices for what is none.
std::string read_page(RowReader& row, std::initializer_list<Column> columns);
/// In one form, with the extension; notices for what may not be shown.
std::string read_contact_phone(RowReader& row);

/// In one line.
std::string one_line(std::string text);

}  // namespace tsudoi
