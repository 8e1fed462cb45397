#include "tests/journey/lobby.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

void fill_in(Lobby& lobby) {
  lobby.tap("form.name.written");
  lobby.type({"さ", "く", "ら", "空白", "は", "な"});
  lobby.tap("form.next");
  lobby.tap("form.phone");
  lobby.type({"0", "4", "4", "0", "0", "0", "1", "2", "3", "4"});
  lobby.tap("form.next");
  lobby.tap("form.consent");
  lobby.tap("form.next");
}

Form form_with_address() {
  Form form = simple_form();
  form.id = {"address"};
  Field& address = form.steps.front().fields.front();
  address.id = {"address"};
  address.kind = FieldKind::address;
  return form;
}

PersonName name_in(const Answers& answers) {
  return std::get<PersonName>(answers.at({"name"}));
}

}  // namespace

TEST_CASE("One sign-up travels from touch to the office and back", "[journey]") {
  Lobby lobby;
  REQUIRE(lobby.kiosk().sync(lobby.line()).ok());
  lobby.draw();
  lobby.tap("home.events");
  lobby.tap("browse.card.0");
  lobby.tap("listing.start");
  fill_in(lobby);
  lobby.tap("confirm.send");

  REQUIRE(lobby.tree().says("お席を"));
  REQUIRE(lobby.kiosk().state().slip.has_value());
  const std::string code = lobby.kiosk().state().slip->code;
  REQUIRE(lobby.tree().says(code));
  REQUIRE(lobby.kiosk().store().waiting()->entries == 1);

  REQUIRE(lobby.kiosk().sync(lobby.line())->batches == 1);
  REQUIRE(lobby.kiosk().store().waiting()->entries == 0);
  const auto arrived = *lobby.world().office().applications();
  REQUIRE(arrived.size() == 1);
  REQUIRE(slip_code_of(arrived[0].id) == code);
  REQUIRE(arrived[0].application.decision.verdict == Verdict::confirmed);
  const Answers answers = *lobby.world().office().answers_of(arrived[0]);
  REQUIRE(name_in(answers) == PersonName{"さくら はな", "さくら はな"});
  REQUIRE(std::get<std::string>(answers.at({"phone"})) == "0440001234");

  lobby.tap("slip.finish");
  REQUIRE_FALSE(lobby.tree().says("さくら"));
  REQUIRE(lobby.kiosk().catalogue().listing({"shodo"}) != nullptr);
  REQUIRE(lobby.kiosk().store().seats_left({"shodo"}, {"participant"})->seats == 3);
}

TEST_CASE("Without a line the same sign-up is saved, confirmed, and waits", "[journey]") {
  Lobby lobby;
  REQUIRE(lobby.kiosk().sync(lobby.line()).ok());
  const auto no_line = make_http_transport("http://127.0.0.1:1");
  lobby.draw();
  lobby.tap("home.events");
  lobby.tap("browse.card.0");
  lobby.tap("listing.start");
  fill_in(lobby);
  lobby.tap("confirm.send");
  REQUIRE(lobby.kiosk().sync(*no_line).error().code == ErrorCode::line_down);
  REQUIRE(lobby.kiosk().state().slip->promise == Promise::confirmed);
  REQUIRE(lobby.kiosk().store().waiting()->entries == 1);
  REQUIRE_FALSE(lobby.tree().says("line"));
}

TEST_CASE("Every screen of the journey keeps the promises of touch and text", "[journey][ui]") {
  Lobby lobby;
  REQUIRE(lobby.kiosk().sync(lobby.line()).ok());
  lobby.draw();
  const auto is_sound = [&lobby](const char* screen) {
    INFO(screen);
    for (const auto& problem : problems_of(lobby.tree())) FAIL_CHECK(words_of(problem));
  };
  is_sound("home");
  lobby.tap("home.events");
  is_sound("browse");
  lobby.tap("browse.card.0");
  is_sound("listing");
  lobby.tap("listing.start");
  is_sound("form");
  fill_in(lobby);
  is_sound("confirm");
  lobby.tap("confirm.send");
  is_sound("slip");
}

TEST_CASE("Next with an empty input puts the caret there, in sight and marked", "[journey][ui]") {
  Lobby lobby;
  lobby.world().publish_form(form_with_address());
  Listing listing = shodo();
  listing.form = {"address"};
  lobby.world().publish({listing});
  REQUIRE(lobby.kiosk().sync(lobby.line()).ok());
  lobby.draw();
  lobby.tap("home.events");
  lobby.tap("browse.card.0");
  lobby.tap("listing.start");
  lobby.type({"2", "1", "4", "0", "0", "1", "4"});
  lobby.tap("form.next");
  const ui::Node* line = lobby.tree().by_id("form.address.line");
  REQUIRE(line != nullptr);
  CHECK(line->focused);
  CHECK(line->wrong);
  CHECK_FALSE(lobby.tree().by_id("form.address.postal")->wrong);
}
