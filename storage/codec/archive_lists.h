// Lists and maps in the archive. cereal would make room for whatever length it read; here a length
// passes Decoder::length_of first. Private to storage/codec.
#pragma once

#include "storage/codec/archive.h"

namespace tsudoi::codec {

/// A byte list travels as one block, any other element by element.
template <class T>
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const std::vector<T>& list) {
  to.unsigned_number(list.size());
  if constexpr (std::is_same_v<T, std::uint8_t>) {
    to.raw(list);
  } else {
    for (const T& element : list) to(element);
  }
}
template <class T>
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, std::vector<T>& list) {
  const std::size_t count = from.length_of(sizeof(T));
  if constexpr (std::is_same_v<T, std::uint8_t>) {
    list = copy_of(from.raw(count));
  } else {
    list.clear();
    list.reserve(count);
    for (std::size_t left = count; left > 0; --left) from(list.emplace_back());
  }
}

/// Keys rise strictly, so that a value has one form and no key comes twice.
template <class Key, class Value>
void CEREAL_SAVE_FUNCTION_NAME(Encoder& to, const std::map<Key, Value>& map) {
  to.unsigned_number(map.size());
  for (const auto& [key, value] : map) to(key, value);
}
template <class Key, class Value>
void CEREAL_LOAD_FUNCTION_NAME(Decoder& from, std::map<Key, Value>& map) {
  constexpr std::size_t kNodeBytes = 32;  // what a tree adds to each element
  for (std::size_t left = from.length_of(sizeof(Key) + sizeof(Value) + kNodeBytes); left > 0;
       --left) {
    Key key;
    Value value;
    from(key, value);
    if (!map.empty() && !(map.rbegin()->first < key)) throw DecodeFailure{"keys out of order"};
    map.emplace_hint(map.end(), std::move(key), std::move(value));
  }
}

}  // namespace tsudoi::codec
