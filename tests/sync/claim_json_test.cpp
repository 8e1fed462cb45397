// A kiosk's status as a file that anybody may have written.
#include "sync/claim_json.h"

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"

using namespace tsudoi;
using nlohmann::json;

namespace {

KioskClaim some_claim() {
  KioskClaim claim;
  claim.kiosk = {{1}};
  claim.office = {{2}};
  claim.office_name = "さくら川市";
  claim.history = {{3}};
  claim.made_at = {1'795'237'500};
  claim.formers = {{{4}}};
  claim.newest = {7, {{5}}};
  claim.batches_here = 6;
  claim.gaps = {{2, 3}};
  claim.runs = {{{{4}}, {{6}}, {1}, 20, ClaimedAs::received},
                {{{1}}, {{7}}, {1}, 3, ClaimedAs::received},
                {{{1}}, {{7}}, {4}, 2, ClaimedAs::waiting}};
  return claim;
}

std::string printed(const json& proof) {
  return "Kiosk of centre tama\nSaved here 25\n" + json{{"saved", 25}, {"proof", proof}}.dump() +
         "\n";
}

ErrorCode refusal_of(const std::string& text) {
  const auto claim = claim_in(text);
  INFO(text.substr(0, 300));
  REQUIRE_FALSE(claim.ok());
  CHECK_FALSE(claim.error().detail.empty());
  CHECK(claim.error().detail.find('\n') == std::string::npos);
  return claim.error().code;
}

}  // namespace

TEST_CASE("A claim is read as it was printed, behind the lines for people", "[sync][claim]") {
  const auto claim = claim_in(printed(to_json(some_claim())));
  REQUIRE(claim.ok());
  CHECK(*claim == some_claim());
}

TEST_CASE("A status file that was cut off anywhere is refused", "[sync][claim]") {
  const std::string whole = printed(to_json(some_claim()));
  for (std::size_t length = 0; length + 2 < whole.size(); ++length)
    CHECK(refusal_of(whole.substr(0, length)) == ErrorCode::malformed);
}

TEST_CASE("A status file with anything else in it is refused in a sentence [F39]",
          "[sync][claim]") {
  const json good = to_json(some_claim());
  const std::vector<std::pair<const char*, json>> changes{
      {"/version", 2},
      {"/kiosk", "0102"},
      {"/kiosk", 5},
      {"/kiosk", std::string(32, 'g')},
      {"/office", "../../etc/passwd"},
      {"/office_name", "two\nlines"},
      {"/office_name", std::string(1000, 'a')},
      {"/made_at", -1},
      {"/made_at", 1e300},
      {"/made_at", UINT64_MAX},
      {"/formers", json::array({1})},
      {"/formers", json(std::vector<std::string>(65, std::string(32, '0')))},
      {"/gaps", json::object()},
      {"/gaps", json(std::vector<json>(1001, {{"from", 1}, {"to", 1}}))},
      {"/runs", "none"},
      {"/runs/0", nullptr},
      {"/runs/0/count", 0},
      {"/runs/0/count", UINT64_MAX},
      {"/runs/0/count", kClaimedEntriesMax + 1},
      {"/runs/0/first", 0},
      {"/runs/0/first", UINT64_MAX},
      {"/runs/0/as", "lost"},
      {"/runs/2/first", 3},  // is in the run before
      {"/left_out", json::array()}};
  for (const auto& [place, value] : changes) {
    json changed = good;
    changed[json::json_pointer(place)] = value;
    CHECK(refusal_of(printed(changed)) == ErrorCode::malformed);
  }
  for (const auto& [name, value] : good.items()) {
    json lacking = good;
    lacking.erase(name);
    CHECK(refusal_of(printed(lacking)) == ErrorCode::malformed);
  }
}

TEST_CASE("What is no status at all, is nested without end, or is huge, is refused [F39]",
          "[sync][claim]") {
  CHECK(refusal_of("") == ErrorCode::malformed);
  CHECK(refusal_of("{}") == ErrorCode::malformed);
  CHECK(refusal_of(R"({"error":"busy","words":"x"})") == ErrorCode::malformed);
  CHECK(refusal_of("[1,2]") == ErrorCode::malformed);
  CHECK(refusal_of(std::string(1'000'000, '[')) == ErrorCode::malformed);
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += R"({"proof":)";
  CHECK(refusal_of(deep) == ErrorCode::malformed);
  CHECK(refusal_of(std::string(kStatusFileBytesMax + 1, ' ')) == ErrorCode::too_large);
}
