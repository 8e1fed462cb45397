#include <charconv>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "kiosk/program/options.h"

#ifndef TSUDOI_TEXTS_DIR
#error "the build says where the texts are"
#endif

namespace tsudoi {

Ground ground_of(const CommonOptions& options) {
  Ground ground;
  ground.clock =
      options.clock_file.empty() ? make_system_clock() : make_file_clock(options.clock_file);
  ground.random = options.seed ? make_seeded_random(*options.seed) : make_system_random();
  ground.machine = machine_in(options.machine_file);
  return ground;
}

void say(const CommonOptions& options, const nlohmann::json& object) {
  using nlohmann::json;
  if (options.json)
    std::printf("%s\n", object.dump(-1, ' ', false, json::error_handler_t::replace).c_str());
}

int refuse(const Error& error, const CommonOptions& options) {
  const std::string words = sentence_for(error);
  std::fflush(stdout);
  std::fprintf(stderr, "%s\n", words.c_str());
  say(options, {{"error", name_of(error.code)}, {"words", words}});
  return static_cast<int>(exit_code_for(error.code));
}

std::filesystem::path texts_folder() {
  std::error_code problem;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", problem);
  const auto installed = program.parent_path().parent_path() / "share" / "tsudoi" / "texts";
  if (!problem && std::filesystem::is_directory(installed)) return installed;
  return TSUDOI_TEXTS_DIR;
}

std::optional<Size2> size_from(const std::string& text) {
  constexpr int kLeast = 320;
  constexpr int kMost = 7680;
  Size2 size;
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, size.w);
  if (first.ec != std::errc{} || first.ptr == end || *first.ptr != 'x') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, size.h);
  if (second.ec != std::errc{} || second.ptr != end) return std::nullopt;
  const bool fits = size.w >= kLeast && size.h >= kLeast && size.w <= kMost && size.h <= kMost;
  return fits ? std::optional(size) : std::nullopt;
}

}  // namespace tsudoi
