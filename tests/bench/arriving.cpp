#include "tests/bench/arriving.h"

#include "assets/dictionary/people.h"
#include "sync/client.h"
#include "tests/support/must.h"

namespace tsudoi::bench {
namespace {

using test::must;

Listing hall_of(const std::string& centre) {
  Listing listing = test::shodo();
  listing.id.value += centre;
  listing.centre = {centre};
  listing.roles.front().capacity = 1'000'000;
  return listing;
}

void publish_hall(test::World& world, const std::string& centre) {
  Centre house;
  house.id = {centre};
  house.name.ja = centre;
  Publication publication;
  publication.publish.push_back({CatalogueKind::centre, centre, false, codec::encode(house)});
  const Listing hall = hall_of(centre);
  publication.publish.push_back(
      {CatalogueKind::listing, hall.id.value, false, codec::encode(hall)});
  must(world.office().publish(publication));
}

}  // namespace

std::vector<std::vector<Bytes>> asks_for(test::World& world, const Arriving& arriving) {
  PeopleMaker people(must(read_names(TSUDOI_NAMES_FILE)), Rarity::one_in_four_rare, 7);
  std::vector<CentreId> centres;
  std::vector<KioskStore> kiosks;
  for (int number = arriving.first; number < arriving.first + arriving.kiosks; ++number) {
    centres.push_back({"hall-" + std::to_string(number)});
    publish_hall(world, centres.back().value);
    kiosks.push_back(world.new_kiosk("kiosk-" + std::to_string(number), centres.back()));
  }
  // Each enrolment is news to all: in the second round they hold what there is, as on any morning.
  for (int round = 0; round < 2; ++round)
    for (KioskStore& kiosk : kiosks) must(sync_once(kiosk, world.line(), world.seams()));
  std::vector<std::vector<Bytes>> all;
  for (std::size_t number = 0; number < kiosks.size(); ++number) {
    KioskStore& kiosk = kiosks[number];
    for (int batch = 0; batch < arriving.batches; ++batch) {
      for (int entry = 0; entry < arriving.entries; ++entry)
        must(kiosk.sign_up(test::sign_up_for(hall_of(centres[number].value), people.short_form())));
      must(freeze_all(kiosk));
    }
    std::vector<Bytes> asks;
    for (const Asking& asking : must(every_ask(kiosk, world.seams()))) asks.push_back(asking.bytes);
    all.push_back(std::move(asks));
  }
  return all;
}

}  // namespace tsudoi::bench
