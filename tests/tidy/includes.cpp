#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "tests/tidy/checks.h"
#include "tests/tidy/cpp_text.h"

namespace tsudoi::tidy {
namespace {

struct Include {
  std::string name;
  bool quoted = false;
  std::size_t line = 0;
};

std::vector<Include> includes_of(const SourceFile& file) {
  std::vector<Include> found;
  for_each_line(file.lines, [&](std::size_t number, const std::string& line) {
    if (!line.starts_with("#include")) return;
    const std::size_t open = line.find_first_of("<\"");
    const std::size_t close = line.find_last_of(">\"");
    if (open == std::string::npos || close <= open) return;
    found.push_back({line.substr(open + 1, close - open - 1), line[open] == '"', number});
  });
  return found;
}

using Prefixes = std::vector<std::string_view>;

// Arrows point down only. The row with the longest `layer` that fits a file decides.
struct Layer {
  std::string_view layer;
  Prefixes may_include;
  Prefixes never;
};

const std::vector<Layer> kLayers = {
    {"storage/base/", {"storage/base/"}, {}},
    {"storage/domain/", {"storage/domain/", "storage/base/"}, {}},
    {"storage/lmdb/", {"storage/lmdb/", "storage/base/"}, {}},
    {"storage/codec/", {"storage/codec/", "storage/domain/", "storage/base/"}, {}},
    {"storage/", {"storage/"}, {}},
    {"sync/", {"sync/", "storage/"}, {"sync/office/"}},
    {"sync/office/", {"sync/", "storage/"}, {}},
    {"sync/office/import/",
     {"sync/office/import/", "storage/domain/", "storage/base/"},
     {}},  // bytes in, values out: no store
    {"kiosk/", {"kiosk/", "sync/", "storage/"}, {"sync/office/", "sync/relay/"}},
    {"kiosk/flow/",
     {"kiosk/flow/", "kiosk/input/", "kiosk/texts/", "storage/domain/", "storage/base/"},
     {}},  // a pure function on values, testable without a window
    {"kiosk/input/", {"kiosk/input/", "storage/domain/", "storage/base/"}, {}},
    {"kiosk/screens/",
     {"kiosk/"},
     {"kiosk/platform/", "storage/store/", "storage/lmdb/", "storage/codec/",
      "storage/base/clock.h"}},  // a screen draws a View: no store, no clock
    {"kiosk/ui/", {"kiosk/ui/", "kiosk/texts/", "storage/domain/", "storage/base/"}, {}},
    {"assets/", {"assets/", "storage/"}, {}},
    {"tests/", {""}, {}},
    {"packaging/", {""}, {}},
};

const Prefixes kTops = {"storage/", "sync/", "kiosk/", "assets/", "tests/", "packaging/"};

const Layer* layer_of(std::string_view path) {
  const Layer* best = nullptr;
  for (const Layer& layer : kLayers) {
    const bool fits = path.starts_with(layer.layer);
    if (fits && (best == nullptr || layer.layer.size() > best->layer.size())) best = &layer;
  }
  return best;
}

// Each outside library is touched in one place. A place is a file, the beginning of its path, or a
// folder. `why` is said to whoever includes it elsewhere.
struct Library {
  Prefixes headers;
  Prefixes places;
  std::string_view why;
};

const std::vector<Library> kLibraries = {
    {{"lmdb.h"}, {"storage/lmdb/", "tests/bench/"}, "LMDB is touched in storage/lmdb"},
    {{"cereal/"}, {"storage/codec/"}, "cereal is touched in storage/codec"},
    {{"zstd.h", "zdict.h"},
     {"storage/codec/compress.cpp", "assets/dictionary/make_dictionary.cpp"},
     "zstd is touched in one source"},
    {{"sodium.h", "sodium/"},
     {"storage/base/crypto"},
     "libsodium is touched in storage/base/crypto"},
    {{"nettle/"}, {"storage/base/crypto"}, "Nettle is touched in storage/base/crypto"},
    {{"unicode/"},
     {"storage/domain/characters.cpp", "sync/office/import/characters.cpp",
      "kiosk/ui/line_break.cpp"},
     "ICU is touched in one source of a layer: characters, or line breaks"},
    {{"imgui.h", "imgui_"}, {"kiosk/ui/", "kiosk/platform/"}, "Dear ImGui stays behind Ui"},
    {{"GLFW/"}, {"kiosk/platform/"}, "GLFW is touched in the platform's window"},
    {{"X11/"}, {"kiosk/platform/memory_presenter.cpp"}, "X is touched where memory is shared"},
    {{"GL/", "GLES2/", "GLES3/", "EGL/", "KHR/"}, {"kiosk/platform/"}, "GL is the platform's"},
    {{"ft2build.h", "freetype/", "stb/stb_truetype.h", "stb_truetype.h"},
     {"kiosk/ui/fonts.cpp"},
     "glyphs are made in the font module"},
    {{"stb/", "stb_image"}, {"kiosk/ui/", "kiosk/platform/"}, "pictures are read in one source"},
    {{"qrencode.h"}, {"kiosk/ui/qr.cpp"}, "libqrencode is touched in kiosk/ui/qr.cpp"},
    {{"boost/locale"}, {"kiosk/texts/texts.cpp"}, "message catalogues are read in one source"},
    {{"anthy/"}, {"kiosk/input/"}, "kana becomes kanji in kiosk/input"},
    {{"curl/"}, {"sync/transport/", "tests/web/"}, "the kiosk speaks HTTP in one transport file"},
    {{"microhttpd.h"}, {"sync/office/web/server"}, "the office speaks HTTP in one server file"},
    {{"libpq-fe.h", "pqxx/"}, {"sync/office/store/"}, "PostgreSQL is touched in one store file"},
    {{"zip.h", "pugixml.hpp", "csv.h", "libical/", "xlsxwriter.h"},
     {"sync/office/import/", "sync/office/export/", "tests/import/"},
     "office file formats are read in sync/office/import and written in sync/office/export"},
    {{"toml++/"}, {"sync/office/"}, "TOML is what the office and its forms are set by"},
    {{"CLI/"},
     {"kiosk/program/", "sync/office/program/", "storage/base/command_words.cpp"},
     "command lines are read by the programs"},
    {{"nlohmann/"}, {"kiosk/", "sync/", "tests/"}, "JSON is for people and tools, not for storage"},
    {{"spdlog/", "fmt/"}, {"storage/base/log"}, "the log is written in one place"},
    {{"cairo", "pango/"}, {"sync/office/print/", "kiosk/print/"}, "paper is drawn in one place"},
    {{"catch2/"}, {"tests/support/catch.h"}, "tests include tests/support/catch.h"},
    {{"rapidcheck"}, {"tests/"}, "only tests need rapidcheck"},
    {{"benchmark/", "sqlite3.h"}, {"tests/bench/"}, "only the benchmarks measure with it"},
};

// Headers that cost every includer dear, or that hold what must not leave a source.
const Prefixes kNeverInHeaders = {
    "nlohmann/json.hpp", "CLI/",  "cereal/", "imgui", "GLFW/", "lmdb.h", "sodium", "curl/",
    "microhttpd",        "regex", "iostream"};

const Prefixes kSystem = {"sys/",     "linux/",    "arpa/",   "netinet/",   "net/",    "unistd.h",
                          "fcntl.h",  "poll.h",    "netdb.h", "dirent.h",   "spawn.h", "termios.h",
                          "signal.h", "pthread.h", "dlfcn.h", "execinfo.h", "errno.h", "sched.h",
                          "pwd.h",    "time.h",    "iconv.h", "malloc.h",   "pty.h"};

bool is_standard_or_system(std::string_view header) {
  const bool is_standard = header.find_first_of("./") == std::string_view::npos;
  return is_standard || starts_with_any(header, kSystem);
}

const Library* library_of(std::string_view header) {
  for (const Library& library : kLibraries)
    if (starts_with_any(header, library.headers)) return &library;
  return nullptr;
}

std::optional<std::string> outside_problem(const SourceFile& file, const Include& include) {
  const bool in_product = !file.path.starts_with("tests/");
  if (is_header(file) && in_product && starts_with_any(include.name, kNeverInHeaders) &&
      !file.path.starts_with("storage/codec/"))
    return "<" + include.name + "> in a header: it belongs in a source";
  const Library* library = library_of(include.name);
  if (library != nullptr && !starts_with_any(file.path, library->places))
    return "<" + include.name + "> here: " + std::string(library->why);
  if (library == nullptr && !include.quoted && !is_standard_or_system(include.name))
    return "<" + include.name + "> is of a library that no row of kLibraries gives a place";
  return std::nullopt;
}

}  // namespace

Findings layer_arrows(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    const Layer* layer = layer_of(file.path);
    if (layer == nullptr || !is_cpp(file)) continue;
    for (const Include& include : includes_of(file)) {
      if (!include.quoted || library_of(include.name) != nullptr) continue;
      const bool is_ours = starts_with_any(include.name, kTops);
      const bool is_down = is_ours && starts_with_any(include.name, layer->may_include) &&
                           !starts_with_any(include.name, layer->never);
      if (is_down) continue;
      found.push_back({file.path, include.line,
                       is_ours ? "the arrow to \"" + include.name + "\" does not point down"
                               : "\"" + include.name + "\" is not a path from the top"});
    }
  }
  return found;
}

Findings outside_headers(const Tree& tree) {
  Findings found;
  for (const SourceFile& file : tree.files) {
    if (!is_cpp(file)) continue;
    for (const Include& include : includes_of(file)) {
      const auto problem = outside_problem(file, include);
      if (problem) found.push_back({file.path, include.line, *problem});
    }
  }
  return found;
}

}  // namespace tsudoi::tidy
