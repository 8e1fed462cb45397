// Does one act at a kiosk so many times, and nothing else: for count_instructions, which takes the
// difference between two such runs.
//   tsudoi_repeat_act sign_up|attend COUNT
#include <cstdio>
#include <cstdlib>

#include "tests/support/hand_clock.h"
#include "tests/support/shodo.h"
#include "tests/support/temp_dir.h"

using namespace tsudoi;

namespace {

constexpr int kPeopleMax = 1000;  // so that an attendance always has somebody to see

template <class T>
T must(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "tsudoi_repeat_act: %s\n", sentence_for(result.error()).c_str());
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

/// What an office would send, without an office.
EnrolmentBundle bundle_from(Random& random) {
  EnrolmentBundle bundle;
  bundle.kiosk = {random.array<16>()};
  bundle.centre = {"tama"};
  bundle.office.card.office = {random.array<32>()};
  bundle.office.card.sealing = crypto::SealKey::make(random).sealing;
  return bundle;
}

KioskStore kiosk_with_seats(const std::filesystem::path& folder, const Seams& seams) {
  const EnrolmentBundle bundle = bundle_from(seams.random);
  must(KioskStore::provision(folder, bundle, seams));
  KioskStore kiosk = must(KioskStore::open(folder, OpenTo::work, seams));
  const Listing listing = test::shodo();
  SyncReply reply;
  reply.leases = {{1, listing.id, listing.roles.front().id, 2 * kPeopleMax, std::nullopt}};
  must(kiosk.apply_reply(reply, bundle.office));
  return kiosk;
}

std::vector<SavedEntry> sign_up(KioskStore& kiosk, int count) {
  std::vector<SavedEntry> saved;
  for (int i = 0; i < count; ++i)
    saved.push_back(must(kiosk.sign_up(test::sign_up_for(test::shodo(), test::hanako()))));
  return saved;
}

void attend(KioskStore& kiosk, const std::vector<SavedEntry>& people, int count) {
  for (int i = 0; i < count; ++i) {
    const EntryId& entry = people[static_cast<std::size_t>(i)].entry;
    const OwnEntry who{entry.epoch, entry.counter};
    must(kiosk.attend({test::shodo().id, 0, who, SeenBy::code}));
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::string act = argc == 3 ? argv[1] : "";
  const int count = argc == 3 ? std::atoi(argv[2]) : 0;
  const bool is_known = act == "sign_up" || act == "attend";
  if (!is_known || count < 1 || count > kPeopleMax || !crypto::start()) return 2;
  test::HandClock clock;
  const auto random = make_seeded_random(1);
  const test::TempDir folder;
  KioskStore kiosk = kiosk_with_seats(folder.path() / "kiosk", {clock, *random});
  if (act == "sign_up") {
    sign_up(kiosk, count);
  } else {
    attend(kiosk, sign_up(kiosk, kPeopleMax), count);
  }
  return 0;
}
