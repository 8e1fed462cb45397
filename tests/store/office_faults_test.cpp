// Every use case of the office's store, with every operation on the disk failing in turn.
#include <algorithm>

#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// What a try works on, made anew before each one.
struct Made {
  std::string name;
  SavedEntry application;
};

void nothing(Scene&) {}

CatalogueItem item_of(const Listing& listing) {
  return {CatalogueKind::listing, listing.id.value, false, codec::encode(listing)};
}

Listing named(const std::string& name) {
  Listing listing = hall();
  listing.id = {name};
  return listing;
}

void sync(Scene& scene) {
  must(sync_once(scene.kiosk(), scene.world().line(), scene.world().seams()));
}

/// An answer of 503 says nothing but that this machine could not.
Result<void> handle(Scene& scene) {
  const SyncAnswer answer = scene.office().handle(scene.ask());
  if (answer.status == 200) return {};
  REQUIRE(answer.status == 503);
  return fail(ErrorCode::line_down, std::string(text_of(answer.body)));
}

/// The first ask of a new kiosk at the other centre. It holds the catalogue already: else each
/// newcomer's reply would take more operations than the one before.
Bytes first_words(Scene& scene) {
  World& world = scene.world();
  Office& office = scene.office();
  const auto bundle = must(open_bundle(must(office.enrol({"ikuta"}, "")).bundle));
  const auto key = crypto::SigningKey::make(world.seams().random);
  AskParts parts{
      bundle.kiosk, bundle.office.card.office, prove_enrolment(bundle, key.verify), {}, {}};
  parts.ask.history = office.meta().history;
  parts.ask.catalogue_held = office.meta().changes;
  return make_ask(parts, key);
}

/// A list of one listing with its picture, as an import takes it in.
Publication list_of(const std::string& name) {
  const Bytes picture = copy_of(view_of(name));
  Listing listing = named(name);
  listing.picture = ContentHash{crypto::hash(picture)};
  ImportRecord line;
  line.file = name;
  return {{item_of(listing)}, {}, {picture}, {line}};
}

bool has_listing(const Office& office, const std::string& name) {
  const auto listings = must(office.listings());
  return std::ranges::find(listings, ListingId{name}, &Listing::id) != listings.end();
}
bool has_picture(const Office& office, const std::string& name) {
  return must(office.picture({crypto::hash(view_of(name))})).has_value();
}
bool has_line(const Office& office, const std::string& name) {
  const auto lines = must(office.imports());
  return std::ranges::find(lines, name, &ImportRecord::file) != lines.end();
}

/// One entry of each kind that changes something else.
void live_a_day(Scene& scene) {
  KioskStore& kiosk = scene.kiosk();
  const HeadCounted heads{hall().id, 0, {{AgeBand::sixties, 1}}};
  must(kiosk.withdraw(must(scene.sign_up(hall())).id));
  const EntryId who = must(scene.sign_up(away())).entry;
  const Attended seen{hall().id, 0, OwnEntry{who.epoch, who.counter}, SeenBy::code};
  const SavedOr saved = must(kiosk.attend(seen));
  must(kiosk.undo(std::get<SavedEntry>(saved).id, UndoReason::wrong_person));
  must(kiosk.attend(seen));
  must(kiosk.undo(must(kiosk.count_heads(heads)).id, UndoReason::mistake));
  must(kiosk.count_heads(heads));
}

/// A full disk that has room again needs nobody; after a failed flush the store is reopened, and
/// once at the end (F05, F08).
void go_on(Scene& scene, const Result<void>& done) {
  const auto works = scene.office().audit({scene.world().clock().now(), "", 1, "", ""});
  REQUIRE((works.ok() || works.error().code == ErrorCode::disk_failed));
  if (done.ok() || !works.ok()) scene.world().reopen_office();
  scene.check_office();
}

std::vector<UseCase> acts_of_the_office(Made& made) {
  const auto names = [&made](Scene& scene) { made.name = scene.new_name(); };
  const auto applies = [&made](Scene& scene) {
    made.application = must(scene.sign_up(lottery()));
    sync(scene);
  };
  return {{"an enrolment", nothing,
           [](Scene& scene) -> Result<void> {
             TRY(scene.office().enrol({"ikuta"}, ""));
             return {};
           }},
          {"a publication", names,
           [&made](Scene& scene) -> Result<void> {
             TRY(scene.office().publish({{item_of(named(made.name))}, {}}));
             return {};
           }},
          {"a decision", applies,
           [&made](Scene& scene) {
             return scene.office().decide(made.application.id, Verdict::confirmed,
                                          VerdictReason::by_staff);
           }},
          {"an account", names,
           [&made](Scene& scene) {
             AccountRecord account;
             account.name = made.name;
             return scene.office().keep_account(account);
           }},
          {"an audit line", names, [&made](Scene& scene) {
             return scene.office().audit({scene.world().clock().now(), made.name, 1, "", ""});
           }}};
}

