#include "sync/office/backend/account_records.h"
#include "sync/office/backend/office_backend.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const web::Viewer kTama{{"tama-officer"}, web::WebRole::officer, {{{"tama"}}, {}}};
const web::Viewer kIkuta{{"ikuta-officer"}, web::WebRole::officer, {{{"ikuta"}}, {}}};
const web::Viewer kCity{{"city-viewer"}, web::WebRole::viewer, {}};
const web::AuditLine kLine{{}, {"tama-officer"}, web::AuditAct::decided, "", ""};
constexpr auto kJapanese = web::PageLanguage::japanese;
const web::Viewer kAdmin{{"admin"}, web::WebRole::admin, {}};

/// One sign-up for a listing of "tama", made at "ikuta", so that nobody has promised a seat.
struct OneApplication {
  OneApplication() {
    Listing listing = shodo();
    listing.roles.front().mode = SeatMode::office;
    world.publish({listing});
    KioskStore kiosk = world.new_kiosk("kiosk", {"ikuta"});
    id = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
    REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  }
  World world;
  PublicId id;
  OfficeBackend backend{world.office(), world.clock()};
};

web::ApplicationFilter with_names() {
  web::ApplicationFilter filter;
  filter.names = web::NamesShown::shown;
  return filter;
}

}  // namespace

TEST_CASE("The host centre's officer sees who applied, in words", "[office][backend]") {
  OneApplication one;
  const auto list = one.backend.applications(kTama, with_names());
  REQUIRE(list->rows.size() == 1);
  const web::ApplicationRow& row = list->rows.front();
  CHECK(row.listing_title == "はじめての書道");
  CHECK(row.role_name == "参加");
  CHECK(row.centre_name == "生田出張所");
  CHECK(row.promise == Promise::received);
  REQUIRE(row.person.has_value());
  CHECK(row.person->name == "渡邉 花子");
  CHECK(row.person->phone == "090-1234-5678");
  const auto page = one.backend.application(kTama, one.id, kJapanese);
  REQUIRE(page->answers.size() == 3);
  CHECK(page->answers[0].value == "渡邉 花子（わたなべ はなこ）");
  CHECK(page->answers[2].value == "同意する（第1版）");
}

TEST_CASE("Answers are told in the words and the language of the page", "[office][backend]") {
  Field phone, age;
  phone.kind = FieldKind::phone;
  age.kind = FieldKind::age_band;
  const auto told = [](const Field& field, Answer answer) {
    return std::pair{words_for(&field, answer, kJapanese),
                     words_for(&field, answer, web::PageLanguage::english)};
  };
  using Both = std::pair<std::string, std::string>;
  CHECK(told(phone, std::string("0440001234")) == Both{"044-000-1234", "044-000-1234"});
  CHECK(told(age, AgeBand::thirties) == Both{"30代", "30–39"});
  CHECK(told({}, true) == Both{"はい", "Yes"});
  CHECK(told({}, ConsentGiven{{"consent"}, 2, true}) ==
        Both{"同意する（第2版）", "Agreed (version 2)"});
  CHECK(told({}, ConsentGiven{{"consent"}, 2, false}) ==
        Both{"同意しない（第2版）", "Not agreed (version 2)"});
  CHECK(told({}, Guardian{{"髙﨑", "たかさき"}, "09000005678"}) ==
        Both{"髙﨑（たかさき） 090-0000-5678", "髙﨑 (たかさき) 090-0000-5678"});
  Field dish;
  dish.options = {{{"a"}, {"料理", {{Language::english, "Cooking"}}}}, {{"b"}, {"音楽", {}}}};
  CHECK(told(dish, std::vector{OptionId{"a"}, OptionId{"b"}}) ==
        Both{"料理、音楽", "Cooking, 音楽"});
}

TEST_CASE("Another centre's officer does not see it, not even its id [F54]", "[office][backend]") {
  OneApplication one;
  CHECK(one.backend.applications(kIkuta, with_names())->rows.empty());
  CHECK(one.backend.application(kIkuta, one.id, kJapanese).error().code == ErrorCode::not_found);
  CHECK(one.backend.decide(kIkuta, one.id, Verdict::confirmed, kLine).error().code ==
        ErrorCode::not_found);
  CHECK(one.backend.dashboard(kIkuta)->applications_today == 0);
  CHECK(one.backend.listings(kIkuta, {})->rows.empty());
  CHECK(one.backend.listings(kTama, {})->rows.size() == 1);
}

