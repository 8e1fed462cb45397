// Result<T>: a value or an Error, on std::variant. Nodiscard: a failure is handled or passed on,
// never lost.
//
//   TRY(store.put(key, value));                 // returns the Error from the enclosing function
//   TRY_ASSIGN(const Bytes bytes, read_file(p)); // declares `bytes`, or returns the Error
#pragma once

#include <optional>
#include <utility>
#include <variant>

#include "storage/base/error.h"

namespace tsudoi {

template <class T>
class [[nodiscard]] Result {
 public:
  using Value = T;

  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  explicit operator bool() const { return ok(); }

  const T& value() const& { return std::get<0>(state_); }
  T& value() & { return std::get<0>(state_); }
  T&& value() && { return std::get<0>(std::move(state_)); }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }

  const Error& error() const& { return std::get<1>(state_); }
  Error&& error() && { return std::get<1>(std::move(state_)); }

  /// The only way to drop a failure on purpose.
  void ignore() const {}

 private:
  std::variant<T, Error> state_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using Value = void;

  Result() = default;
  Result(Error error) : error_(std::move(error)) {}

  bool ok() const { return !error_.has_value(); }
  explicit operator bool() const { return ok(); }
  const Error& error() const& { return *error_; }
  Error&& error() && { return std::move(*error_); }
  void ignore() const {}

 private:
  std::optional<Error> error_;
};

inline Error fail(ErrorCode code, std::string detail) {
  return Error{code, std::move(detail)};
}

}  // namespace tsudoi

#define TSUDOI_JOIN_INNER(a, b) a##b
#define TSUDOI_JOIN(a, b) TSUDOI_JOIN_INNER(a, b)

#define TRY(expression)                                        \
  do {                                                         \
    auto TSUDOI_JOIN(tried_, __LINE__) = (expression);         \
    if (!TSUDOI_JOIN(tried_, __LINE__).ok())                   \
      return std::move(TSUDOI_JOIN(tried_, __LINE__)).error(); \
  } while (false)

#define TRY_ASSIGN(declaration, expression)                  \
  auto TSUDOI_JOIN(tried_, __LINE__) = (expression);         \
  if (!TSUDOI_JOIN(tried_, __LINE__).ok())                   \
    return std::move(TSUDOI_JOIN(tried_, __LINE__)).error(); \
  declaration = std::move(TSUDOI_JOIN(tried_, __LINE__)).value()
