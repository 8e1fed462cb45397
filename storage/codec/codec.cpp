#include "storage/codec/codec.h"

#include "storage/codec/fields_of_listings.h"
#include "storage/codec/fields_of_messages.h"
#include "storage/codec/fields_of_records.h"

namespace cereal {

void save(tsudoi::codec::Encoder& to, const tsudoi::Date& date) {
  to(static_cast<std::int32_t>(std::chrono::sys_days{date}.time_since_epoch().count()));
}
void load(tsudoi::codec::Decoder& from, tsudoi::Date& date) {
  constexpr std::int32_t kDaysMax = 4'000'000;  // some eleven thousand years either way
  std::int32_t days = 0;
  from(days);
  if (days > kDaysMax || days < -kDaysMax) throw tsudoi::codec::DecodeFailure{"no such day"};
  date = tsudoi::Date{std::chrono::sys_days{std::chrono::days{days}}};
}

}  // namespace cereal

namespace tsudoi {

void save(codec::Encoder& to, const Epoch& epoch) {
  to.name(text_of(epoch.value));
}
void load(codec::Decoder& from, Epoch& epoch) {
  const ByteView bytes = view_of(from.name());
  if (bytes.size() != epoch.value.size()) throw codec::DecodeFailure{"an epoch of odd length"};
  epoch.value = array_of<16>(bytes);
}

namespace codec {
namespace {

template <class T>
constexpr FormatVersion kFormat{0, 0, 0};
template <>
constexpr FormatVersion kFormat<Listing>{1, 1, 2};
template <>
constexpr FormatVersion kFormat<Form>{2, 1, 2};
template <>
constexpr FormatVersion kFormat<Area>{3, 1, 1};
template <>
constexpr FormatVersion kFormat<Centre>{4, 1, 1};
template <>
constexpr FormatVersion kFormat<KioskKey>{5, 1, 1};
template <>
constexpr FormatVersion kFormat<SignedOfficeCard>{6, 1, 1};
template <>
constexpr FormatVersion kFormat<EnrolmentBundle>{7, 1, 1};
template <>
constexpr FormatVersion kFormat<SyncAsk>{8, 1, 5};
template <>
constexpr FormatVersion kFormat<SyncReply>{9, 1, 3};
template <>
constexpr FormatVersion kFormat<Answers>{10, 1, 1};
template <>
constexpr FormatVersion kFormat<Entry>{11, 1, 1};
template <>
constexpr FormatVersion kFormat<std::vector<Entry>>{12, 1, 1};
template <>
constexpr FormatVersion kFormat<Decision>{13, 1, 1};
template <>
constexpr FormatVersion kFormat<Lease>{14, 1, 1};
template <>
constexpr FormatVersion kFormat<KioskIdentity>{32, 1, 1};
template <>
constexpr FormatVersion kFormat<JournalRecord>{33, 1, 1};
template <>
constexpr FormatVersion kFormat<EpochRecord>{34, 1, 1};
template <>
constexpr FormatVersion kFormat<EntryFold>{35, 1, 1};
template <>
constexpr FormatVersion kFormat<AttendanceRecord>{36, 1, 1};
template <>
constexpr FormatVersion kFormat<HeadRecord>{37, 1, 1};
template <>
constexpr FormatVersion kFormat<LeaseRecord>{38, 1, 2};
template <>
constexpr FormatVersion kFormat<BatchRecord>{39, 1, 2};
template <>
constexpr FormatVersion kFormat<SyncRecord>{40, 1, 3};
template <>
constexpr FormatVersion kFormat<IncarnationRecord>{41, 1, 1};
template <>
constexpr FormatVersion kFormat<FormerIdentity>{42, 1, 1};
template <>
constexpr FormatVersion kFormat<KioskRecord>{64, 1, 3};
template <>
constexpr FormatVersion kFormat<RatchetRecord>{65, 1, 1};
template <>
constexpr FormatVersion kFormat<BatchArrival>{66, 1, 1};
template <>
constexpr FormatVersion kFormat<ArrivalRecord>{67, 1, 3};
template <>
constexpr FormatVersion kFormat<QuarantineRecord>{68, 1, 2};
template <>
constexpr FormatVersion kFormat<OfficeApplication>{69, 1, 1};
template <>
constexpr FormatVersion kFormat<SeatRecord>{70, 1, 1};
template <>
constexpr FormatVersion kFormat<LeaseGrant>{71, 1, 1};
template <>
constexpr FormatVersion kFormat<CatalogueRecord>{72, 1, 1};
template <>
constexpr FormatVersion kFormat<OfficeSecrets>{73, 1, 2};
template <>
constexpr FormatVersion kFormat<OfficeMeta>{74, 1, 4};
template <>
constexpr FormatVersion kFormat<AuditRecord>{75, 1, 1};
template <>
constexpr FormatVersion kFormat<AccountRecord>{76, 1, 1};
template <>
constexpr FormatVersion kFormat<ImportRecord>{77, 1, 1};
template <>
constexpr FormatVersion kFormat<BackupNote>{78, 1, 1};
template <>
constexpr FormatVersion kFormat<SettledRecord>{79, 1, 1};
template <>
constexpr FormatVersion kFormat<RepairRecord>{80, 1, 1};
template <>
constexpr FormatVersion kFormat<DisposalRecord>{81, 1, 1};
template <>
constexpr FormatVersion kFormat<KioskCondition>{83, 1, 1};

/// Runs a read; whatever the archive or cereal throws becomes an Error here and nowhere else.
template <class Read>
auto guarded(Read read) -> Result<decltype(read())> {
  try {
    return read();
  } catch (const DecodeFailure& failure) {
    return fail(ErrorCode::malformed, failure.why);
  } catch (const cereal::Exception&) {
    return fail(ErrorCode::malformed, "a kind that does not exist");
  } catch (const std::bad_alloc&) {
    return fail(ErrorCode::out_of_memory, "while reading a value");
  }
}

Result<ByteView> body_of(FormatVersion format, ByteView bytes) {
  if (bytes.size() < 2) return fail(ErrorCode::malformed, "ends too early");
  if (bytes[0] != format.kind) return fail(ErrorCode::malformed, "another kind of value");
  if (bytes[1] > format.max && !grows_at_end(format.kind))
    return fail(ErrorCode::newer_version, "value kind " + std::to_string(format.kind));
  if (bytes[1] < format.min) return fail(ErrorCode::malformed, "a version that never was");
  return bytes.subspan(2);
}

struct BatchRow {
  std::int64_t seconds_later = 0;
  ClockTrust clock = ClockTrust::trusted;
  EntryBody body;
  Bytes sealed;
};
template <class Ar>
void serialize(Ar& ar, BatchRow& v) {
  ar(v.seconds_later, v.clock, v.body, v.sealed);
}

Entry entry_of(const BatchHeader& header, std::uint64_t index, BatchRow row, std::int64_t before) {
  Entry entry;
  entry.id = {header.kiosk, header.epoch, {header.first.value + index}};
  entry.at = {static_cast<std::int64_t>(static_cast<std::uint64_t>(before) +
                                        static_cast<std::uint64_t>(row.seconds_later))};
  entry.clock = row.clock;
  entry.body = std::move(row.body);
  entry.sealed = std::move(row.sealed);
  return entry;
}

constexpr std::size_t kUsualBytes = 512;  // most records are smaller

/// An entry uses a handful of names at most, and an empty one only once.
NameTable read_names(Decoder& from, std::size_t entries) {
  constexpr std::size_t kNamesPerEntryMax = 16;
  NameTable table;
  const std::size_t count = from.length();
  if (count > entries * kNamesPerEntryMax) throw DecodeFailure{"more names than entries use"};
  table.names.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    table.names.emplace_back(text_of(from.raw(from.length())));
  return table;
}

}  // namespace

template <class T>
Bytes encode(const T& value) {
  static_assert(kFormat<T>.kind != 0);
  Encoder encoder;
  encoder.reserve(std::is_same_v<T, Answers> ? kPersonalBytesMax : kUsualBytes);
  encoder.raw(ByteArray<2>{kFormat<T>.kind, kFormat<T>.max});
  encoder(value);
  added_since(encoder, value, kFormat<T>.max);
  return std::move(encoder).take();
}

template <class T>
Result<T> decode(ByteView bytes) {
  TRY_ASSIGN(const ByteView body, body_of(kFormat<T>, bytes));
  return guarded([&] {
    Decoder decoder(body);
    T value;
    decoder(value);
    added_since(decoder, value, bytes[1]);
    if (bytes[1] <= kFormat<T>.max) decoder.finish();
    return value;
  });
}

#define TSUDOI_CODEC_FOR(T)           \
  template Bytes encode<T>(const T&); \
  template Result<T> decode<T>(ByteView)

TSUDOI_CODEC_FOR(Listing);
TSUDOI_CODEC_FOR(Form);
TSUDOI_CODEC_FOR(Area);
TSUDOI_CODEC_FOR(Centre);
TSUDOI_CODEC_FOR(KioskKey);
TSUDOI_CODEC_FOR(SignedOfficeCard);
TSUDOI_CODEC_FOR(EnrolmentBundle);
TSUDOI_CODEC_FOR(SyncAsk);
TSUDOI_CODEC_FOR(SyncReply);
TSUDOI_CODEC_FOR(Answers);
TSUDOI_CODEC_FOR(Entry);
TSUDOI_CODEC_FOR(Decision);
TSUDOI_CODEC_FOR(Lease);
TSUDOI_CODEC_FOR(KioskIdentity);
TSUDOI_CODEC_FOR(JournalRecord);
TSUDOI_CODEC_FOR(EpochRecord);
TSUDOI_CODEC_FOR(EntryFold);
TSUDOI_CODEC_FOR(AttendanceRecord);
TSUDOI_CODEC_FOR(HeadRecord);
TSUDOI_CODEC_FOR(LeaseRecord);
TSUDOI_CODEC_FOR(BatchRecord);
TSUDOI_CODEC_FOR(SyncRecord);
TSUDOI_CODEC_FOR(IncarnationRecord);
TSUDOI_CODEC_FOR(FormerIdentity);
TSUDOI_CODEC_FOR(KioskRecord);
TSUDOI_CODEC_FOR(RatchetRecord);
TSUDOI_CODEC_FOR(BatchArrival);
TSUDOI_CODEC_FOR(ArrivalRecord);
TSUDOI_CODEC_FOR(QuarantineRecord);
TSUDOI_CODEC_FOR(OfficeApplication);
TSUDOI_CODEC_FOR(SeatRecord);
TSUDOI_CODEC_FOR(LeaseGrant);
TSUDOI_CODEC_FOR(CatalogueRecord);
TSUDOI_CODEC_FOR(OfficeSecrets);
TSUDOI_CODEC_FOR(OfficeMeta);
TSUDOI_CODEC_FOR(AuditRecord);
TSUDOI_CODEC_FOR(AccountRecord);
TSUDOI_CODEC_FOR(ImportRecord);
TSUDOI_CODEC_FOR(BackupNote);
TSUDOI_CODEC_FOR(SettledRecord);
TSUDOI_CODEC_FOR(RepairRecord);
TSUDOI_CODEC_FOR(DisposalRecord);
TSUDOI_CODEC_FOR(KioskCondition);

#undef TSUDOI_CODEC_FOR

Bytes encode_batch_content(const std::vector<Entry>& entries) {
  NameTable names;
  Encoder rows(&names);
  std::int64_t before = 0;
  for (const Entry& entry : entries) {
    rows(BatchRow{static_cast<std::int64_t>(static_cast<std::uint64_t>(entry.at.value) -
                                            static_cast<std::uint64_t>(before)),
                  entry.clock, entry.body, entry.sealed});
    before = entry.at.value;
  }
  Encoder all;
  all.raw(Bytes{kFormat<std::vector<Entry>>.kind, kFormat<std::vector<Entry>>.max});
  all.unsigned_number(names.names.size());
  for (const std::string& name : names.names) all.name(name);
  all.raw(std::move(rows).take());
  return std::move(all).take();
}

Result<std::vector<Entry>> decode_batch_content(const BatchHeader& header, ByteView bytes) {
  TRY_ASSIGN(const ByteView body, body_of(kFormat<std::vector<Entry>>, bytes));
  if (header.count > body.size()) return fail(ErrorCode::malformed, "promises more than it holds");
  return guarded([&] {
    Decoder outer(body);
    const NameTable names = read_names(outer, header.count);
    Decoder decoder(outer.rest(), &names);
    std::vector<Entry> entries;
    entries.reserve(header.count);
    std::int64_t before = 0;
    for (std::uint32_t i = 0; i < header.count; ++i) {
      BatchRow row;
      decoder(row);
      entries.push_back(entry_of(header, i, std::move(row), before));
      before = entries.back().at.value;
    }
    decoder.finish();
    return entries;
  });
}

}  // namespace codec
}  // namespace tsudoi
