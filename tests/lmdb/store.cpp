#include "tests/lmdb/store.h"

namespace tsudoi::test {

lmdb::Options small_options(lmdb::FaultGate* gate) {
  lmdb::Options options;
  options.map_bytes_start = 1 * lmdb::kMiB;
  options.map_bytes_step = 1 * lmdb::kMiB;
  options.map_bytes_max = 16 * lmdb::kMiB;
  options.gate = gate;
  return options;
}

lmdb::Environment open_store(const std::filesystem::path& folder, const lmdb::Options& options) {
  return must(lmdb::Environment::open(folder, options));
}

std::optional<ErrorCode> why_not_open(const std::filesystem::path& folder,
                                      const lmdb::Options& options) {
  return failure_of(lmdb::Environment::open(folder, options));
}

void put_text(lmdb::Environment& store, const std::string& key, const std::string& value) {
  must(store.update([&](lmdb::WriteTxn& txn) { return txn.put(view_of(key), view_of(value)); }));
}

std::optional<std::string> text_at(const lmdb::Environment& store, const std::string& key) {
  const lmdb::ReadTxn txn = must(store.read());
  const std::optional<Bytes> found = must(txn.get(view_of(key)));
  if (!found) return std::nullopt;
  return std::string(text_of(*found));
}

std::vector<std::string> all_keys(const lmdb::Environment& store) {
  std::vector<std::string> keys;
  const lmdb::ReadTxn txn = must(store.read());
  must(txn.scan({}, {}, [&keys](ByteView key, ByteView) {
    keys.emplace_back(text_of(key));
    return lmdb::Walk::go_on;
  }));
  return keys;
}

}  // namespace tsudoi::test
