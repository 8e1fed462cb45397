#include "sync/office/web/accounts.h"

#include "sync/office/web/sessions.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::web;

namespace {

constexpr crypto::PassphraseCost kCheap{1, 64};  // the least Argon2id takes: tests check the rule
const auto seeded = make_seeded_random(11);

Account account_of(std::string name, std::string_view passphrase) {
  return make_account({{std::move(name)}, WebRole::officer, {}}, passphrase, kCheap, *seeded)
      .value();
}

Viewer viewer_of(std::string name) {
  return {{std::move(name)}, WebRole::officer, {}};
}

}  // namespace

TEST_CASE("Only the right passphrase of an active account lets in", "[web][accounts]") {
  Account account = account_of("hanako", "correct horse");
  REQUIRE(check_passphrase(account, "correct horse").value()->role == WebRole::officer);
  REQUIRE(!check_passphrase(account, "correct horsf").value());
  REQUIRE(!check_passphrase(account, std::string(257, 'x')).value());
  REQUIRE(!check_passphrase(std::nullopt, "correct horse").value());
  account.state = AccountState::disabled;
  REQUIRE(!check_passphrase(account, "correct horse").value());
}

TEST_CASE("Two accounts with one passphrase have different hashes", "[web][accounts]") {
  REQUIRE(account_of("a", "correct horse").hash != account_of("b", "correct horse").hash);
}

TEST_CASE("Web passphrases cost at least 64 MiB each [F52]", "[web][accounts]") {
  REQUIRE(kWebPassphraseCost.memory_kib >= 64 * 1024);
}

TEST_CASE("Bad names, short and endless passphrases make no account", "[web][accounts]") {
  const auto made = [](std::string name, std::string_view passphrase) {
    return make_account({{std::move(name)}, WebRole::viewer, {}}, passphrase, kCheap, *seeded).ok();
  };
  REQUIRE(made("a", "0123456789"));
  REQUIRE(!made("a", "012345678"));
  REQUIRE(!made("a", std::string(257, 'x')));
  REQUIRE(!made("A b", "0123456789"));
  REQUIRE(!made("", "0123456789"));
}

TEST_CASE("A scope holds its centres and areas and nothing else", "[web][accounts]") {
  const Scope scope{{{"tama"}}, {{"ikuta"}}};
  REQUIRE(is_within(scope, {"tama"}, {}));
  REQUIRE(is_within(scope, {"other"}, {"ikuta"}));
  REQUIRE(!is_within(scope, {"other"}, {"asao"}));
  REQUIRE(is_within({}, {"other"}, {"asao"}));
}

TEST_CASE("A session ends after its idle time, and use prolongs it", "[web][sessions]") {
  SessionTable table({.idle_ms_max = 100, .absolute_ms_max = 1000, .sessions_max = 10});
  const std::string token = table.begin({}, {0}, *seeded);
  REQUIRE(table.find(token, {99}) != nullptr);
  REQUIRE(table.find(token, {198}) != nullptr);
  REQUIRE(table.find(token, {298}) == nullptr);
}

TEST_CASE("A session ends after its absolute time however busy", "[web][sessions]") {
  SessionTable table({.idle_ms_max = 100, .absolute_ms_max = 250, .sessions_max = 10});
  const std::string token = table.begin({}, {0}, *seeded);
  for (const std::int64_t now : {90, 180, 249}) REQUIRE(table.find(token, {now}) != nullptr);
  REQUIRE(table.find(token, {250}) == nullptr);
}

TEST_CASE("Tokens are 256 bits, and a wrong one finds nothing", "[web][sessions]") {
  SessionTable table;
  const std::string token = table.begin({}, {0}, *seeded);
  REQUIRE(token.size() == 64);
  std::string wrong = token;
  wrong.back() = wrong.back() == '0' ? '1' : '0';
  REQUIRE(table.find(wrong, {1}) == nullptr);
  REQUIRE(table.find("", {1}) == nullptr);
  table.end(token);
  REQUIRE(table.find(token, {1}) == nullptr);
}

TEST_CASE("A full session table drops the one unused longest", "[web][sessions]") {
  SessionTable table({.idle_ms_max = 1000, .absolute_ms_max = 1000, .sessions_max = 2});
  const std::string first = table.begin(viewer_of("a"), {0}, *seeded);
  const std::string second = table.begin(viewer_of("b"), {1}, *seeded);
  REQUIRE(table.find(first, {2}) != nullptr);
  table.begin(viewer_of("c"), {3}, *seeded);
  REQUIRE(table.find(second, {4}) == nullptr);
  REQUIRE(table.find(first, {4}) != nullptr);
}

TEST_CASE("Changing an account ends all its sessions", "[web][sessions]") {
  SessionTable table;
  table.begin(viewer_of("a"), {0}, *seeded);
  table.begin(viewer_of("a"), {0}, *seeded);
  const std::string other = table.begin(viewer_of("b"), {0}, *seeded);
  table.end_all_of({"a"});
  REQUIRE(table.size() == 1);
  REQUIRE(table.find(other, {1}) != nullptr);
}

TEST_CASE("Five wrong tries are free, then 30 seconds doubling to 15 minutes [F50]",
          "[web][throttle]") {
  LoginThrottle throttle;
  SteadyMs now{0};
  for (int i = 0; i < 5; ++i) {
    REQUIRE(throttle.wait_ms("hanako", now) == 0);
    throttle.failed("hanako", now);
  }
  for (const std::int64_t seconds : {30, 60, 120, 240, 480, 900, 900}) {
    REQUIRE(throttle.wait_ms("hanako", now) == seconds * 1000);
    now.value += seconds * 1000;
    REQUIRE(throttle.wait_ms("hanako", now) == 0);
    throttle.failed("hanako", now);
  }
  REQUIRE(throttle.wait_ms("taro", now) == 0);
  throttle.succeeded("hanako");
  REQUIRE(throttle.wait_ms("hanako", now) == 0);
}

TEST_CASE("Old failures are forgotten, and the throttle stays bounded [F50]", "[web][throttle]") {
  LoginThrottle throttle({.free_tries = 1, .keys_max = 2});
  throttle.failed("a", {0});
  throttle.failed("b", {1});
  throttle.failed("c", {2});
  REQUIRE(throttle.wait_ms("a", {3}) == 0);
  REQUIRE(throttle.wait_ms("c", {3}) > 0);
  throttle.failed("c", {2'000'000});
  REQUIRE(throttle.wait_ms("c", {2'000'000}) == 30'000);
}
