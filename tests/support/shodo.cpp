#include "tests/support/shodo.h"

namespace tsudoi::test {

Listing shodo() {
  Listing listing;
  listing.id = {"shodo"};
  listing.title.ja = "はじめての書道";
  listing.centre = {"tama"};
  listing.sessions.push_back({date_from_iso("2026-11-21"), std::nullopt, Minutes{15 * 60},
                              Minutes{16 * 60 + 30}, "", false});
  listing.form = {"simple"};
  Role role;
  role.id = {"participant"};
  role.name.ja = "参加";
  role.mode = SeatMode::first_come;
  role.capacity = 4;
  listing.roles.push_back(role);
  return listing;
}

Form simple_form() {
  Form form;
  form.id = {"simple"};
  form.version = 1;
  Field name;
  name.id = {"name"};
  name.kind = FieldKind::name;
  name.required = true;
  Field phone;
  phone.id = {"phone"};
  phone.kind = FieldKind::phone;
  phone.required = true;
  Field consent;
  consent.id = {"consent"};
  consent.kind = FieldKind::consent;
  consent.required = true;
  consent.consent = {"contact"};
  consent.consent_version = 1;
  form.steps = {{{"お名前", {}}, {name}}, {{"連絡先", {}}, {phone}}, {{"確認", {}}, {consent}}};
  return form;
}

Answers hanako() {
  Answers answers;
  answers[{"name"}] = PersonName{"渡邉 花子", "わたなべ はなこ"};
  answers[{"phone"}] = std::string("09012345678");
  answers[{"consent"}] = ConsentGiven{{"contact"}, 1, true};
  return answers;
}

SignUp sign_up_for(const Listing& listing, Answers answers) {
  SignUp sign_up;
  sign_up.listing = listing.id;
  sign_up.role = listing.roles.front().id;
  sign_up.kind = listing.kind;
  sign_up.mode = listing.roles.front().mode;
  sign_up.form = listing.form;
  sign_up.form_version = 1;
  sign_up.age_band = AgeBand::seventies;
  sign_up.answers = std::move(answers);
  return sign_up;
}

}  // namespace tsudoi::test
