// What each command says when it is asked wrongly, given the wrong file, or kept out: one sentence,
// the right exit code, and nothing changed.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "storage/base/files.h"
#include "sync/frames.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kFileBytesMax = 64 * 1024 * 1024;

/// The one object that a refusal under --json ends with.
nlohmann::json refusal_in(const Ran& ran) {
  CHECK(std::count(ran.out.begin(), ran.out.end(), '\n') == 1);
  const auto line = nlohmann::json::parse(ran.out, nullptr, false);
  REQUIRE(line.is_object());
  CHECK(line.at("words").get<std::string>() + "\n" == ran.err);
  return line;
}

std::string name_of(const Arguments& command) {
  std::string name;
  for (const std::string& word : command) name += word + " ";
  return name;
}

/// Every command as it would be right, but for the office's folder and key.
std::vector<Arguments> every_command(const Town& town) {
  const auto out = [&](const char* name) { return (town.folder() / name).string(); };
  return {{"init"},
          {"account", "add", "hanako", "--role", "viewer", "--passphrase-file", out("phrase")},
          {"import-events", sample("events.csv").string()},
          {"import-facilities", sample("facilities.csv").string()},
          {"import-forms", sample("forms.toml").string()},
          {"serve", "--listen", "127.0.0.1:0"},
          {"enrol", "--centre", "sakura-shimin", "--out", out("bundle")},
          {"status"},
          {"verify"},
          {"export", "applications", "--names", "--out", out("applications.csv")}};
}

bool only_looks(const Arguments& command) {
  return command.front() == "status" || command.front() == "verify";
}

Bytes store_bytes(const Town& town) {
  return *read_file(town.data() / "store" / "data.mdb", kFileBytesMax);
}

void write(const std::filesystem::path& file, ByteView bytes) {
  REQUIRE(write_file(file, bytes, FileAccess::owner_only).ok());
}

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("The program says its version", "[office][refusal]") {
  const Ran ran = run_office({"--version"});
  CHECK(ran.code == 0);
  CHECK(ran.out == "tsudoi-office 0.1.0\n");
  CHECK(ran.err.empty());
}

TEST_CASE("Each command says its wrong use in one sentence, under --json as an object too",
          "[office][refusal]") {
  const Town town;
  std::vector<Arguments> wrong;
  for (const Arguments& command : every_command(town)) {
    wrong.push_back(command);  // without --data
    wrong.push_back(town.with_office(command));
    wrong.back().emplace_back("--no-such-option");
  }
  wrong.insert(wrong.end(),
               {{"inspect"}, {"inspect", "x", "--data", "y"}, {"export"}, {"account"}});
  for (Arguments& command : wrong) {
    INFO(name_of(command));
    const Ran ran = run_office(command);
    CHECK(ran.code == 2);
    CHECK(ran.out.empty());
    is_one_sentence(ran);
    command.emplace_back("--json");
    CHECK(refusal_in(run_office(command)).at("error") == "wrong_use");
  }
}

TEST_CASE("Beside serve each command that writes says what to do [F11]", "[office][refusal]") {
  const Town town;
  town.init();
  town.import_sample();
  const Served served(town);
  const std::string before = town.json_of({"status"});
  for (Arguments command : every_command(town)) {
    if (only_looks(command) || command.front() == "init") continue;
    INFO(name_of(command));
    const Ran ran = town.run(command);
    CHECK(ran.code == 1);
    is_one_sentence(ran);
    CHECK(ran.err.find("end tsudoi-office serve") != std::string::npos);
    command.emplace_back("--json");
    CHECK(refusal_in(town.run(command)).at("error") == "busy");
  }
  CHECK(town.json_of({"status"}) == before);
  CHECK_FALSE(std::filesystem::exists(town.folder() / "bundle"));
}

