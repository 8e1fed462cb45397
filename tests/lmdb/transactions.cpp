#include "tests/lmdb/store.h"

namespace tsudoi::test {

using lmdb::Presence;
using lmdb::PutNew;
using lmdb::Walk;

TEST_CASE("A write that is not committed leaves nothing", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  {
    lmdb::WriteTxn txn = must(store.write());
    must(txn.put(view_of("a"), view_of("1")));
  }
  CHECK(all_keys(store).empty());
}

TEST_CASE("A read keeps its moment while a write goes on", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "old");
  const lmdb::ReadTxn before = must(store.read());
  put_text(store, "a", "new");
  CHECK(must(before.get(view_of("a"))) == copy_of(view_of("old")));
  CHECK(text_at(store, "a") == "new");
}

TEST_CASE("A write sees its own changes", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  lmdb::WriteTxn txn = must(store.write());
  must(txn.put(view_of("a"), view_of("1")));
  CHECK(must(txn.get(view_of("a"))) == copy_of(view_of("1")));
  CHECK(must(txn.erase(view_of("a"))) == Presence::present);
  CHECK(must(txn.erase(view_of("a"))) == Presence::absent);
  CHECK(must(txn.get(view_of("a"))) == std::nullopt);
}

TEST_CASE("put_new does not touch what is there", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  lmdb::WriteTxn txn = must(store.write());
  CHECK(must(txn.put_new(view_of("a"), view_of("1"))) == PutNew::inserted);
  CHECK(must(txn.put_new(view_of("a"), view_of("2"))) == PutNew::already_there);
  must(std::move(txn).commit());
  CHECK(text_at(store, "a") == "1");
}

TEST_CASE("append puts at the end, and in the middle too", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  lmdb::WriteTxn txn = must(store.write());
  for (const char* key : {"b", "c", "a", "c"}) must(txn.append(view_of(key), view_of(key)));
  must(std::move(txn).commit());
  CHECK(all_keys(store) == std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("A scan keeps its bounds and stops when told", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  for (const char* key : {"a", "b1", "b2", "b3", "c"}) put_text(store, key, "");
  const lmdb::ReadTxn txn = must(store.read());
  std::string seen;
  const auto note = [&seen](ByteView key, ByteView) {
    seen += text_of(key);
    seen += ' ';
    return text_of(key) == "b2" ? Walk::stop : Walk::go_on;
  };
  must(txn.scan(view_of("b2"), {}, note));
  must(txn.scan(view_of("b3"), view_of("c"), note));
  must(txn.scan_prefix(view_of("b"), note));
  CHECK(seen == "b2 b3 b1 b2 ");
}

TEST_CASE("The end of a prefix is the next key of its length, or the end of all", "[lmdb]") {
  CHECK(lmdb::prefix_end(Bytes{1, 2}) == Bytes{1, 3});
  CHECK(lmdb::prefix_end(Bytes{1, 0xFF, 0xFF}) == Bytes{2});
  CHECK(lmdb::prefix_end(Bytes{0xFF}).empty());
  CHECK(lmdb::prefix_end(Bytes{}).empty());
}

TEST_CASE("last_before finds the neighbour, whether the key is there or not", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "b", "1");
  put_text(store, "d", "2");
  const lmdb::ReadTxn txn = must(store.read());
  const auto key_before = [&txn](const char* key) {
    const auto found = must(txn.last_before(view_of(key)));
    return found ? std::string(text_of(found->key)) : "none";
  };
  CHECK(key_before("d") == "b");
  CHECK(key_before("c") == "b");
  CHECK(key_before("z") == "d");
  CHECK(key_before("") == "d");
  CHECK(key_before("b") == "none");
}

TEST_CASE("erase_range takes its range and nothing beside it", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  for (const char* key : {"a", "b1", "b2", "c"}) put_text(store, key, "");
  lmdb::WriteTxn txn = must(store.write());
  CHECK(must(txn.erase_range(view_of("b"), view_of("c"))) == 2);
  must(std::move(txn).commit());
  CHECK(all_keys(store) == std::vector<std::string>{"a", "c"});
}

TEST_CASE("Keys of no bytes or too many, and values too large, fail the transaction", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  const Bytes longest(lmdb::kKeyBytesMax, 'k');
  const Bytes too_long(lmdb::kKeyBytesMax + 1, 'k');
  for (const Bytes& key : {Bytes(), too_long}) {
    lmdb::WriteTxn txn = must(store.write());
    must(txn.put(longest, view_of("v")));
    CHECK(failure_of(txn.put(key, view_of("v"))) == ErrorCode::too_large);
    CHECK(failure_of(std::move(txn).commit()) == ErrorCode::too_large);
  }
  lmdb::WriteTxn txn = must(store.write());
  const Bytes too_much(lmdb::kValueBytesMax + 1);
  CHECK(failure_of(txn.put(longest, too_much)) == ErrorCode::too_large);
  CHECK(must(txn.get(too_long)) == std::nullopt);
}

TEST_CASE("An empty value is a value", "[lmdb]") {
  const TempDir dir;
  lmdb::Environment store = open_store(dir / "s");
  put_text(store, "a", "");
  CHECK(text_at(store, "a") == "");
}

}  // namespace tsudoi::test
