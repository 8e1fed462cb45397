// What the command line said, and the four seams made from it.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>

#include "storage/store/kiosk_store.h"

namespace tsudoi {

struct CommonOptions {
  std::filesystem::path data;
  std::string clock_file;             // --clock-file: the time, for tests and drills
  std::optional<std::uint64_t> seed;  // --seed: repeatable chance, for tests and drills
  bool json = false;                  // last line: one JSON object
};

struct Ground {
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Random> random;
  Seams seams() const { return {*clock, *random}; }
};
Ground ground_of(const CommonOptions& options);

/// One plain sentence on stderr, with --json also {"error":…,"words":…} as the last line of stdout.
/// -> the exit code that belongs to it
int refuse(const Error& error, const CommonOptions& options);
/// With --json: the last line of a command that was done.
void say(const CommonOptions& options, const nlohmann::json& object);

/// The folder with the texts: beside the program when installed, else where the build put it.
std::filesystem::path texts_folder();

// ---- Commands
struct EnrolOptions {
  CommonOptions common;
  std::filesystem::path bundle;
};
Result<void> enrol(const EnrolOptions& options);
Result<void> sync_once_now(const CommonOptions& options);
Result<void> show_status(const CommonOptions& options);
Result<void> verify_store(const CommonOptions& options);
Result<void> talk_headless(const CommonOptions& options);

struct StickOptions {
  CommonOptions common;
  std::filesystem::path stick;
};
Result<void> export_to(const StickOptions& options);
Result<void> import_from(const StickOptions& options);

struct RunOptions {
  CommonOptions common;
  std::string windowed;             // "WxH"; empty: full screen
  std::filesystem::path tree_file;  // --tree: the accessibility tree after each frame
  int measure_seconds = 0;          // --measure: idle that long, print the figures, leave
};
Result<void> run_window(const RunOptions& options);

struct TourOptions {
  CommonOptions common;
  std::filesystem::path out;
  std::string size = "1080x1920";
  std::string language = "ja";
  std::string text_size = "normal";  // large, largest
  std::string theme = "light";       // contrast
};
Result<void> draw_tour(const TourOptions& options);

/// "1080x1920"; empty when it is nothing like that.
struct Size2 {
  int w = 0;
  int h = 0;
};
std::optional<Size2> size_from(const std::string& text);

}  // namespace tsudoi
