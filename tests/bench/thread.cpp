// The thread as a whole: one sign-up made durable, ten thousand sent, nothing new.
#include <memory>

#include "assets/dictionary/people.h"
#include "sync/office/web/server.h"
#include "tests/bench/bare_lmdb.h"
#include "tests/bench/bench.h"
#include "tests/bench/sqlite_store.h"
#include "tests/sync/world.h"

namespace tsudoi::bench {
namespace {

constexpr int kCommitsPerTurn = 20;
constexpr int kTurns = 24;
constexpr int kWaiting = 10'000;
constexpr int kSyncs = 3;
/// What one sign-up writes: journal line, fold and lease with their macs (storage/SCHEMA.md).
constexpr std::size_t kSignUpBytes = 320;

Listing hall() {
  Listing listing = test::shodo();
  listing.roles.front().capacity = 1'000'000;
  return listing;
}

/// An office behind real HTTP and a kiosk in step with it.
class Town {
 public:
  Town() : server_(serve(world_)) {
    world_.publish({hall()});
    kiosk_ = std::make_unique<KioskStore>(world_.new_kiosk("kiosk", {"tama"}));
    line_ = make_http_transport("http://127.0.0.1:" + std::to_string(server_.port()));
    must(sync_once(*kiosk_, *line_, world_.seams()));
  }

  void sign_up() { must(kiosk_->sign_up(test::sign_up_for(hall(), people_.short_form()))); }
  SyncReport sync() { return must(sync_once(*kiosk_, *line_, world_.seams())); }
  SyncReport sync_directly() { return must(sync_once(*kiosk_, world_.line(), world_.seams())); }
  Bytes ask() { return must(next_ask(*kiosk_, world_.seams())).bytes; }
  int answer(ByteView ask) { return world_.office().handle(ask).status; }

 private:
  static web::HttpServer serve(test::World& world) {
    return must(web::HttpServer::start({}, [&world](const web::HttpRequest& request) {
      SyncAnswer answer = world.office().handle(request.body);
      web::HttpResponse response;
      response.status = answer.status;
      response.body = std::move(answer.body);
      return response;
    }));
  }

  test::World world_;
  web::HttpServer server_;
  std::unique_ptr<Transport> line_;
  std::unique_ptr<KioskStore> kiosk_;
  PeopleMaker people_{must(read_names(TSUDOI_NAMES_FILE)), Rarity::one_in_four_rare, 7};
};

template <class Store>
void add_put(const std::string& variant, const std::filesystem::path& path) {
  const auto store = std::make_shared<std::unique_ptr<Store>>();
  const auto counter = std::make_shared<std::uint64_t>(0);
  add("one sign-up made durable", variant,
      [=](State& state) {
        if (!*store) *store = std::make_unique<Store>(path);
        const Bytes value(kSignUpBytes, 'v');
        for (auto _ : state) {
          Bytes key{'j'};
          append_be64(key, ++*counter);
          (*store)->put_durably(key, value);
        }
      })
      ->Iterations(at_most(kCommitsPerTurn))
      ->Repetitions(at_most(kTurns));
}

}  // namespace

void add_thread(const std::filesystem::path& folder) {
  add_put<BareLmdb>("bare LMDB put of the same bytes", new_folder(folder));
  const auto town = std::make_shared<std::unique_ptr<Town>>();
  const auto begun = [town]() -> Town& {
    if (!*town) *town = std::make_unique<Town>();
    return **town;
  };
  add("one sign-up made durable", "tsudoi: sealed, entry, fold, outbox",
      [begun](State& state) {
        Town& here = begun();
        for (auto _ : state) here.sign_up();
      })
      ->Iterations(at_most(kCommitsPerTurn))
      ->Repetitions(at_most(kTurns));
  add_put<SqliteStore>("SQLite, WAL, FULL", new_folder(folder) / "sqlite");

  add("10,000 waiting entries", "over loopback HTTP, verified and durable",
      [](State& state) {
        Town here;
        for (int i = 0; i < at_most(kWaiting); ++i) here.sign_up();
        for (auto _ : state) state.counters["round trips"] = double(here.sync().round_trips);
      })
      ->Iterations(1)
      ->Repetitions(at_most(kSyncs));
  add("nothing new", "at the office", [begun](State& state) {
    Town& here = begun();
    here.sync_directly();
    const Bytes ask = here.ask();
    for (auto _ : state)
      if (here.answer(ask) != 200) give_up("the office refused");
  });
}

}  // namespace tsudoi::bench
