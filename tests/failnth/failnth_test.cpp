// Each story under each fault. The short form plays a few calls of each; the long form all of them.
#include <cstdio>

#include "tests/failnth/campaign.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::failnth;

namespace {

using Plans = std::vector<Plan>;

const Plans kOnFiles{{Fault::io_error, Lasting::once},     {Fault::no_space, Lasting::for_ever},
                     {Fault::interrupted, Lasting::once},  {Fault::cut_short, Lasting::once},
                     {Fault::io_error, Lasting::for_ever}, {Fault::no_space, Lasting::once},
                     {Fault::cut_short, Lasting::for_ever}};
const Plans kOnMemory{{Fault::no_memory, Lasting::once}, {Fault::no_memory, Lasting::for_ever}};

using Number = unsigned long long;

Tally play(Stage& stage, const Story& story, const Plan& plan, Width width) {
  Tally tally = play_all(stage, story, plan, width);
  std::printf("failnth: %s, %s: %llu calls by %llu ways, %llu played, %llu hit, %zu findings\n",
              story.name.c_str(), plan.name().c_str(), Number(tally.calls), Number(tally.ways),
              Number(tally.plays), Number(tally.hits), tally.findings.size());
  std::fflush(stdout);
  for (const std::string& finding : tally.findings) {
    INFO(story.name << ": " << finding);
    CHECK(false);
  }
  CHECK(tally.hits > 0);
  return tally;
}

void play(const std::vector<Story>& stories, const Plans& plans, Width width) {
  std::size_t next = 0;
  for (const Story& story : stories) DYNAMIC_SECTION(story.name) {
      Stage stage;
      stage.build(story.build);
      CHECK(stage.findings() == std::vector<std::string>{});
      const std::size_t at = next % plans.size();
      const bool is_short = width == Width::one;  // each story another fault
      for (const Plan& plan : is_short ? Plans{plans[at]} : plans) play(stage, story, plan, width);
      ++next;
    }
}

Width width() {
  return test::is_long_run() ? Width::every_single : Width::one;
}

}  // namespace

TEST_CASE("Whichever call on its files fails, a kiosk loses nothing and goes on [F05, F08, F09]",
          "[failnth]") {
  play(kiosk_stories(), kOnFiles, width());
}

TEST_CASE("Whichever call on its files fails, an office loses nothing and goes on [F05, F08, F09]",
          "[failnth]") {
  play(office_stories(), kOnFiles, width());
}

TEST_CASE("Whichever allocation fails, a kiosk loses nothing and goes on [F12]", "[failnth]") {
  play(kiosk_stories(), kOnMemory, width());
}

TEST_CASE("Whichever allocation fails, an office loses nothing and goes on [F12]", "[failnth]") {
  play(office_stories(), kOnMemory, width());
}

TEST_CASE("Each kind of call on a file fails in a backup [F05, F08]", "[failnth]") {
  Stage stage;
  for (const Story& story : office_stories()) {
    if (story.name != kBackup) continue;
    stage.build(story.build);
    const Tally tally = play(stage, story, kOnFiles.front(), Width::each_kind);
    for (const Call kind :
         {Call::open, Call::read, Call::write, Call::pwrite, Call::fsync, Call::fdatasync,
          Call::rename, Call::unlink, Call::mkdir, Call::mmap, Call::fcntl}) {
      INFO(kCallNames[static_cast<std::size_t>(kind)]);
      CHECK(tally.kinds.contains(kind));
    }
  }
}

TEST_CASE("A disk that says a write is done, and does not do it, is found", "[failnth]") {
  const Story story = kiosk_stories().at(1);
  Stage stage;
  stage.build(story.build);
  for (const Plan& lying :
       Plans{{Fault::swallowed, Lasting::for_ever, 1}, {Fault::swallowed, Lasting::once, 4}}) {
    play_once(stage, story, lying);
    INFO(lying.name());
    CHECK(stage.seen().hits > 0);
    CHECK_FALSE(stage.findings().empty());
  }
}

// By hand: one call of each way in which the program comes to it, so that all ways are tried in a
// hundredth of the time.
TEST_CASE("A call on a file fails, each way to come to one", "[.][ways][files]") {
  play(kiosk_stories(), kOnFiles, Width::each_way);
  play(office_stories(), kOnFiles, Width::each_way);
}

TEST_CASE("An allocation fails, each way to come to one", "[.][ways][memory]") {
  play(kiosk_stories(), kOnMemory, Width::each_way);
  play(office_stories(), kOnMemory, Width::each_way);
}
