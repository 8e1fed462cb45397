#include "sync/office/import/place_reader.h"

#include <algorithm>

#include "sync/office/import/amounts.h"
#include "sync/office/import/contacts.h"
#include "sync/office/import/municipality.h"

namespace tsudoi {
namespace {

bool is_latitude(const std::optional<double>& degrees) {
  return degrees && *degrees >= 20 && *degrees <= 46;
}
bool is_longitude(const std::optional<double>& degrees) {
  return degrees && *degrees >= 122 && *degrees <= 154;
}

/// Nothing, or what is published: zero means nothing too.
std::optional<double> degrees_in(const RowReader& row, Column column) {
  const auto degrees = read_degrees(row.cell(column));
  return degrees == 0.0 ? std::nullopt : degrees;
}

}  // namespace

Coordinates read_coordinates(RowReader& row) {
  auto first = degrees_in(row, Column::latitude);
  auto second = degrees_in(row, Column::longitude);
  const bool first_elsewhere = is_longitude(first) && !is_longitude(second);
  const bool second_elsewhere = is_latitude(second) && !is_latitude(first);
  if (first_elsewhere || second_elsewhere) {
    std::swap(first, second);
    row.note(NoticeCode::coordinates_moved, std::string(row.cell(Column::longitude)));
  }
  Coordinates at;
  if (is_latitude(first)) at.latitude = first;
  if (is_longitude(second)) at.longitude = second;
  const auto published =
      static_cast<int>(row.has(Column::latitude)) + static_cast<int>(row.has(Column::longitude));
  const auto read =
      static_cast<int>(at.latitude.has_value()) + static_cast<int>(at.longitude.has_value());
  if (read < published)
    row.note(NoticeCode::coordinates_dropped, row.value(Column::latitude));
  else if (read == 1)
    row.note(NoticeCode::coordinates_half);
  return at;
}

std::string read_address(RowReader& row) {
  std::string address = one_line(row.text(Column::address));
  if (address.empty())
    for (const Column part : {Column::prefecture, Column::city, Column::town, Column::block})
      address += one_line(row.text(part));
  const std::string building = one_line(row.text(Column::building));
  if (!building.empty() && address.find(building) == std::string::npos)
    address += (address.empty() ? "" : " ") + building;
  return address;
}

Place read_place(RowReader& row) {
  Place place;
  place.name.ja = one_line(row.text(Column::venue));
  if (place.name.empty()) place.name.ja = one_line(row.text(Column::meeting_place));
  place.address = read_address(row);
  const Coordinates at = read_coordinates(row);
  place.latitude = at.latitude;
  place.longitude = at.longitude;
  return place;
}

std::string read_publisher(RowReader& row, std::string_view operators_word,
                           std::string_view file_name) {
  const MunicipalityCode code = read_code(row.cell(Column::code));
  if (code.state == CodeState::mended)
    row.note(NoticeCode::code_mended, row.value(Column::code) + " → " + code.value);
  if (code.state == CodeState::wrong) row.note(NoticeCode::code_wrong, code.value);
  if (code.state == CodeState::right || code.state == CodeState::mended) return code.value;
  if (!operators_word.empty()) return std::string(operators_word);
  const std::string in_name = code_in_file_name(file_name);
  return in_name.empty() ? code.value : in_name;
}

std::string read_page(RowReader& row, std::initializer_list<Column> columns) {
  for (const Column column : columns) {
    const Link link = read_link(row.cell(column));
    if (link.shape == LinkShape::whole) return link.value;
    if (link.shape != LinkShape::none) row.note(NoticeCode::link_dropped, row.value(column));
  }
  return {};
}

std::string read_contact_phone(RowReader& row) {
  const Phone phone = read_phone(row.cell(Column::contact_phone));
  if (phone.shape == PhoneShape::mobile) row.note(NoticeCode::mobile_held_back);
  if (phone.shape == PhoneShape::no_area_code) row.note(NoticeCode::phone_no_area, phone.value);
  if (phone.shape == PhoneShape::unreadable) row.note(NoticeCode::phone_unreadable);
  if (!phone.rest.empty()) row.note(NoticeCode::phone_more, phone.rest);
  const auto extension = read_whole_number(row.cell(Column::contact_extension));
  if (!extension && !row.says_nothing(Column::contact_extension))
    row.note(NoticeCode::phone_unreadable, row.value(Column::contact_extension));
  if (phone.value.empty() || !extension) return phone.value;
  return phone.value + " 内線" + row.value(Column::contact_extension);
}

std::string one_line(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace tsudoi
