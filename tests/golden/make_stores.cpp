#include "tests/golden/make_stores.h"

#include <stdexcept>

#include "sync/office/relay.h"
#include "sync/relay/relay.h"
#include "tests/sync/relay_line.h"
#include "tests/sync/world.h"

namespace tsudoi::golden {
namespace {

namespace fs = std::filesystem;

template <class T>
T must(Result<T> result) {
  if (!result.ok()) throw std::runtime_error(sentence_for(result.error()));
  return std::move(result).value();
}

Answers answers_of(const PersonName& name) {
  Answers answers = test::hanako();
  answers[{"name"}] = name;
  return answers;
}

/// Leaves everything closed in the folder of the world.
void live_in(test::World& world) {
  Listing shodo = test::shodo();
  shodo.id = {"shodo-hajimete"};  // as in the stores of older schemas
  world.publish({shodo});
  const auto made = Relay::init(world.folder() / "relay", world.office().card(), world.seams());
  if (!made.ok()) throw std::runtime_error(sentence_for(made.error()));
  Relay relay = must(Relay::open(world.folder() / "relay", OpenTo::work, world.seams()));
  const auto picture = [&](const ContentHash& hash) { return relay.picture(hash); };
  test::RelayLine to_relay([&](ByteView ask) { return relay.handle(ask); }, picture);
  test::RelayLine from_inner([&](ByteView asked) { return relay.handle_pull(asked); }, picture);
  OfficeRelay inner(world.office(), from_inner, [](const auto& work) { work(); });
  KioskStore kiosk = world.new_kiosk("kiosk", {"tama"});
  const auto go_round = [&] {
    must(sync_once(kiosk, to_relay, world.seams()));
    must(inner.pull());
  };
  go_round();
  for (const PersonName& name : {PersonName{"山﨑 さくら", "やまざき さくら"},
                                 PersonName{"髙橋 健", "たかはし けん"}, PersonName{"Ana", ""}})
    must(kiosk.sign_up(test::sign_up_for(shodo, answers_of(name))));
  go_round();
  must(sync_once(kiosk, to_relay, world.seams()));
  must(kiosk.count_heads({shodo.id, 0, {{AgeBand::teens, 1}}}));
}

/// By the schemas of today's program.
std::string name_of_stores() {
  return "kiosk_" + std::to_string(kKioskSchema) + "_office_" + std::to_string(kOfficeSchema) +
         "_relay_" + std::to_string(kRelaySchema);
}

}  // namespace

void make_stores(const fs::path& folder) {
  test::World world;
  live_in(world);
  world.close_office();
  const fs::path to = folder / "stores" / name_of_stores();
  fs::create_directories(to);
  fs::copy(world.folder() / "office.keyfile", to / "office.key");
  for (const char* store : {"kiosk", "office", "relay"})
    fs::copy(world.folder() / store, to / store, fs::copy_options::recursive);
  fs::remove(to / "office/office.root");  // its work is done
  for (const char* store : {"kiosk", "office/store", "relay/relay"})
    for (const char* lock : {"tsudoi.lock", "lock.mdb"})  // of whoever has it open
      fs::remove(to / store / lock);
}

}  // namespace tsudoi::golden
