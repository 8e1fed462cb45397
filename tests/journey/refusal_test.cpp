// What every command says when its folder or file is not what it should be: one plain sentence, the
// right exit code, nothing changed.
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "storage/store/kiosk_salvage.h"
#include "tests/journey/child.h"
#include "tests/support/catch.h"
#include "tests/sync/world.h"

using namespace tsudoi;
using namespace tsudoi::test;
using nlohmann::json;

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kFileBytesMax = 1 << 26;

Bytes bytes_of(const fs::path& file) {
  return *read_file(file, kFileBytesMax);
}
void put(const fs::path& file, ByteView bytes) {
  REQUIRE(write_file(file, bytes, FileAccess::owner_only).ok());
}
void cut_to(const fs::path& file, std::size_t bytes) {
  fs::resize_file(file, bytes);
}

/// Every file below; the lock file is LMDB's own, and is written by looking.
std::map<std::string, Bytes> files_in(const fs::path& folder) {
  std::map<std::string, Bytes> files;
  if (!fs::is_directory(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "lock.mdb")
      files[entry.path().string()] = bytes_of(entry.path());
  return files;
}

bool is_one_sentence(const std::string& text) {
  return text.size() > 10 && text.ends_with(".\n") &&
         std::count(text.begin(), text.end(), '\n') == 1;
}

struct Enrolled {
  World world;
  fs::path data;
  Enrolled() : data(world.folder() / "kiosk") {
    { const KioskStore enrolled = world.new_kiosk("kiosk", {"tama"}); }
  }
};

void write_schema(const fs::path& data, std::uint8_t schema) {
  crypto::Secret<32> key;
  crypto::hkdf_expand(crypto::Secret<32>(bytes_of(data / "kiosk.key")), view_of("tsudoi store 1"),
                      key.span());
  const RecordSeal seal(std::move(key));
  auto environment = *lmdb::Environment::open(data, {});
  REQUIRE(environment
              .update([&](lmdb::WriteTxn& txn) {
                return seal.put_bytes(txn, kiosk_keys::schema(), Bytes{0, 0, 0, schema});
              })
              .ok());
}

struct Spoilt {
  const char* what;
  int code;
  std::function<void(Enrolled&)> spoil;
};

const std::vector<Spoilt>& spoilt_folders() {
  static const std::vector<Spoilt> kAll{
      {"nothing there", 1, [](Enrolled& place) { place.data /= "nowhere"; }},
      {"a file", 1, [](Enrolled& place) { place.data /= "data.mdb"; }},
      {"an empty folder", 1,
       [](Enrolled& place) { fs::create_directory(place.data = place.world.folder() / "empty"); }},
      {"half a key", 3, [](Enrolled& place) { cut_to(place.data / "kiosk.key", 16); }},
      {"another key", 3, [](Enrolled& place) { put(place.data / "kiosk.key", Bytes(32, 9)); }},
      {"a newer store", 3, [](Enrolled& place) { write_schema(place.data, 99); }},
  };
  return kAll;
}

/// Where the kiosk goes on by itself, at its work.
const std::vector<Spoilt>& damaged_stores() {
  static const std::vector<Spoilt> kAll{
      {"a store of nothing", 3, [](Enrolled& place) { cut_to(place.data / "data.mdb", 0); }},
      {"a store cut off", 3, [](Enrolled& place) { cut_to(place.data / "data.mdb", 5000); }},
      {"a store of noise", 3,
       [](Enrolled& place) { put(place.data / "data.mdb", Bytes(40960, 7)); }},
  };
  return kAll;
}

void check_refused(const Spoilt& spoilt, const std::string& command) {
  Enrolled place;
  spoilt.spoil(place);
  const auto before = files_in(place.world.folder().path());
  std::vector<std::string> words{command, "--json", "--data", place.data.string()};
  if (command == "tour")
    words.insert(words.end(), {"--out", (place.world.folder() / "pictures").string()});
  const Ran ran = run_kiosk(words);
  INFO(command << " with " << spoilt.what << ": " << ran.err);
  CHECK(ran.code == spoilt.code);
  CHECK(is_one_sentence(ran.err));
  CHECK(json::parse(last_line(ran.out)).contains("error"));
  CHECK(files_in(place.world.folder().path()) == before);
}

}  // namespace

