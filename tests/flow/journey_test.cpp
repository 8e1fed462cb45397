#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

/// What a resident can do with the town's listing of each kind.
SignUp expected_sign_up(ListingKind kind) {
  switch (kind) {
    case ListingKind::event: return SignUp::seat;
    case ListingKind::course: return SignUp::draw;
    case ListingKind::meeting: return SignUp::walk_in;
    case ListingKind::survey: return SignUp::answer;
    case ListingKind::notice: return SignUp::read_only;
    default: return SignUp::office;
  }
}

}  // namespace

TEST_CASE("Every kind of listing passes through the same flow", "[flow]") {
  for (std::size_t i = 0; i < kListingKinds; ++i) {
    const auto kind = static_cast<ListingKind>(i);
    INFO(name_of(kind));
    Visit visit;
    visit.does(OpenListing{listing_of_kind(kind)});
    const SignUp sign_up = visit.shown<ListingView>().card.sign_up;
    CHECK(sign_up == expected_sign_up(kind));
    visit.does(Back{});
    visit.start_form(listing_of_kind(kind));
    if (sign_up == SignUp::walk_in || sign_up == SignUp::read_only) {
      CHECK(visit.screen() == Screen::listing);
      continue;
    }
    REQUIRE(visit.screen() == Screen::form);
    visit.answer_form();
    REQUIRE(visit.screen() == Screen::confirm);
    visit.does(Confirm{});
    const auto saves = visit.asked_for<SaveApplication>();
    REQUIRE(saves.size() == 1);
    CHECK(saves[0].listing == listing_of_kind(kind));
    visit.is_saved();
    CHECK(visit.shown<SlipView>().code == "4K7-29F-QX0");
  }
}

TEST_CASE("What is saved is what was answered, tidied", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.does(SetLanguage{Language::plain_japanese});
  visit.answer_form();
  visit.does(Confirm{});
  const SaveApplication save = visit.asked_for<SaveApplication>().at(0);
  CHECK(save.role == RoleId{"participant"});
  CHECK(save.sessions == std::vector<std::uint16_t>{1});
  CHECK(save.form == FormId{"sign-up"});
  CHECK(save.form_version == 1);
  CHECK(save.age_band == AgeBand::forties);
  CHECK(save.language == Language::plain_japanese);
  CHECK(save.asks_seat);
  CHECK(save.answers == Answers{{{"name"}, PersonName{"はなこ", "はなこ"}},
                                {{"phone"}, std::string("0449337133")},
                                {{"year"}, std::int64_t{1980}}});
}

TEST_CASE("What is saved fits its form, for every form", "[flow]") {
  for (const ListingKind kind : {ListingKind::course, ListingKind::registry, ListingKind::survey}) {
    Visit visit;
    visit.start_form(listing_of_kind(kind));
    visit.answer_form();
    visit.does(Confirm{});
    const SaveApplication save = visit.asked_for<SaveApplication>().at(0);
    const Form& form = *visit.town.catalogue.form(save.form);
    CHECK(problems_with(form, save.answers, visit.town.world().today()).empty());
    CHECK(normalised(form, save.answers) == save.answers);
  }
}

TEST_CASE("A course is signed up for once, for all its sessions", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::course));
  visit.answer_form();
  CHECK(visit.shown<ConfirmView>().sessions.size() == 7);
  visit.does(Confirm{});
  CHECK(visit.asked_for<SaveApplication>().at(0).sessions.empty());
}

TEST_CASE("The slip says what was promised and what comes next", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.does(Confirm{});
  visit.is_saved(Promise::confirmed);
  const auto slip = visit.shown<SlipView>();
  CHECK(slip.promise == Promise::confirmed);
  CHECK(slip.card.title.text == "はじめての書道");
  CHECK(slip.sessions.size() == 1);
  CHECK(slip.slip == Bytes{1, 2, 3});
  CHECK(slip.has_next_steps);
  CHECK(slip.code == "4K7-29F-QX0");
  visit.does(SeeNextSteps{});
  CHECK(visit.shown<ListingView>().next_steps.size() == 1);
  CHECK_FALSE(visit.state.slip.has_value());
}

TEST_CASE("Whoever answered a survey is thanked, and given no number", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::survey));
  visit.answer_form();
  visit.does(Confirm{});
  visit.is_saved(Promise::noted);
  const auto slip = visit.shown<SlipView>();
  CHECK(slip.code.empty());
  CHECK(slip.slip.empty());
}

TEST_CASE("There is no way back past the end of a session [F49]", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.does(Confirm{});
  visit.is_saved();
  visit.does(Back{});
  CHECK(visit.screen() == Screen::slip);
  CHECK_FALSE(visit.view().frame.can_go_back);
  visit.does(Finish{});
  CHECK(visit.screen() == Screen::home);
  visit.does(Back{});
  CHECK(visit.screen() == Screen::home);
  visit.does(StartForm{});
  CHECK(visit.screen() == Screen::home);
}

TEST_CASE("A save that failed says why and keeps the answers for another try", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.does(Confirm{});
  CHECK(visit.shown<ConfirmView>().saving);
  visit.does(Confirm{});
  visit.does(Back{});
  CHECK(visit.asked_for<SaveApplication>().size() == 1);
  visit.does(NotSaved{ErrorCode::disk_full});
  const auto confirm = visit.shown<ConfirmView>();
  CHECK_FALSE(confirm.saving);
  CHECK(confirm.not_saved == ErrorCode::disk_full);
  CHECK(confirm.answers.at(1).answer == Answer(std::string("0449337133")));
  visit.does(Confirm{});
  CHECK(visit.asked_for<SaveApplication>().size() == 2);
}

TEST_CASE("An answer of the store that nobody waits for changes nothing", "[flow]") {
  Visit visit;
  visit.start_form(listing_of_kind(ListingKind::event));
  visit.answer_form();
  visit.is_saved();
  CHECK(visit.screen() == Screen::confirm);
  visit.does(Confirm{});
  visit.does(StartOver{});
  visit.is_saved();
  CHECK(visit.screen() == Screen::home);
}
