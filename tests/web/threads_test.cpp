// What goes on while a passphrase is being checked.
#include <future>
#include <latch>

#include "tests/support/catch.h"
#include "tests/web/fake_office.h"

using namespace tsudoi;
using namespace tsudoi::web;
using namespace tsudoi::test;

namespace {

/// Somebody at a browser of their own, in front of a router that others use too.
struct Somebody final : Visitor {
  explicit Somebody(Router& shared) : router(shared) {}
  HttpResponse answer(const HttpRequest& request) override { return router.answer(request); }
  int sign_in_status() { return sign_in(kPassphrase).status; }

  Router& router;
};

/// A router whose passphrase checks take as long as the test says.
struct SlowChecks {
  explicit SlowChecks(std::ptrdiff_t awaited) : begun(awaited) {}

  Result<std::optional<Viewer>> check(const std::optional<Account>& account,
                                      std::string_view passphrase) {
    begun.count_down();
    gate_opens.wait();
    const std::lock_guard hold(counting);
    return office.check(account, passphrase);
  }
  HttpResponse sync() {
    HttpRequest request;
    request.method = Method::post;
    request.path = "/v1/sync";
    return router.answer(request);
  }

  std::latch begun;
  std::promise<void> open_gate;
  std::shared_future<void> gate_opens = open_gate.get_future().share();
  std::mutex counting;
  FakeOffice office;
  HandClock clock;
  std::unique_ptr<Random> random = make_seeded_random(7);
  Router router{{office,
                 [](ByteView) {
                   return SyncAnswer{200, {1, 2, 3}};
                 },
                 clock, *random, CookieTransport::plain,
                 [this](const auto& account, std::string_view passphrase) {
                   return check(account, passphrase);
                 }}};
};

}  // namespace

TEST_CASE("While a passphrase is checked, kiosks and pages go on", "[web][threads]") {
  SlowChecks slow(1);
  Somebody signing_in(slow.router), reading(slow.router);
  auto status = std::async(std::launch::async, [&] { return signing_in.sign_in_status(); });
  slow.begun.wait();
  CHECK(slow.sync().body == Bytes{1, 2, 3});
  CHECK(reading.get("/login").status == 200);
  slow.open_gate.set_value();
  CHECK(status.get() == 303);
  CHECK(signing_in.get("/").status == 200);
}

TEST_CASE("More sign-ins at once than may be checked are asked to try again in a second",
          "[web][threads]") {
  SlowChecks slow(kPassphraseChecksMax);
  Somebody first(slow.router), second(slow.router), third(slow.router);
  auto one = std::async(std::launch::async, [&] { return first.sign_in_status(); });
  auto two = std::async(std::launch::async, [&] { return second.sign_in_status(); });
  slow.begun.wait();
  CHECK(third.sign_in_status() == 429);
  CHECK(slow.office.sign_ins_checked == 0);
  slow.open_gate.set_value();
  CHECK(one.get() == 303);
  CHECK(two.get() == 303);
  CHECK(third.sign_in_status() == 303);
}
