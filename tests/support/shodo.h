// The course, form and resident that most tests sign up with.
#pragma once

#include "storage/store/kiosk_store.h"

namespace tsudoi::test {

Listing shodo();     // first come, four seats, at "tama"
Form simple_form();  // name, phone, consent
Answers hanako();    // fills simple_form
/// As a resident in her seventies sends it, for the listing's first role.
SignUp sign_up_for(const Listing& listing, Answers answers);

}  // namespace tsudoi::test
