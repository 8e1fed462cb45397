// How a benchmark is added: a group is a table of its own, its first variant is what the others are
// compared with. Variants of a group do the same work; order between groups does not matter.
//
//   void add_my_work(const std::filesystem::path& folder) {
//     add("my work", "what others do", [=](State& state) { ... for (auto _ : state) ...; });
//     add("my work", "tsudoi", [=](State& state) { ... });
//   }
//
// and one line in main.cpp. Set-up stands before the loop and is not timed. What is not time goes
// into state.counters["wire bytes"] and appears in a column. A long run (10,000 entries) chains
// ->Iterations(1).
//
// `folder` is on a real disk, is empty, and is removed at the end. Each variant is begun several
// times, interleaved with the others: take a new name each time (new_folder).
#pragma once

#include <benchmark/benchmark.h>

#include <filesystem>
#include <functional>
#include <string>

#include "storage/base/result.h"

namespace tsudoi::bench {

using benchmark::State;

benchmark::internal::Benchmark* add(const std::string& group, const std::string& variant,
                                    const std::function<void(State&)>& run);

/// `wanted`, or 1 in a smoke run: for ->Iterations and ->Repetitions.
int at_most(int wanted);

/// A fresh folder in `parent`.
std::filesystem::path new_folder(const std::filesystem::path& parent);

/// Says what failed and ends the run: a benchmark of a failure is worth nothing.
[[noreturn]] void give_up(const std::string& why);

template <class T>
T must(Result<T> result) {
  if (!result) give_up(sentence_for(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

void add_durable_write(const std::filesystem::path& folder);
void add_thread(const std::filesystem::path& folder);
void add_store_reads(const std::filesystem::path& folder);

}  // namespace tsudoi::bench
