// What a person does about the quarantine, with every operation on the disk failing in turn.
#include "sync/office/quarantine.h"
#include "tests/store/scene.h"
#include "tests/sync/hand_made.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

const AuditRecord kLine{{1}, "hanako", 9, "item", "local"};

std::uint64_t newest_item(Scene& scene) {
  return must(OfficeQuarantine::items(scene.office())).front().number;
}

bool is_waiting(Scene& scene, std::uint64_t item) {
  return OfficeQuarantine::item(scene.office(), item).ok();
}

/// After a failed flush the office is reopened (F08); it has its line and has moved on, or neither.
void go_on(Scene& scene, const Result<void>& done, std::uint64_t item) {
  scene.world().reopen_office();
  scene.check_office();
  const auto lines = must(scene.office().audit_lines());
  const bool has_line = !lines.empty() && lines.front().about == std::to_string(item);
  REQUIRE(has_line != is_waiting(scene, item));
  REQUIRE((has_line || !done.ok()));
}

AuditRecord line_about(std::uint64_t item) {
  AuditRecord line = kLine;
  line.about = std::to_string(item);
  return line;
}

}  // namespace

TEST_CASE("Whatever fails at a retry, the entry is applied once or still waits",
          "[store][fail-nth][quarantine]") {
  std::uint64_t item = 0;
  const auto set_aside = [&item](Scene& scene) {
    Listing listing = lottery();
    listing.id = {scene.new_name()};
    must(scene.sign_up(listing));
    must(sync_once(scene.kiosk(), scene.world().line(), scene.world().seams()));
    scene.world().publish({listing});
    item = newest_item(scene);
  };
  const auto retry = [&item](Scene& scene) -> Result<void> {
    TRY_ASSIGN(const auto retried, OfficeQuarantine::retry(scene.office(), item, line_about(item)));
    REQUIRE(retried.applied == 1);
    return {};
  };
  fail_each_operation({"a retry", set_aside, retry}, [&](Scene& scene, const Result<void>& done) {
    go_on(scene, done, item);
    if (is_waiting(scene, item)) must(retry(scene));
    REQUIRE(must(scene.office().status()).entries == must(scene.kiosk().waiting()).saved);
  });
}

TEST_CASE("Whatever fails at a refusal, the entry is refused or still waits",
          "[store][fail-nth][quarantine]") {
  std::uint64_t item = 0;
  std::optional<HandMadeKiosk> elsewhere;
  const auto set_aside = [&](Scene& scene) {
    if (scene.new_name() == "made-1") elsewhere.emplace(scene.world());
    Listing listing = lottery();
    listing.id = {"gone"};
    elsewhere->send({elsewhere->entry(applied_for(listing), hanako())});
    item = newest_item(scene);
  };
  const auto refuse = [&item](Scene& scene) {
    return OfficeQuarantine::refuse(scene.office(), item, "二重の申込", line_about(item));
  };
  fail_each_operation({"a refusal", set_aside, refuse},
                      [&](Scene& scene, const Result<void>& done) {
                        go_on(scene, done, item);
                        if (is_waiting(scene, item)) must(refuse(scene));
                        REQUIRE(must(scene.office().verify()).refused == item);
                      });
}