TEST_CASE("A folder that is no good is refused by every command, and stays as it is [F04][F38]",
          "[journey][program]") {
  for (const Spoilt& spoilt : spoilt_folders())
    for (const char* command : {"run", "tour", "status", "verify", "headless", "sync"})
      check_refused(spoilt, command);
}

TEST_CASE("A damaged store is refused by who only looks or carries, and stays as it is [F04]",
          "[journey][program]") {
  for (const Spoilt& spoilt : damaged_stores())
    for (const char* command : {"tour", "status", "verify", "sync"}) check_refused(spoilt, command);
}

TEST_CASE("A kiosk whose store is damaged goes to work all the same, and keeps it [F04]",
          "[journey][program]") {
  for (const Spoilt& spoilt : damaged_stores())
    for (const char* command : {"run", "headless"}) {
      Enrolled place;
      spoilt.spoil(place);
      const Bytes damaged = bytes_of(place.data / "data.mdb");
      const Ran ran = run_kiosk({command, "--data", place.data.string()});
      INFO(command << " with " << spoilt.what << ": " << ran.err);
      CHECK(ran.err.starts_with("The data was damaged; the kiosk goes on with fresh data."));
      const auto kept = kept_after_damage(place.data);
      REQUIRE(kept.size() == 1);
      CHECK(bytes_of(kept.front() / "data.mdb") == damaged);
      CHECK(run_kiosk({"verify", "--data", place.data.string()}).code == 0);
    }
}

