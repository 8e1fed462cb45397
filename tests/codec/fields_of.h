// The fields of a plain struct, found by the compiler: a field that somebody adds is filled by the
// random values at once, and a codec that forgets it loses it in the round trip.
//
// Limits: aggregates without bases, with as many fields as each_field() knows; more do not compile.
#pragma once

#include <cstddef>
#include <utility>

namespace tsudoi::test {

/// Stands for a value of any type where nothing is evaluated.
struct Anything {
  std::size_t place;
  template <class T>
  operator T&() const&;
  template <class T>
  operator T&() const&&;
};

template <class T, std::size_t... I>
constexpr bool takes_fields(std::index_sequence<I...>) {
  return requires {
    T{Anything{I}...};
  };
}

inline constexpr std::size_t kFieldsMax = 40;

template <class T, std::size_t N = kFieldsMax>
constexpr std::size_t field_count() {
  if constexpr (N == 0 || takes_fields<T>(std::make_index_sequence<N>{})) {
    return N;
  } else {
    return field_count<T, N - 1>();
  }
}

template <std::size_t N>
struct FieldsOf {
  static_assert(N == 0, "each_field() does not know a struct of so many fields");
};

#define TSUDOI_FIELDS(count, ...)        \
  template <>                            \
  struct FieldsOf<count> {               \
    template <class T, class Visit>      \
    static void visit(T& of, Visit to) { \
      auto& [__VA_ARGS__] = of;          \
      to(__VA_ARGS__);                   \
    }                                    \
  }

TSUDOI_FIELDS(1, a1);
TSUDOI_FIELDS(2, a1, a2);
TSUDOI_FIELDS(3, a1, a2, a3);
TSUDOI_FIELDS(4, a1, a2, a3, a4);
TSUDOI_FIELDS(5, a1, a2, a3, a4, a5);
TSUDOI_FIELDS(6, a1, a2, a3, a4, a5, a6);
TSUDOI_FIELDS(7, a1, a2, a3, a4, a5, a6, a7);
TSUDOI_FIELDS(8, a1, a2, a3, a4, a5, a6, a7, a8);
TSUDOI_FIELDS(9, a1, a2, a3, a4, a5, a6, a7, a8, a9);
TSUDOI_FIELDS(10, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10);
TSUDOI_FIELDS(11, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11);
TSUDOI_FIELDS(12, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12);
TSUDOI_FIELDS(13, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13);
TSUDOI_FIELDS(14, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14);
TSUDOI_FIELDS(15, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15);
TSUDOI_FIELDS(16, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16);
TSUDOI_FIELDS(17, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17);
TSUDOI_FIELDS(19, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
              a19);
TSUDOI_FIELDS(21, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
              a19, a20, a21);
TSUDOI_FIELDS(24, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
              a19, a20, a21, a22, a23, a24);
TSUDOI_FIELDS(30, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18,
              a19, a20, a21, a22, a23, a24, a25, a26, a27, a28, a29, a30);

#undef TSUDOI_FIELDS

/// Calls `visit` with each field, in order.
template <class T, class Visit>
void each_field(T& of, Visit visit) {
  FieldsOf<field_count<T>()>::visit(of, [&](auto&... fields) { (visit(fields), ...); });
}

}  // namespace tsudoi::test
