// The thread as a whole: one sign-up made durable, ten thousand sent, nothing new.
#include <memory>

#include "assets/dictionary/people.h"
#include "storage/lmdb/environment.h"
#include "tests/bench/bare_lmdb.h"
#include "tests/bench/bench.h"
#include "tests/bench/sqlite_store.h"
#include "tests/sync/served_world.h"

namespace tsudoi::bench {
namespace {

constexpr int kCommits = 500;  // each timed by itself, so that the median is of commits
constexpr int kWaiting = 10'000;
constexpr int kSyncs = 3;

Listing hall() {
  Listing listing = test::shodo();
  listing.roles.front().capacity = 1'000'000;
  return listing;
}

/// An office behind real HTTP and a kiosk in step with it.
class Town {
 public:
  Town() : server_(test::serve(world_)) {
    world_.publish({hall()});
    kiosk_ = std::make_unique<KioskStore>(world_.new_kiosk("kiosk", {"tama"}));
    line_ = make_http_transport(test::url_of(server_));
    must(sync_once(*kiosk_, *line_, world_.seams()));
  }

  void sign_up() { must(kiosk_->sign_up(test::sign_up_for(hall(), people_.short_form()))); }
  SyncReport sync() { return must(sync_once(*kiosk_, *line_, world_.seams())); }
  SyncReport sync_directly() { return must(sync_once(*kiosk_, world_.line(), world_.seams())); }
  Bytes ask() { return must(next_ask(*kiosk_, world_.seams())).bytes; }
  std::uint64_t at_office() { return must(world_.office().status()).applications; }
  int answer(ByteView ask) { return world_.office().handle(ask).status; }

  /// What one sign-up adds to the store: journal line and fold with their macs, on an average.
  std::size_t bytes_of_sign_up() {
    constexpr std::size_t kSignUps = 100;
    const std::size_t before = stored_bytes();
    for (std::size_t i = 0; i < kSignUps; ++i) sign_up();
    return (stored_bytes() - before) / kSignUps;
  }

 private:
  /// Keys and values of all records. The kiosk's store is closed for a moment: one opens it at
  /// once.
  std::size_t stored_bytes() {
    kiosk_.reset();
    std::size_t bytes = 0;
    {
      const auto store = must(lmdb::Environment::open(world_.folder() / "kiosk", {}));
      must(must(store.read()).scan({}, {}, [&](ByteView key, ByteView value) {
        bytes += key.size() + value.size();
        return lmdb::Walk::go_on;
      }));
    }
    kiosk_ = std::make_unique<KioskStore>(world_.open_kiosk("kiosk"));
    return bytes;
  }

  test::World world_;
  web::HttpServer server_;
  std::unique_ptr<Transport> line_;
  std::unique_ptr<KioskStore> kiosk_;
  PeopleMaker people_{must(read_names(TSUDOI_NAMES_FILE)), Rarity::one_in_four_rare, 7};
};

template <class Store>
void add_put(const std::string& variant, const std::filesystem::path& path, std::size_t bytes) {
  const auto store = std::make_shared<std::unique_ptr<Store>>();
  const auto counter = std::make_shared<std::uint64_t>(0);
  add("one sign-up made durable", variant,
      [=](State& state) {
        if (!*store) *store = std::make_unique<Store>(path);
        const Bytes value(bytes, 'v');
        for (auto _ : state) {
          Bytes key{'j'};
          append_be64(key, ++*counter);
          (*store)->put_durably(key, value);
        }
      })
      ->Iterations(1)
      ->Repetitions(at_most(kCommits));
}

}  // namespace

void add_thread(const std::filesystem::path& folder) {
  const std::size_t bytes = Town().bytes_of_sign_up();
  const std::string as_many = " of as many bytes (" + std::to_string(bytes) + ")";
  add_put<BareLmdb>("bare LMDB put" + as_many, new_folder(folder), bytes);
  const auto town = std::make_shared<std::unique_ptr<Town>>();
  const auto begun = [town]() -> Town& {
    if (!*town) *town = std::make_unique<Town>();
    return **town;
  };
  add("one sign-up made durable", "tsudoi: sealed, entry, fold, outbox",
      [begun](State& state) {
        Town& here = begun();
        for (auto _ : state) here.sign_up();
        state.counters["asked: x wall at most"] = 1.25;
        state.counters["asked: CPU us at most"] = 100;
      })
      ->Iterations(1)
      ->Repetitions(at_most(kCommits));
  add_put<SqliteStore>("SQLite, WAL, FULL" + as_many, new_folder(folder) / "sqlite", bytes);

  add("10,000 waiting entries", "over loopback HTTP, verified and durable",
      [](State& state) {
        Town here;
        for (int i = 0; i < at_most(kWaiting); ++i) here.sign_up();
        for (auto _ : state) state.counters["round trips"] = double(here.sync().round_trips);
        if (here.at_office() != std::uint64_t(at_most(kWaiting))) give_up("some did not arrive");
        state.counters["asked: wall us at most"] = 300'000;
      })
      ->Iterations(1)
      ->Repetitions(at_most(kSyncs));
  add("nothing new", "at the office", [begun](State& state) {
    Town& here = begun();
    here.sync_directly();
    const Bytes ask = here.ask();
    for (auto _ : state)
      if (here.answer(ask) != 200) give_up("the office refused");
    state.counters["asked: wall us at most"] = 1000;
  });
}

}  // namespace tsudoi::bench