TEST_CASE("Another office's secrets, and secrets cut off, open nothing and change nothing",
          "[office][refusal]") {
  const Town town, other;
  town.init();
  other.init();
  const Bytes own = *read_file(town.data() / "office.keys", kFileBytesMax);
  const Bytes others = *read_file(other.data() / "office.keys", kFileBytesMax);
  const struct {
    Bytes keys;
    int code;
  } cases[] = {{others, 3},
               {copy_of(ByteView(own).first(20)), 3},
               {copy_of(ByteView(own).first(own.size() - 1)), 1}};
  const Bytes store = store_bytes(town);
  for (const auto& tried : cases) {
    write(town.data() / "office.keys", tried.keys);
    for (const Arguments& command : every_command(town)) {
      if (command.front() == "init") continue;
      INFO(name_of(command) << "with " << tried.keys.size() << " bytes of secrets");
      const Ran ran = town.run(command);
      CHECK(ran.code == tried.code);
      is_one_sentence(ran);
    }
  }
  CHECK(store_bytes(town) == store);
  write(town.data() / "office.keys", own);
  CHECK(town.run({"verify"}).code == 0);
}

TEST_CASE("A wrong, cut or absent file is one sentence, and nothing is changed",
          "[office][refusal]") {
  const Town town;
  town.init();
  town.import_sample();
  const std::string forms = std::string(text_of(*read_file(sample("forms.toml"), kFileBytesMax)));
  write(town.folder() / "half.toml", view_of(forms.substr(0, forms.size() / 2)));
  write(town.folder() / "empty", {});
  write(town.folder() / "junk", store_bytes(town));
  write(town.folder() / "cut.xlsx", view_of(std::string("PK\x03\x04 cut off", 12)));
  write(town.folder() / "prices.csv", view_of("品目,値段\r\nりんご,100\r\n"));
  const std::string before = town.json_of({"status"});
  const std::size_t files = files_in(town.folder().path());
  const auto file = [&](const char* name) { return (town.folder() / name).string(); };
  std::vector<Arguments> wrong;
  for (const char* name : {"empty", "junk", "cut.xlsx", "prices.csv", "absent", ""})
    for (const char* command : {"import-events", "import-facilities", "import-forms"})
      wrong.push_back({command, file(name)});
  wrong.push_back({"import-forms", file("half.toml")});
  wrong.push_back({"import-facilities", file("half.toml")});
  for (const char* name : {"empty", "junk", "absent", ""})
    wrong.push_back(
        {"account", "add", "taro", "--role", "viewer", "--passphrase-file", file(name)});
  wrong.push_back({"serve", "--tls-cert", file("junk"), "--tls-key", file("junk")});
  wrong.push_back({"serve", "--tls-cert", file("absent"), "--tls-key", file("absent")});
  wrong.push_back({"export", "applications", "--out", file("absent/applications.csv")});
  wrong.push_back({"export", "applications", "--out", file("")});
  wrong.push_back({"enrol", "--centre", "sakura-shimin", "--out", file("empty")});
  wrong.push_back({"enrol", "--centre", "sakura-shimin", "--out", file("absent/bundle")});
  for (Arguments& command : wrong) {
    INFO(name_of(command));
    const Ran ran = town.run(command);
    CHECK(ran.code == 1);
    is_one_sentence(ran);
  }
  CHECK(town.json_of({"status"}) == before);
  CHECK(files_in(town.folder().path()) == files);
}

TEST_CASE("A file of a newer Tsudoi is inspected with exit code 3, a cut one with 1",
          "[office][refusal]") {
  const Town town;
  town.init();
  town.import_sample();
  const auto bundle = town.folder() / "bundle";
  town.json_of({"enrol", "--centre", "sakura-shimin", "--out", bundle.string()});
  const Bytes whole = *read_file(bundle, kBundleBytesMax);
  const auto inspected = [&](ByteView bytes) {
    write(town.folder() / "file", bytes);
    return run_office({"inspect", (town.folder() / "file").string()});
  };
  Bytes newer = whole;
  newer[3] = 2;
  CHECK(inspected(newer).code == 3);
  is_one_sentence(inspected(newer));
  for (const std::size_t size : {whole.size() - 1, whole.size() / 2, std::size_t(4)}) {
    CHECK(inspected(ByteView(whole).first(size)).code == 1);
    is_one_sentence(inspected(ByteView(whole).first(size)));
  }
  CHECK(inspected(whole).code == 0);
}