TEST_CASE("A viewer never gets a name, whatever is asked", "[office][backend]") {
  OneApplication one;
  const auto list = one.backend.applications(kCity, with_names());
  REQUIRE(list->rows.size() == 1);
  CHECK_FALSE(list->rows.front().person.has_value());
  CHECK(one.backend.application(kCity, one.id, kJapanese).error().code == ErrorCode::not_found);
  CHECK(one.backend.decide(kCity, one.id, Verdict::declined, kLine).error().code ==
        ErrorCode::not_found);
  CHECK(one.backend.audit_log(kCity, {}).error().code == ErrorCode::not_found);
}

TEST_CASE("A decision moves an application from undecided to decided", "[office][backend]") {
  OneApplication one;
  CHECK(one.backend.dashboard(kCity)->undecided == 1);
  REQUIRE(one.backend.decide(kTama, one.id, Verdict::confirmed, kLine).ok());
  CHECK(one.backend.dashboard(kCity)->undecided == 0);
  CHECK(one.backend.dashboard(kCity)->decided_today == 1);
  web::ApplicationFilter decided;
  decided.state = web::ApplicationState::decided;
  const auto list = one.backend.applications(kTama, decided);
  REQUIRE(list->rows.size() == 1);
  CHECK(list->rows.front().verdict == Verdict::confirmed);
  CHECK(one.backend.application(kTama, one.id, kJapanese)->decisions.size() == 1);
}

TEST_CASE("What the office would refuse to decide is known before somebody tries",
          "[office][backend]") {
  World world;
  Listing listing = shodo();
  listing.roles.front().mode = SeatMode::draw;
  listing.roles.front().capacity = 1;
  world.publish({listing});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const PublicId first = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  const PublicId second = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  OfficeBackend backend(world.office(), world.clock());
  const auto hindrance = [&](const PublicId& id) {
    return backend.application(kTama, id, kJapanese)->hindrance;
  };
  const auto decide = [&](const PublicId& id, Verdict verdict) {
    return backend.decide(kTama, id, verdict, kLine).ok();
  };
  CHECK(hindrance(first) == Hindrance::none);
  CHECK(decide(first, Verdict::confirmed));
  CHECK(hindrance(first) == Hindrance::promised);
  CHECK_FALSE(decide(first, Verdict::declined));
  CHECK(hindrance(second) == Hindrance::full);
  CHECK_FALSE(decide(second, Verdict::confirmed));
  CHECK(decide(second, Verdict::wait_listed));
  REQUIRE(kiosk.withdraw(second).ok());
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  CHECK(hindrance(second) == Hindrance::withdrawn);
  CHECK_FALSE(decide(second, Verdict::declined));
}

TEST_CASE("After a restore nobody is offered a seat before every kiosk has been in touch [F21]",
          "[office][backend]") {
  World world;
  Listing listing = shodo();
  listing.roles.front().mode = SeatMode::draw;
  world.publish({listing});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const PublicId id = kiosk.sign_up(sign_up_for(listing, hanako()))->id;
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  world.back_up("monday");
  world.restore("monday");
  OfficeBackend backend(world.office(), world.clock());
  CHECK(backend.application(kTama, id, kJapanese)->hindrance == Hindrance::kiosks_awaited);
  CHECK_FALSE(backend.decide(kTama, id, Verdict::confirmed, kLine).ok());
}

TEST_CASE("The first page counts today's applications, sessions, attendances and kiosks",
          "[office][backend]") {
  OneApplication one;
  KioskStore door = one.world.new_kiosk("door", {"tama"});
  REQUIRE(door.attend({{"shodo"}, 0, one.id, SeenBy::code}).ok());
  REQUIRE(sync_once(door, one.world.line(), one.world.seams()).ok());
  one.world.new_kiosk("never-seen", {"tama"});
  const auto today = one.backend.dashboard(kAdmin);
  REQUIRE(today.ok());
  CHECK(today->applications_today == 1);
  CHECK(today->applications_by_day.size() == 14);
  CHECK(today->applications_by_day.back().count == 1);
  CHECK(today->sessions_today == 1);
  CHECK(today->attendance_today == 1);
  CHECK(today->kiosks_in_all == 3);
  CHECK(today->kiosks_in_touch == 2);
  CHECK(today->kiosks.front().state == web::KioskState::never_seen);
  one.world.clock().advance_seconds(2 * 24 * 3600);
  CHECK(one.backend.dashboard(kAdmin)->kiosks_in_touch == 0);
  CHECK(one.backend.dashboard(kAdmin)->attention.back().what == web::Attention::kiosks_silent);
}

namespace {

/// A disk without room; everything else works.
struct NoRoom : lmdb::FaultGate {
  std::optional<ErrorCode> before(lmdb::Operation operation) override {
    return is_full && operation == lmdb::Operation::room ? std::optional(ErrorCode::disk_full)
                                                         : std::nullopt;
  }
  bool is_full = false;
};

}  // namespace

