#include "storage/store/salvaged_records.h"

#include <set>

#include "storage/store/kiosk_keys.h"

namespace tsudoi {
namespace {

class Sorting {
 public:
  explicit Sorting(const RecordSeal& seal) : seal_(seal) {}

  /// The newest of its key.
  void take(ByteView key, ByteView record) {
    const auto value = seal_.opened(key, record);
    if (!value.ok() || !put(key, *value, record)) ++found.broken_records;
    has_catalogue_ = has_catalogue_ || (value.ok() && key[0] == kiosk_keys::kCatalogue);
  }
  /// Perhaps an old one: lines and epochs never change, but for a purge that empties a line.
  /// Without a catalogue nobody could sign up, so an old one serves until the office has spoken.
  void take_adrift(ByteView key, ByteView record) {
    const bool is_line =
        is_in(key, kiosk_keys::kJournal, 8) && !found.lines.contains(read_be64(key.subspan(1)));
    const bool is_epoch =
        is_in(key, kiosk_keys::kEpoch, 4) && !found.epochs.contains(read_be32(key.subspan(1)));
    const bool is_published = key[0] == kiosk_keys::kCatalogue || key[0] == kiosk_keys::kPicture;
    const bool is_missed = is_published && !has_catalogue_ && !published_.contains(copy_of(key));
    if (!is_line && !is_epoch && !is_missed) return;
    const auto value = seal_.opened(key, record);
    if (!value.ok()) return;
    put(key, *value, record);
    if (is_missed) published_.insert(copy_of(key));
  }

  SalvagedRecords found;

 private:
  static bool is_in(ByteView key, std::uint8_t table, std::size_t rest) {
    return key.size() == 1 + rest && key[0] == table;
  }
  template <class T, class Keep>
  static bool with(const Bytes& value, Keep keep) {
    auto decoded = codec::decode<T>(value);
    if (!decoded.ok()) return false;
    keep(std::move(*decoded));
    return true;
  }
  bool put_meta(ByteView key, const Bytes& value) {
    const auto is = [&](const Bytes& name) { return crypto::equal(key, name); };
    if (is(kiosk_keys::schema()) && value.size() == 4) found.schema = read_be32(value);
    if (is(kiosk_keys::identity()))
      return with<KioskIdentity>(value, [&](auto one) { found.identity = std::move(one); });
    if (is(kiosk_keys::sync()))
      return with<SyncRecord>(value, [&](auto one) { found.sync = std::move(one); });
    return true;
  }
  bool put(ByteView key, const Bytes& value, ByteView record) {
    using namespace kiosk_keys;
    const ByteView rest = key.subspan(1);
    if (key[0] == kMeta) return put_meta(key, value);
    if (is_in(key, kFormer, 4))
      return with<FormerIdentity>(value, [&](auto one) { found.formers[read_be32(rest)] = one; });
    if (is_in(key, kEpoch, 4))
      return with<EpochRecord>(value, [&](auto one) { found.epochs[read_be32(rest)] = one; });
    if (is_in(key, kJournal, 8))
      return with<JournalRecord>(value, [&](auto one) { found.lines[read_be64(rest)] = one; });
    if (is_in(key, kBatch, 8))
      return with<BatchRecord>(value, [&](auto one) { found.batches[read_be64(rest)] = one; });
    if (is_in(key, kEntry, 16))
      return with<EntryFold>(value,
                             [&](auto one) { found.folds[PublicId{array_of<16>(rest)}] = one; });
    if (key[0] == kLease)
      return with<LeaseRecord>(value, [&](auto one) { found.leases.push_back(one); });
    const bool is_made_again = key[0] == kAttendance || key[0] == kHeads;
    const bool is_ask = key[0] == kStickAsk || key[0] == kRelayAsk;
    if (!is_made_again && !is_ask) found.others.push_back({copy_of(key), copy_of(record)});
    return true;
  }

  const RecordSeal& seal_;
  bool has_catalogue_ = false;  // as the newest header leads to it
  std::set<Bytes> published_;   // found adrift
};

}  // namespace

KioskId SalvagedRecords::kiosk_of_epoch(std::uint32_t index) const {
  for (const auto& [number, former] : formers)
    if (index < former.epochs) return former.succession.former;
  return identity->bundle.kiosk;
}

PublicId SalvagedRecords::id_of(const JournalRecord& line) const {
  return public_id_of(
      {kiosk_of_epoch(line.epoch_index), epochs.at(line.epoch_index).epoch, line.counter});
}

SalvagedRecords read_wreck(const lmdb::Wreck& wreck, const RecordSeal& seal) {
  Sorting sorting(seal);
  const auto newest = wreck.walk([&](ByteView key, ByteView record) { sorting.take(key, record); });
  wreck.sweep([&](ByteView key, ByteView record) { sorting.take_adrift(key, record); });
  sorting.found.broken_pages = newest.broken;
  return std::move(sorting.found);
}

}  // namespace tsudoi
