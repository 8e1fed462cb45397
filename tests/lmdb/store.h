// Short forms for the tests of the store: open it, put text in, take text out.
#pragma once

#include <string>
#include <vector>

#include "storage/lmdb/environment.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"

namespace tsudoi::test {

/// The smallest store there is: 1 MiB mapped, 8 MiB for ordinary writes, 8 MiB of headroom.
lmdb::Options small_options(lmdb::FaultGate* gate = nullptr);

lmdb::Environment open_store(const std::filesystem::path& folder,
                             const lmdb::Options& options = small_options());
/// The code that opening answers with.
std::optional<ErrorCode> why_not_open(const std::filesystem::path& folder,
                                      const lmdb::Options& options = small_options());

void put_text(lmdb::Environment& store, const std::string& key, const std::string& value);
std::optional<std::string> text_at(const lmdb::Environment& store, const std::string& key);
std::vector<std::string> all_keys(const lmdb::Environment& store);

/// Requires success, and shows the sentence if not.
template <class T>
T must(Result<T> result) {
  INFO((result ? std::string() : sentence_for(result.error())));
  REQUIRE(result.ok());
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

template <class T>
std::optional<ErrorCode> failure_of(const Result<T>& result) {
  if (result) return std::nullopt;
  return result.error().code;
}

}  // namespace tsudoi::test
