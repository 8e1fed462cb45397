// What the command line said, and the four seams made from it.
#pragma once

#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/platform/surface.h"
#include "storage/store/kiosk_store.h"

namespace tsudoi {

class Kiosk;

struct CommonOptions {
  std::filesystem::path data;
  std::string clock_file;                        // --clock-file: the time, for tests and drills
  std::string machine_file = "/etc/machine-id";  // --machine-id: another, likewise
  std::optional<std::uint64_t> seed;             // --seed: repeatable chance, for tests and drills
  bool json = false;                             // last line: one JSON object
};

struct Ground {
  std::unique_ptr<Clock> clock;
  std::unique_ptr<Random> random;
  std::optional<MachineId> machine;
  Seams seams() const { return {*clock, *random, nullptr, machine}; }
};
Ground ground_of(const CommonOptions& options);

/// For `run` and `headless`: a damaged store gives way to a fresh one (sync/salvage.h).
Result<std::unique_ptr<Kiosk>> open_kiosk(const CommonOptions& options, const Ground& ground);

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
Result<void> salvage_by_hand(const CommonOptions& options);
Result<void> talk_headless(const CommonOptions& options);

struct StickOptions {
  CommonOptions common;
  std::filesystem::path stick;
};
Result<void> export_to(const StickOptions& options);
Result<void> import_from(const StickOptions& options);

struct RunOptions {
  CommonOptions common;
  std::string windowed;  // "WxH"; empty: full screen
  platform::Surface surface = platform::Surface::by_machine;
  std::filesystem::path tree_file;  // --tree: the accessibility tree after each frame
  int measure_seconds = 0;          // --measure: idle that long, print the figures, leave
};
Result<void> run_window(const RunOptions& options);

struct TourOptions {
  CommonOptions common;
  std::filesystem::path out;
  // Every screen is drawn for every combination of these.
  std::vector<std::string> sizes{"1080x1920"};
  std::vector<std::string> languages{"ja"};
  std::vector<std::string> text_sizes{"normal"};  // large, largest
  std::vector<std::string> themes{"light"};       // contrast
};
Result<void> draw_tour(const TourOptions& options);

/// "1080x1920"; empty when it is nothing like that.
struct Size2 {
  int w = 0;
  int h = 0;
};
std::optional<Size2> size_from(const std::string& text);

}  // namespace tsudoi
