// Values of every stored type, drawn from a seed: whole range of numbers, all enum values, empty
// and filled lists, text from one to four bytes a character. What they mean is nobody's matter.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <variant>

#include "storage/codec/condition_records.h"
#include "storage/codec/disposal_records.h"
#include "storage/codec/kiosk_records.h"
#include "storage/codec/office_records.h"
#include "storage/codec/quarantine_records.h"
#include "tests/codec/fields_of.h"

namespace tsudoi::test {

/// The last value of each stored enum: a round trip of it proves that the codec's count is right.
template <class Enum>
inline constexpr std::size_t kLast = 0;
template <>
inline constexpr std::size_t kLast<ListingKind> = static_cast<std::size_t>(ListingKind::notice);
template <>
inline constexpr std::size_t kLast<Language> = static_cast<std::size_t>(Language::filipino);
template <>
inline constexpr std::size_t kLast<SeatMode> = static_cast<std::size_t>(SeatMode::office);
template <>
inline constexpr std::size_t kLast<FieldKind> = static_cast<std::size_t>(FieldKind::statement);
template <>
inline constexpr std::size_t kLast<AgeBand> = static_cast<std::size_t>(AgeBand::eighty_up);
template <>
inline constexpr std::size_t kLast<Promise> = static_cast<std::size_t>(Promise::noted);
template <>
inline constexpr std::size_t kLast<SeenBy> = static_cast<std::size_t>(SeenBy::card);
template <>
inline constexpr std::size_t kLast<UndoReason> = static_cast<std::size_t>(UndoReason::left_at_once);
template <>
inline constexpr std::size_t kLast<StaffAct> = static_cast<std::size_t>(StaffAct::settings);
template <>
inline constexpr std::size_t kLast<ClockTrust> = static_cast<std::size_t>(ClockTrust::uncertain);
template <>
inline constexpr std::size_t kLast<EntryKind> = static_cast<std::size_t>(EntryKind::kiosk_health);
template <>
inline constexpr std::size_t kLast<Verdict> = static_cast<std::size_t>(Verdict::withdrawn);
template <>
inline constexpr std::size_t kLast<VerdictReason> =
    static_cast<std::size_t>(VerdictReason::not_ours);
template <>
inline constexpr std::size_t kLast<ReceiptStage> =
    static_cast<std::size_t>(ReceiptStage::backed_up);
template <>
inline constexpr std::size_t kLast<CatalogueKind> =
    static_cast<std::size_t>(CatalogueKind::office_card);
template <>
inline constexpr std::size_t kLast<BatchStage> = static_cast<std::size_t>(BatchStage::backed_up);
template <>
inline constexpr std::size_t kLast<SettledAs> = static_cast<std::size_t>(SettledAs::refused);
template <>
inline constexpr std::size_t kLast<DisposedOf> = static_cast<std::size_t>(DisposedOf::refused);

class RandomValues {
 public:
  explicit RandomValues(std::uint64_t seed) : random_(make_seeded_random(seed)) {}

  template <class T>
  T make() {
    T value{};
    fill(value);
    return value;
  }

  std::uint64_t number();
  std::size_t below(std::size_t end) { return static_cast<std::size_t>(number() % end); }

 private:
  void fill(bool& value) { value = below(2) == 1; }
  void fill(double& value) { value = static_cast<double>(below(1 << 30)) / 4096 - 90; }
  void fill(std::string& value);
  void fill(Date& value);
  void fill(std::monostate&) {}
  template <class Tag>
  void fill(TextId<Tag>& id) {
    id.value = text_id();
  }

  template <class T>
  void fill(std::optional<T>& value) {
    if (below(2) == 1) value = make<T>();
  }
  template <class T>
  void fill(std::vector<T>& values) {
    for (std::size_t left = below(4); left > 0; --left) values.push_back(make<T>());
  }
  template <class T, std::size_t N>
  void fill(std::array<T, N>& values) {
    for (T& value : values) fill(value);
  }
  template <class A, class B>
  void fill(std::pair<A, B>& value) {
    fill(value.first);
    fill(value.second);
  }
  template <class K, class V>
  void fill(std::map<K, V>& values) {
    for (std::size_t left = below(6); left > 0; --left) values[make<K>()] = make<V>();
  }
  template <class... Ts>
  void fill(std::variant<Ts...>& value) {
    std::size_t skip = below(sizeof...(Ts));
    static_cast<void>(((skip-- == 0 ? (value = make<Ts>(), true) : false) || ...));
  }
  template <class T>
  void fill(T& value) {
    if constexpr (std::is_enum_v<T>) {
      static_assert(kLast<T> > 0);
      value = static_cast<T>(below(kLast<T> + 1));
    } else if constexpr (std::is_integral_v<T>) {
      fill_integer(value);
    } else {
      each_field(value, [this](auto& field) { fill(field); });
    }
  }
  /// One in four is at an end of its range.
  template <class T>
  void fill_integer(T& value) {
    const std::size_t which = below(8);
    if (which == 0) value = std::numeric_limits<T>::min();
    if (which == 1) value = std::numeric_limits<T>::max();
    if (which > 1) value = static_cast<T>(number() >> below(64));
  }
  std::string text_id();

  std::unique_ptr<Random> random_;
};

}  // namespace tsudoi::test
