// Every use case of the kiosk's store, with every operation on the disk failing in turn.
#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

/// What a try works on, made anew before each one.
struct Made {
  SavedEntry application;
  SavedEntry seen;
  SavedEntry counted;
  Asking asking;
  Bytes answer;
};

const Bytes kPicture = copy_of(view_of("a picture of ink and brush"));

void nothing(Scene&) {}

SavedEntry saved_in(const Result<SavedOr>& done) {
  return std::get<SavedEntry>(must(done));
}

Attended attendance_of(const SavedEntry& application) {
  const OwnEntry who{application.entry.epoch, application.entry.counter};
  return {hall().id, 0, who, SeenBy::code};
}

HeadCounted one_head() {
  return {hall().id, 0, {{AgeBand::sixties, 1}}};
}

std::vector<UseCase> acts_of_residents(Made& made) {
  const auto applies = [&made](Scene& scene) { made.application = must(scene.sign_up(hall())); };
  return {
      {"a sign-up with a lease", nothing,
       [](Scene& scene) { return scene.keep(scene.sign_up(hall())); }},
      {"a sign-up without a lease", nothing,
       [](Scene& scene) { return scene.keep(scene.sign_up(away())); }},
      {"a withdrawal", applies,
       [&made](Scene& scene) { return scene.keep(scene.kiosk().withdraw(made.application.id)); }},
      {"an attendance", applies, [&made](Scene& scene) {
         return scene.keep(scene.kiosk().attend(attendance_of(made.application)));
       }}};
}

std::vector<UseCase> acts_of_the_door(Made& made) {
  const auto sees = [&made](Scene& scene) {
    made.seen = saved_in(scene.kiosk().attend(attendance_of(must(scene.sign_up(hall())))));
  };
  const auto counts = [&made](Scene& scene) {
    made.counted = must(scene.kiosk().count_heads(one_head()));
  };
  return {{"a count of heads", nothing,
           [](Scene& scene) { return scene.keep(scene.kiosk().count_heads(one_head())); }},
          {"an attendance undone", sees,
           [&made](Scene& scene) {
             return scene.keep(scene.kiosk().undo(made.seen.id, UndoReason::mistake));
           }},
          {"a count undone", counts, [&made](Scene& scene) {
             return scene.keep(scene.kiosk().undo(made.counted.id, UndoReason::mistake));
           }}};
}

std::vector<UseCase> acts_of_sync(Made& made) {
  const auto signs_up = [](Scene& scene) {
    must(sync_once(scene.kiosk(), scene.world().line(), scene.world().seams()));
    must(scene.sign_up(away()));
  };
  const auto asks = [&made, signs_up](Scene& scene) {
    signs_up(scene);
    made.asking = must(next_ask(scene.kiosk(), scene.world().seams()));
    made.answer = must(scene.world().line().exchange(made.asking.bytes));
  };
  return {
      {"a batch frozen", signs_up,
       [](Scene& scene) -> Result<void> {
         TRY(freeze_all(scene.kiosk()));  // an ask goes out also on a full disk, without a batch
         return {};
       }},
      {"a reply applied", asks,
       [&made](Scene& scene) -> Result<void> {
         TRY(take_answer(scene.kiosk(), made.asking, made.answer));
         return {};
       }},
      {"a picture kept", nothing,
       [](Scene& scene) { return scene.kiosk().keep_picture({crypto::hash(kPicture)}, kPicture); }},
      {"a verification", nothing, [](Scene& scene) -> Result<void> {
         TRY(scene.kiosk().verify());
         return {};
       }}};
}

/// A full disk that has room again needs nobody; after a failed flush the store is reopened, and
/// once at the end (F05, F08).
void go_on(Scene& scene, const Result<void>& done) {
  const bool is_unknown = !done.ok() && done.error().code == ErrorCode::disk_failed;
  if (is_unknown || done.ok()) {
    scene.close_kiosk();
    scene.reopen_kiosk();
  }
  must(scene.keep(scene.sign_up(hall())));
  scene.check_kiosk();
}

}  // namespace

TEST_CASE("Whatever fails on a kiosk, no act of a resident is lost, halved or doubled",
          "[store][fail-nth][F01][F05][F08]") {
  Made made;
  for (const UseCase& use : acts_of_residents(made)) fail_each_operation(use, go_on);
}

TEST_CASE("What a failed flush has saved after all is found under the id that was tried",
          "[store][fail-nth][F08]") {
  std::size_t before = 0;
  const auto count = [&before](Scene& scene) {
    must(scene.keep(scene.sign_up(hall())));  // somebody else's, just before
    before = must(scene.kiosk().entries()).size();
  };
  const auto sign_up = [](Scene& scene) { return scene.keep(scene.sign_up(hall())); };
  fail_each_operation({"a sign-up", count, sign_up}, [&](Scene& scene, const Result<void>&) {
    const std::optional<SavedEntry> tried = scene.kiosk().last_tried();
    scene.close_kiosk();
    scene.reopen_kiosk();
    const bool is_there = tried && must(scene.kiosk().entry(tried->id)).has_value();
    REQUIRE(must(scene.kiosk().entries()).size() == before + (is_there ? 1 : 0));
  });
}

TEST_CASE("Whatever fails on a kiosk, no act of the door is lost, halved or doubled",
          "[store][fail-nth][F01][F05][F08]") {
  Made made;
  for (const UseCase& use : acts_of_the_door(made)) fail_each_operation(use, go_on);
}

TEST_CASE("Whatever fails on a kiosk while it syncs, each entry arrives once",
          "[store][fail-nth][F05][F08][F18]") {
  Made made;
  for (const UseCase& use : acts_of_sync(made)) fail_each_operation(use, go_on);
}

TEST_CASE("A kiosk that could not be opened opens when the disk works again",
          "[store][fail-nth][F05]") {
  const UseCase opening{
      "opening", [](Scene& scene) { scene.close_kiosk(); },
      [](Scene& scene) -> Result<void> {
        const World& world = scene.world();
        TRY(KioskStore::open(world.folder() / "kiosk", OpenTo::work, scene.world().seams()));
        return {};
      }};
  fail_each_operation(opening, [](Scene& scene, const Result<void>&) {
    scene.reopen_kiosk();
    scene.check_kiosk();
  });
}

TEST_CASE("An enrolment that failed anywhere is finished by the next try",
          "[store][fail-nth][F02]") {
  std::string name;
  std::optional<EnrolmentBundle> bundle;
  const auto provision = [&](Scene& scene) {
    World& world = scene.world();
    return KioskStore::provision(world.folder() / name, *bundle, world.seams());
  };
  const auto enrol = [&](Scene& scene) {
    name = scene.new_name();
    bundle = must(open_bundle(must(scene.office().enrol({"tama"}, "")).bundle));
  };
  fail_each_operation({"enrolment", enrol, provision}, [&](Scene& scene, const Result<void>&) {
    const auto again = provision(scene);
    REQUIRE((again.ok() || again.error().code == ErrorCode::already_there));
    KioskStore kiosk = scene.world().open_kiosk(name);
    must(kiosk.sign_up(sign_up_for(away(), {})));
    REQUIRE(must(kiosk.verify()).entries == 1);
  });
}
