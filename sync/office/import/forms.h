// Forms and areas that an office writes by hand, in TOML.
//
//   [[form]]                             id, version (1 or more), purpose.ja, retention.ja,
//   seen_by.ja
//        retention_days                  how long answers are kept: storage/domain/retention.h
//   [[form.step]]                        title.ja
//   [[form.step.field]]                  id, kind (text name phone email address birth_year
//   age_band
//                                        choice choices number date yes_no consent guardian team
//                                        statement), label.ja, help.ja
//        required                        true or false; false when absent
//        least, most                     whole numbers; see Field in storage/domain/form.h
//        age_below                       guardian: asked only below this age
//        consent, consent_version        consent: which text; help holds the text itself
//        retention_days                  of this answer, where it is not the form's
//   [[form.step.field.option]]           id, label.ja: for choice and choices
//
//   [[area]]                             id, name.ja, district, district_name.ja, officer_name,
//                                        officer_phone, chart.ja
//
// Beside .ja each text may have the other languages of the kiosk: .en, .zh-Hans, .ko, .es, .pt,
// .vi, .fil, .ja-Hira. Both kinds may stand in one file.
//
// Errors: malformed, "FILE line 12: ..." for the first mistake: what is wrong and what is expected.
// Limits: kFormLimits; 1 MiB per file.
#pragma once

#include "storage/domain/form.h"

namespace tsudoi {

struct FormsFile {
  std::vector<Form> forms;
  std::vector<Area> areas;
};

Result<FormsFile> read_forms(std::string_view toml, std::string_view file_name);

}  // namespace tsudoi