TEST_CASE("A bundle that is no good makes no kiosk", "[journey][program]") {
  World world;
  const Bytes good = world.office().enrol({"tama"}, "")->bundle;
  Bytes changed = good;
  changed[changed.size() / 2] ^= 1;
  const std::map<std::string, Bytes> bundles{{"empty", {}},
                                             {"cut off", Bytes(good.begin(), good.end() - 9)},
                                             {"changed", changed},
                                             {"noise", Bytes(300, 7)},
                                             {"too large", Bytes(1 << 20, 7)}};
  for (const auto& [what, bytes] : bundles) {
    put(world.folder() / "bundle", bytes);
    const Ran ran = run_kiosk({"enrol", "--json", "--data", (world.folder() / "new").string(),
                               (world.folder() / "bundle").string()});
    INFO(what << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(is_one_sentence(ran.err));
    CHECK(json::parse(last_line(ran.out)).contains("error"));
    CHECK_FALSE(fs::exists(world.folder() / "new"));
  }
}

TEST_CASE("A kiosk does not change its office by another bundle", "[journey][program]") {
  Enrolled place;
  World elsewhere(7);
  put(place.world.folder() / "bundle", elsewhere.office().enrol({"tama"}, "")->bundle);
  const auto clock = std::to_string(place.world.clock().now().value);
  put(place.world.folder() / "clock", view_of(clock));
  const auto before = files_in(place.data);
  const Ran ran = run_kiosk({"enrol", "--data", place.data.string(), "--clock-file",
                             (place.world.folder() / "clock").string(),
                             (place.world.folder() / "bundle").string()});
  CHECK(ran.code == 1);
  CHECK(is_one_sentence(ran.err));
  CHECK(files_in(place.data) == before);
}

TEST_CASE("Who enrols a kiosk in an office's folder is told whose it is", "[journey][program]") {
  World world;
  world.close_office();
  put(world.folder() / "bundle", World(7).office().enrol({"tama"}, "")->bundle);
  put(world.folder() / "clock", view_of(std::to_string(world.clock().now().value)));
  const auto before = files_in(world.folder() / "office");
  const Ran ran =
      run_kiosk({"enrol", "--data", (world.folder() / "office").string(), "--clock-file",
                 (world.folder() / "clock").string(), (world.folder() / "bundle").string()});
  CHECK(ran.code == 1);
  CHECK(is_one_sentence(ran.err));
  CHECK(ran.err.find("an office in ") != std::string::npos);
  CHECK(files_in(world.folder() / "office") == before);
}

TEST_CASE("No kiosk is made in an office's folder, and no office in a kiosk's",
          "[journey][program]") {
  World world;
  const auto folder = world.folder() / "office";
  const auto before = files_in(folder);
  const auto kiosk = KioskStore::provision(folder, EnrolmentBundle{}, world.seams());
  CHECK(kiosk.error().code == ErrorCode::already_there);
  CHECK(files_in(folder) == before);
  Enrolled place;
  const auto held = files_in(place.data);
  const auto office = Office::init(place.data, place.world.unlock(), "市", place.world.seams());
  CHECK(office.error().code == ErrorCode::already_there);
  CHECK(files_in(place.data) == held);
}

TEST_CASE("Wrong use gets one line that says what is wrong", "[journey][program]") {
  const std::vector<std::pair<std::vector<std::string>, std::string>> wrong{
      {{}, "name a command: run, tour, "},
      {{"no-such-command"}, "no command \"no-such-command\"; see tsudoi-kiosk --help"},
      {{"status"}, "--data"},
      {{"enrol", "--data", "x"}, "bundle"},
      {{"status", "--data", "x", "--seed", "many"}, "many"},
      {{"status", "--data", "x", "--clock-file", "nowhere"}, "nowhere"},
      {{"tour"}, "--out"},
      {{"tour", "--out", "x", "--size", "wide"}, "--size"},
      {{"tour", "--out", "x", "--lang", "ja,xx"}, "xx"},
      {{"tour", "--out", "x", "--text", "huge"}, "--text"},
      {{"tour", "--out", "x", "--theme", "pink"}, "--theme"},
  };
  for (const auto& [words, said] : wrong) {
    const Ran ran = run_kiosk(words);
    INFO(ran.err);
    CHECK(ran.code == 2);
    CHECK(is_one_sentence(ran.err));
    CHECK(ran.err.find(said) != std::string::npos);
    CHECK(ran.out.empty());
  }
}

TEST_CASE("A clock file without a time in it is refused, and nothing goes by 1970",
          "[journey][program]") {
  Enrolled place;
  const fs::path clock = place.world.folder() / "clock";
  for (const char* words :
       {"", "soon", "1795000000 or so", "12:30", "-5", "99999999999999999999"}) {
    put(clock, view_of(words));
    const Ran ran =
        run_kiosk({"status", "--data", place.data.string(), "--clock-file", clock.string()});
    INFO(words << ": " << ran.err);
    CHECK(ran.code == 1);
    CHECK(is_one_sentence(ran.err));
    CHECK(ran.err.find("must hold the seconds since 1970") != std::string::npos);
  }
}

TEST_CASE("The program says its version", "[journey][program]") {
  const Ran ran = run_kiosk({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "tsudoi-kiosk 0.1.0\n");
}

TEST_CASE("Without a display the kiosk says so in one sentence", "[journey][program]") {
  Enrolled place;
  const Ran ran = run_kiosk({"run", "--json", "--data", place.data.string()});
  CHECK(ran.code == 1);
  CHECK(is_one_sentence(ran.err));
  CHECK(ran.err.find("no display") != std::string::npos);
}

TEST_CASE("A line longer than 64 KiB is refused, and the next one is answered [F39]",
          "[journey][program]") {
  Enrolled place;
  Child child({"headless", "--data", place.data.string()});
  const std::string longest = R"({"do":"list","x":")" + std::string(65'500, 'a') + "\"}";
  CHECK(json::parse(child.ask(longest)).contains("listings"));
  CHECK(json::parse(child.ask(std::string(65'537, 'a')))["refused"] == "too_large");
  CHECK(json::parse(child.ask(std::string(300'000, '{')))["refused"] == "too_large");
  CHECK(json::parse(child.ask(R"({"do":"state"})"))["saved"] == 0);
}