TEST_CASE("A kiosk in trouble is on the first page until it says that it is over [F05]",
          "[office][backend]") {
  OneApplication one;
  const auto count = [&] {
    const auto today = one.backend.dashboard(kAdmin);
    const auto at = std::ranges::find(today->attention, web::Attention::kiosks_in_trouble,
                                      &web::AttentionRow::what);
    return at == today->attention.end() ? std::uint64_t(0) : at->count;
  };
  { const KioskStore made = one.world.new_kiosk("full", {"tama"}); }
  NoRoom disk;
  Seams seams = one.world.seams();
  seams.gate = &disk;
  KioskStore kiosk = *KioskStore::open(one.world.folder() / "full", OpenTo::work, seams);
  REQUIRE(sync_once(kiosk, one.world.line(), seams).ok());
  CHECK(count() == 0);
  disk.is_full = true;
  const auto asking = next_ask(kiosk, seams);
  REQUIRE(asking.ok());
  REQUIRE(one.world.line().exchange(asking->bytes).ok());
  CHECK(count() == 1);
  disk.is_full = false;
  const auto rows = one.backend.kiosks(kAdmin)->rows;
  CHECK(std::ranges::any_of(rows, [](const auto& row) { return row.troubles.any(); }));
  REQUIRE(sync_once(kiosk, one.world.line(), one.world.seams()).ok());
  CHECK(count() == 0);
}

TEST_CASE(
    "Today says that the office waits for kiosks, and that its backup is old or missing [F21]",
    "[office][backend]") {
  OneApplication one;
  const auto rows = [&](OfficeBackend& backend) {
    std::map<web::Attention, std::uint64_t> all;
    const auto today = backend.dashboard(kAdmin);
    for (const web::AttentionRow& row : today->attention) all[row.what] = row.count;
    return all;
  };
  using web::Attention;
  CHECK(rows(one.backend).contains(Attention::no_backup));
  one.world.back_up("monday");
  CHECK_FALSE(rows(one.backend).contains(Attention::no_backup));
  one.world.clock().advance_seconds(9 * 24 * 3600);
  CHECK(rows(one.backend)[Attention::backup_old] == 9);
  CHECK_FALSE(rows(one.backend).contains(Attention::kiosks_awaited));
  one.world.restore("monday");
  OfficeBackend restored(one.world.office(), one.world.clock());
  CHECK(rows(restored)[Attention::kiosks_awaited] == 1);
}

TEST_CASE("Listings are found by words, kind and time, and say whether there is room",
          "[office][backend]") {
  World world;
  Listing full = shodo(), circle = shodo();
  full.roles.front().capacity = 1;
  circle.id = {"circle"};
  circle.kind = ListingKind::circle;
  circle.title.ja = "朝のラジオ体操";
  circle.sessions.clear();
  circle.roles.clear();
  world.publish({full, circle});
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  REQUIRE(kiosk.sign_up(sign_up_for(full, hanako())).ok());
  REQUIRE(sync_once(kiosk, world.line(), world.seams()).ok());
  OfficeBackend backend(world.office(), world.clock());
  const auto all = backend.listings(kCity, {});
  REQUIRE(all->rows.size() == 2);
  CHECK(all->rows[0].state == web::ListingState::full);
  CHECK(all->rows[0].applications == 1);
  CHECK(all->rows[1].state == web::ListingState::read_only);
  web::ListingFilter filter;
  filter.words = "ﾗｼﾞｵ";
  CHECK(backend.listings(kCity, filter)->rows.size() == 1);
  filter = {};
  filter.kind = ListingKind::course;
  CHECK(backend.listings(kCity, filter)->rows.empty());
  filter = {};
  filter.when = web::ListingWhen::past;
  CHECK(backend.listings(kCity, filter)->rows.empty());
}

TEST_CASE("Where one just comes, no sign-up is said to be open", "[office][backend]") {
  World world;
  Listing concert = shodo();
  concert.roles.front().mode = SeatMode::walk_in;
  world.publish({concert});
  OfficeBackend backend(world.office(), world.clock());
  CHECK(backend.listings(kCity, {})->rows.front().state == web::ListingState::walk_in);
}

TEST_CASE("An account comes back from the store as it was", "[office][backend]") {
  World world;
  const auto random = make_seeded_random(3);
  const auto account = *web::make_account(kTama, "correct horse", {1, 8 * 1024}, *random);
  CHECK(*account_in(record_of(account)) == account);
  REQUIRE(world.office().keep_account(record_of(account)).ok());
  OfficeBackend backend(world.office(), world.clock());
  CHECK(*backend.account({"tama-officer"}) == account);
  CHECK_FALSE(backend.account({"tama"})->has_value());
}
