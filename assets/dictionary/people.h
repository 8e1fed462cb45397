// Made-up people, from lists of names and a seed: to train the dictionary for personal parts, and
// to measure with. No real person's data.
#pragma once

#include <filesystem>

#include "storage/domain/form.h"

namespace tsudoi {

struct NameList {
  std::vector<PersonName> surnames, given, rare_surnames, rare_given;
  std::vector<std::string> places;
};
/// assets/dictionary/names.tsv. Errors: those of read_file; malformed.
Result<NameList> read_names(const std::filesystem::path& file);

enum class Rarity : std::uint8_t { common_only, one_in_four_rare };

class PeopleMaker {
 public:
  PeopleMaker(NameList names, Rarity rarity, std::uint64_t seed);

  /// name, phone, consent: what the short form asks.
  Answers short_form();
  /// The same with year of birth and address.
  Answers long_form();

 private:
  std::size_t below(std::size_t count);
  const PersonName& pick(const std::vector<PersonName>& common,
                         const std::vector<PersonName>& rare);
  PersonName name();
  std::string phone();

  NameList names_;
  Rarity rarity_;
  std::unique_ptr<Random> random_;
};

}  // namespace tsudoi