bool has_all(Scene& scene) {
  return must(scene.office().status()).entries == must(scene.kiosk().waiting()).saved;
}

void make_a_batch(Scene& scene) {
  if (!has_all(scene)) return;  // the last one is still on its way
  sync(scene);
  live_a_day(scene);
  scene.ask() = must(next_ask(scene.kiosk(), scene.world().seams())).bytes;
}

void send_a_batch(Scene& scene) {
  if (!scene.ask().empty()) return;
  make_a_batch(scene);
  must(handle(scene));
}

/// Whoever gets no answer asks again: a batch that was taken in is not taken in again (F18).
void ask_again(Scene& scene, const Result<void>& done) {
  go_on(scene, done);
  REQUIRE((has_all(scene) || !done.ok()));
  if (!has_all(scene)) return;
  must(handle(scene));
  scene.check_office();
  REQUIRE(has_all(scene));
}

}  // namespace

TEST_CASE("Whatever fails at the office, what staff did is done or not done",
          "[store][fail-nth][F05][F08]") {
  Made made;
  for (const UseCase& use : acts_of_the_office(made)) fail_each_operation(use, go_on);
}

TEST_CASE("Whatever fails while a list is taken in, it is there with its picture and line, or not",
          "[store][fail-nth][F05][F08]") {
  std::string name;
  const auto names = [&name](Scene& scene) { name = scene.new_name(); };
  const auto import = [&name](Scene& scene) -> Result<void> {
    TRY(scene.office().publish(list_of(name)));
    return {};
  };
  fail_each_operation({"an import", names, import}, [&](Scene& scene, const Result<void>& done) {
    go_on(scene, done);
    const Office& office = scene.office();
    const bool is_there = has_listing(office, name);
    REQUIRE((is_there || !done.ok()));
    REQUIRE(has_picture(office, name) == is_there);
    REQUIRE(has_line(office, name) == is_there);
  });
}

TEST_CASE("Whatever fails while the office takes a batch in, it is applied once",
          "[store][fail-nth][F08][F18][F19]") {
  fail_each_operation({"a batch", make_a_batch, handle}, ask_again);
}

TEST_CASE("Whatever fails while the office meets a batch again, it is not applied again",
          "[store][fail-nth][F14][F18]") {
  fail_each_operation({"the same batch again", send_a_batch, handle}, ask_again);
}

TEST_CASE("Whatever fails at a kiosk's first contact, it is enrolled once",
          "[store][fail-nth][F18][F19]") {
  const auto speak = [](Scene& scene) { scene.ask() = first_words(scene); };
  fail_each_operation({"a first contact", speak, handle},
                      [](Scene& scene, const Result<void>& done) {
                        go_on(scene, done);
                        must(handle(scene));
                        scene.check_office();
                      });
}

TEST_CASE("An office that could not be opened opens when the disk works again",
          "[store][fail-nth][F05]") {
  const UseCase opening{
      "opening", [](Scene& scene) { scene.world().close_office(); },
      [](Scene& scene) -> Result<void> {
        World& world = scene.world();
        TRY(Office::open(world.folder() / "office", world.unlock(), OpenTo::work, world.seams()));
        return {};
      }};
  fail_each_operation(opening, [](Scene& scene, const Result<void>&) {
    scene.world().reopen_office();
    scene.check_office();
  });
}

TEST_CASE(
    "An office whose first creation failed anywhere is made by the next try, with its account",
    "[store][fail-nth][F02]") {
  std::string name;
  const auto init = [&name](Scene& scene) {
    World& world = scene.world();
    AccountRecord admin;
    admin.name = "admin";
    return Office::init(world.folder() / name, world.unlock(), "さくら川市", world.seams(),
                        {&admin, 1});
  };
  const auto names = [&name](Scene& scene) { name = scene.new_name(); };
  fail_each_operation({"creation", names, init}, [&](Scene& scene, const Result<void>&) {
    const auto again = init(scene);
    REQUIRE((again.ok() || again.error().code == ErrorCode::already_there));
    World& world = scene.world();
    const Office office =
        must(Office::open(world.folder() / name, world.unlock(), OpenTo::work, world.seams()));
    must(office.verify());
    REQUIRE(must(office.account("admin")).has_value());
  });
}
