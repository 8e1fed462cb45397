#include "assets/dictionary/people.h"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "storage/base/files.h"

namespace tsudoi {
namespace {

constexpr std::size_t kListBytesMax = 1 << 20;

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

Result<NameList> read_names(const std::filesystem::path& file) {
  TRY_ASSIGN(const Bytes bytes, read_file(file, kListBytesMax));
  std::istringstream lines{std::string(text_of(bytes))};
  NameList names;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with('#')) continue;
    const auto cells = cells_of(line);
    if (cells.size() != 3)
      return fail(ErrorCode::malformed, "a line without three columns: " + line);
    if (cells[0] == "s") names.surnames.push_back({cells[1], cells[2]});
    if (cells[0] == "g") names.given.push_back({cells[1], cells[2]});
    if (cells[0] == "xs") names.rare_surnames.push_back({cells[1], cells[2]});
    if (cells[0] == "xg") names.rare_given.push_back({cells[1], cells[2]});
    if (cells[0] == "p") names.places.push_back(cells[1]);
  }
  if (names.surnames.empty() || names.given.empty() || names.places.empty())
    return fail(ErrorCode::malformed, "a list without names");
  return names;
}

PeopleMaker::PeopleMaker(NameList names, Rarity rarity, std::uint64_t seed)
    : names_(std::move(names)), rarity_(rarity), random_(make_seeded_random(seed)) {}

std::size_t PeopleMaker::below(std::size_t count) {
  return read_be32(random_->array<4>()) % count;
}

/// Low indexes are frequent, as with real surnames.
const PersonName& PeopleMaker::pick(const std::vector<PersonName>& common,
                                    const std::vector<PersonName>& rare) {
  if (rarity_ == Rarity::one_in_four_rare && below(4) == 0) return rare[below(rare.size())];
  const double unit = double(below(1 << 20)) / double(1 << 20);
  const auto place = static_cast<std::size_t>(std::pow(double(common.size()), unit)) - 1;
  return common[std::min(place, common.size() - 1)];
}

PersonName PeopleMaker::name() {
  const PersonName& surname = pick(names_.surnames, names_.rare_surnames);
  const PersonName& given = pick(names_.given, names_.rare_given);
  return {surname.written + " " + given.written, surname.reading + " " + given.reading};
}

std::string PeopleMaker::phone() {
  std::string digits = "0" + std::to_string(7 + below(3)) + "0";
  while (digits.size() < 11) digits += static_cast<char>('0' + below(10));
  return digits;
}

Answers PeopleMaker::short_form() {
  Answers answers;
  answers[{"name"}] = name();
  answers[{"phone"}] = phone();
  answers[{"consent"}] = ConsentGiven{{"contact"}, 1, true};
  return answers;
}

Answers PeopleMaker::long_form() {
  Answers answers = short_form();
  answers[{"birth-year"}] = static_cast<std::int64_t>(1930 + below(88));
  std::string line = names_.places[below(names_.places.size())];
  line += std::to_string(1 + below(8)) + "-" + std::to_string(1 + below(30)) + "-" +
          std::to_string(1 + below(20));
  answers[{"address"}] = PostalAddress{std::to_string(1'000'000 + below(8'999'999)), line};
  return answers;
}

}  // namespace tsudoi
