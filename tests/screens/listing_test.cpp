// What a listing's page says of the way in, and where its button leads.
#include "tests/screens/stand.h"

using namespace tsudoi;
using test::named;
using test::Stand;

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
