// What a listing's page says of the way in, and where its button leads.
#include "tests/screens/stand.h"

using namespace tsudoi;
using test::named;
using test::Stand;

TEST_CASE("The way on leads up to the day that is still to be chosen, as often as it is touched",
          "[screens]") {
  flow::View view = named(test::all_screens({}), "listing").view;
  auto& listing = std::get<flow::ListingView>(view.screen);
  listing.can_start = flow::CanStart::choose_session;
  for (auto& one : listing.sessions) one.chosen = false;
  Stand page(view, {1280, 800});
  for (int times = 0; times < 2; ++times) {
    const ui::Node* before = page.harness.tree().by_id("listing.session.0");
    CHECK((before == nullptr || before->visible.h < before->where.h - 1));
    REQUIRE(page.harness.tap("listing.start"));
    page.harness.settle();
    const ui::Node* day = page.harness.tree().by_id("listing.session.0");
    REQUIRE(day != nullptr);
    CHECK(day->visible.h >= day->where.h - 1);
    page.harness.press({600, 300});
    page.harness.drag_to({600, 500});
    page.harness.drag_to({600, 5000});
    page.harness.release();
    page.harness.settle();
  }
}

TEST_CASE("Where one cannot sign up, the one to ask is pointed to if there is one", "[screens]") {
  flow::View view = named(test::all_screens({}), "listing").view;
  auto& listing = std::get<flow::ListingView>(view.screen);
  listing.card.sign_up = flow::SignUp::read_only;
  CHECK(Stand(view, {1080, 1920}).harness.tree().says("くわしくは 問い合わせ先へ どうぞ。"));
  listing.contact_name.clear();
  listing.contact_phone.clear();
  CHECK(Stand(view, {1080, 1920}).harness.tree().says("この案内は 読むだけです。"));
}

TEST_CASE("A fee and what it is for stand on one line", "[screens]") {
  flow::View view = named(test::all_screens({}), "listing").view;
  std::get<flow::ListingView>(view.screen).fee = {500, "月会費"};
  CHECK(Stand(view, {1080, 1920}).harness.tree().says("500円 (月会費)"));
}
