// Forms: the typed questions of a listing, defined by the office as data. A new kind of sign-up
// needs no new program. Validation is pure and the same on the kiosk, at the office and in
// `headless`.
//
// Limits: see kFormLimits. All text is UTF-8 in NFC without control characters, bidi controls or
// more than 4 combining marks in a row (faults.md F41); `problem_with` refuses the rest.
#pragma once

#include <map>
#include <variant>

#include "storage/domain/listing.h"

namespace tsudoi {

/// Order is part of the format: append only.
enum class FieldKind : std::uint8_t {
  text,
  name,
  phone,
  email,
  address,
  birth_year,
  age_band,
  choice,
  choices,
  number,
  date,
  yes_no,
  consent,
  guardian,
  team,
  statement,
};
inline constexpr std::size_t kFieldKinds = 16;

struct FormLimits {
  std::size_t steps_max = 8, fields_max = 32, options_max = 40, team_max = 20;
  std::size_t text_characters_max = 80;  // text
  std::size_t name_characters_max = 40;  // each of name and reading
  std::size_t address_characters_max = 120, email_bytes_max = 120;
  std::size_t statement_characters_max = 800;  // statement, unless the field says less
};
inline constexpr FormLimits kFormLimits;

struct Option {
  OptionId id;
  Text label;
  bool operator==(const Option&) const = default;
};

struct Field {
  FieldId id;
  FieldKind kind = FieldKind::text;
  Text label;
  Text help;
  bool required = false;
  std::optional<std::int64_t>
      least;  // number: value; choices, team: how many; statement: characters; date: days ahead
  std::optional<std::int64_t> most;
  std::optional<std::uint16_t>
      age_below;                // guardian: asked only when the age from birth_year is below this
  std::vector<Option> options;  // choice, choices; age_band uses the fixed bands
  ConsentId consent;            // consent: which text ...
  std::uint32_t consent_version = 0;  // ... and which version of it; `help` holds the text itself
  std::uint32_t retention_days = 0;   // 0: as the form says (retention.h)

  bool operator==(const Field&) const = default;
};

struct Step {
  Text title;
  std::vector<Field> fields;
  bool operator==(const Step&) const = default;
};

struct Form {
  FormId id;
  std::uint32_t version = 0;
  Text purpose;    // what the answers are used for; shown before the first personal field
  Text retention;  // how long they are kept
  Text seen_by;    // who will see them
  std::vector<Step> steps;
  std::uint32_t retention_days = 0;  // as `retention` says it; 0: not said (retention.h)

  bool operator==(const Form&) const = default;
};

/// Ten-year bands, as the city counts them. Order is part of the format: append only.
enum class AgeBand : std::uint8_t {
  unknown,
  under_10,
  teens,
  twenties,
  thirties,
  forties,
  fifties,
  sixties,
  seventies,
  eighty_up
};
inline constexpr std::size_t kAgeBands = 10;
AgeBand age_band_of(int age_years);
std::string_view name_of(AgeBand band);  // "unknown", "under_10", "10s" ... "80_up"
std::optional<AgeBand> age_band_from(std::string_view name);

// ---- Answers

struct PersonName {
  std::string written;  // 漢字でも、かなでも
  std::string reading;  // hiragana; other scripts as typed
  bool operator==(const PersonName&) const = default;
};
struct PostalAddress {
  std::string postal_code;  // "2140014", digits only; may be empty
  std::string line;
  bool operator==(const PostalAddress&) const = default;
};
struct ConsentGiven {
  ConsentId consent;
  std::uint32_t version = 0;
  bool given = false;
  bool operator==(const ConsentGiven&) const = default;
};
struct Guardian {
  PersonName name;
  std::string phone;
  bool operator==(const Guardian&) const = default;
};
struct TeamMember {
  PersonName name;
  std::optional<std::uint16_t> birth_year;
  bool operator==(const TeamMember&) const = default;
};

/// text, phone, email, statement: string. choice: vector of one. birth_year, number: int64.
using Answer = std::variant<std::monostate, std::string, PersonName, PostalAddress, std::int64_t,
                            AgeBand, std::vector<OptionId>, Date, bool, ConsentGiven, Guardian,
                            std::vector<TeamMember>>;
using Answers = std::map<FieldId, Answer>;
/// Every text in it is overwritten, then it is empty.
void wipe(Answers& answers);

/// What is wrong with an answer; each has an exact sentence at the field, in every language.
enum class Problem : std::uint8_t {
  missing,     // required, and empty
  wrong_kind,  // not the type of this field (only from headless or a hacked kiosk)
  too_long,
  too_short,
  unusual_characters,  // control, bidi or private-use characters, too many combining marks
  not_a_reading,       // the reading has kanji in it
  phone_digits,        // a Japanese number has 10 or 11 digits and begins with 0
  email_shape,
  postal_code_digits,  // seven digits
  year_out_of_range,   // before 1900 or after this year
  number_out_of_range,
  no_such_option,
  too_few_chosen,
  too_many_chosen,
  date_out_of_range,  // not a calendar day, or not within the field's days from today
  consent_needed,
  consent_outdated,  // the text has a newer version
  guardian_needed,   // below the age: name and phone of a guardian
  team_too_small,
  team_too_large,
};
inline constexpr std::size_t kProblems = 20;
std::string_view name_of(Problem problem);

/// The first problem with one answer on `today`; empty: fine.
std::optional<Problem> problem_with(const Field& field, const Answer& answer, Date today);

/// Whether this field is asked, given the others (a guardian only for minors).
bool is_asked(const Field& field, const Form& form, const Answers& answers, Date today);

struct FieldProblem {
  FieldId field;
  Problem problem;
  bool operator==(const FieldProblem&) const = default;
};
/// Every problem of a whole form, in its order. An answer to an unknown field is wrong_kind.
std::vector<FieldProblem> problems_with(const Form& form, const Answers& answers, Date today);

/// Tidied as stored: NFKC for digits in phone and postal code, trimmed, inner blanks single, phone
/// digits only.
Answer normalised(const Field& field, const Answer& answer);
Answers normalised(const Form& form, const Answers& answers);

/// The public age band that follows from the answers (age_band, or birth_year counted on `today`);
/// else unknown.
AgeBand age_band_in(const Form& form, const Answers& answers, Date today);

/// Whether this form asks for anything personal at all (a survey may not).
bool asks_personal(const Form& form);

std::string_view name_of(FieldKind kind);
std::optional<FieldKind> field_kind_from(std::string_view name);
const Field* field_of(const Form& form, const FieldId& id);

}  // namespace tsudoi
