// Which fields of each value are written, in order. Order is the format: append only, with a new
// version. Private to storage/codec.
#pragma once

#include "storage/codec/archive_lists.h"
#include "storage/codec/condition_records.h"
#include "storage/codec/disposal_records.h"
#include "storage/codec/kiosk_records.h"
#include "storage/codec/office_records.h"
#include "storage/codec/quarantine_records.h"

namespace tsudoi::codec {

#define TSUDOI_ENUM_VALUES(Enum, values)         \
  template <>                                    \
  struct EnumValues<Enum> {                      \
    static constexpr std::size_t count = values; \
  }

TSUDOI_ENUM_VALUES(ListingKind, kListingKinds);
TSUDOI_ENUM_VALUES(Language, kLanguages);
TSUDOI_ENUM_VALUES(SeatMode, 4);
TSUDOI_ENUM_VALUES(FieldKind, kFieldKinds);
TSUDOI_ENUM_VALUES(AgeBand, kAgeBands);
TSUDOI_ENUM_VALUES(Promise, 3);
TSUDOI_ENUM_VALUES(SeenBy, 4);
TSUDOI_ENUM_VALUES(UndoReason, 4);
TSUDOI_ENUM_VALUES(StaffAct, 5);
TSUDOI_ENUM_VALUES(ClockTrust, 2);
TSUDOI_ENUM_VALUES(EntryKind, kEntryKinds);
TSUDOI_ENUM_VALUES(Verdict, 5);
TSUDOI_ENUM_VALUES(VerdictReason, 8);
TSUDOI_ENUM_VALUES(ReceiptStage, 2);
TSUDOI_ENUM_VALUES(CatalogueKind, kCatalogueKinds);
TSUDOI_ENUM_VALUES(BatchStage, 3);
TSUDOI_ENUM_VALUES(SettledAs, 2);
TSUDOI_ENUM_VALUES(DisposedOf, 3);

#undef TSUDOI_ENUM_VALUES

}  // namespace tsudoi::codec

// The calendar types are the standard library's; cereal finds functions for them in its own
// namespace.
namespace cereal {
void save(tsudoi::codec::Encoder& to, const tsudoi::Date& date);
void load(tsudoi::codec::Decoder& from, tsudoi::Date& date);
}  // namespace cereal

namespace tsudoi {

// ---- Ids and small values

template <class Tag>
void save(codec::Encoder& to, const TextId<Tag>& id) {
  to.name(id.value);
}
template <class Tag>
void load(codec::Decoder& from, TextId<Tag>& id) {
  id.value = from.name();
  if (!id.value.empty() && !is_text_id(id.value))
    throw codec::DecodeFailure{"an id with odd characters"};
}
template <class Tag, std::size_t N>
void save(codec::Encoder& to, const ByteId<Tag, N>& id) {
  to.raw(id.value);
}
template <class Tag, std::size_t N>
void load(codec::Decoder& from, ByteId<Tag, N>& id) {
  id.value = array_of<N>(from.raw(N));
}
/// Epochs repeat within a batch.
void save(codec::Encoder& to, const Epoch& epoch);
void load(codec::Decoder& from, Epoch& epoch);

template <class Ar>
void serialize(Ar& ar, Counter& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, UnixSeconds& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, Minutes& v) {
  ar(v.value);
}
template <class Ar>
void serialize(Ar& ar, LocalTime& v) {
  ar(v.date, v.minutes);
}
template <class Ar>
void serialize(Ar& ar, EntryId& v) {
  ar(v.kiosk, v.epoch, v.counter);
}

}  // namespace tsudoi
