#include <map>
#include <random>

#include "tests/lmdb/store.h"

namespace tsudoi::test {
namespace {

using Model = std::map<std::string, std::string>;

class Random {
 public:
  explicit Random(unsigned seed) : engine_(seed) {}
  unsigned below(unsigned bound) { return static_cast<unsigned>(engine_() % bound); }
  std::string key() { return {static_cast<char>('a' + below(4)), static_cast<char>(below(64))}; }
  std::string value() { return std::string(below(10) == 0 ? below(20000) : below(80), 'v'); }

 private:
  std::mt19937 engine_;
};

Result<void> change_both(Random& random, Model& model, lmdb::WriteTxn& txn) {
  const std::string key = random.key();
  const std::string value = random.value();
  switch (random.below(8)) {
    case 0: {
      TRY_ASSIGN(const lmdb::Presence was, txn.erase(view_of(key)));
      CHECK((was == lmdb::Presence::present) == (model.erase(key) == 1));
      return {};
    }
    case 1: {
      TRY_ASSIGN(const lmdb::PutNew put, txn.put_new(view_of(key), view_of(value)));
      CHECK((put == lmdb::PutNew::inserted) == model.emplace(key, value).second);
      return {};
    }
    case 2: {
      const std::string end(key + '\x10');
      TRY_ASSIGN(const std::uint64_t erased, txn.erase_range(view_of(key), view_of(end)));
      const auto size_before = model.size();
      model.erase(model.lower_bound(key), model.lower_bound(end));
      CHECK(erased == size_before - model.size());
      return {};
    }
    case 3: model[key] = value; return txn.append(view_of(key), view_of(value));
    default: model[key] = value; return txn.put(view_of(key), view_of(value));
  }
}

Model contents_of(const lmdb::ReadTxn& txn) {
  Model found;
  must(txn.scan({}, {}, [&found](ByteView key, ByteView value) {
    found.emplace_hint(found.end(), text_of(key), text_of(value));
    return lmdb::Walk::go_on;
  }));
  return found;
}

void check_neighbours(Random& random, const Model& model, const lmdb::ReadTxn& txn) {
  const std::string key = random.key();
  const auto at = model.lower_bound(key);
  const auto found = must(txn.last_before(view_of(key)));
  REQUIRE(found.has_value() == (at != model.begin()));
  if (found) CHECK(text_of(found->key) == std::prev(at)->first);
}

}  // namespace

TEST_CASE("A thousand random changes leave what a map would hold", "[lmdb][model]") {
  const unsigned seed = GENERATE(1U, 2U, 3U);
  INFO("seed " << seed);
  Random random(seed);
  const TempDir dir;
  Model committed;
  std::optional<lmdb::Environment> store = open_store(dir / "s");
  for (int round = 0; round < 100; ++round) {
    Model model = committed;
    lmdb::WriteTxn txn = must(store->write());
    for (int i = 0; i < 10; ++i) must(change_both(random, model, txn));
    REQUIRE(contents_of(txn) == model);
    if (random.below(4) != 0) {
      must(std::move(txn).commit());
      committed = model;
    } else {
      const lmdb::WriteTxn dropped = std::move(txn);
    }
    REQUIRE(contents_of(must(store->read())) == committed);
    check_neighbours(random, committed, must(store->read()));
    if (random.below(10) == 0) {
      store.reset();
      store = open_store(dir / "s");
    }
  }
}

}  // namespace tsudoi::test
