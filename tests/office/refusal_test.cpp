#include <algorithm>

#include "storage/base/files.h"
#include "tests/office/program.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr std::size_t kStoreBytesMax = 64 * 1024 * 1024;

std::filesystem::path store_file(const Town& town) {
  return town.data() / "store" / "data.mdb";
}

Bytes store_bytes(const Town& town) {
  return *read_file(store_file(town), kStoreBytesMax);
}

void write(const std::filesystem::path& file, ByteView bytes) {
  REQUIRE(write_file(file, bytes, FileAccess::owner_only).ok());
}

/// As a later Tsudoi would leave it.
void make_newer(const Town& town) {
  const auto keyring = Keyring::open(town.data(), town.unlock());
  REQUIRE(keyring.ok());
  const RecordSeal seal(keyring->record_key());
  auto environment = lmdb::Environment::open(town.data() / "store", {});
  REQUIRE(environment.ok());
  Bytes schema;
  append_be32(schema, kOfficeSchema + 1);
  REQUIRE(environment
              ->update([&](lmdb::WriteTxn& txn) {
                return seal.put_bytes(txn, office_keys::schema(), schema);
              })
              .ok());
}

}  // namespace

TEST_CASE("Wrong use is one sentence and exit code 2", "[office][refusal]") {
  const Town town;
  const Arguments lines[] = {
      {},
      {"no-such-command"},
      {"status"},
      {"status", "--data"},
      {"import-events", "--data", "x"},
      {"status", "--data", "x", "--unknown"},
      {"status", "--data", town.data().string()},
      {"export", "applications", "--format", "pdf", "--out", "x", "--data", "x"},
      {"serve", "--data", "x", "--tls-cert", "x"},
      {"account", "add", "hanako", "--role", "king", "--passphrase-file", "x", "--data", "x"}};
  for (const Arguments& line : lines) {
    const Ran ran = run_office(line);
    INFO((line.empty() ? "nothing" : line.front()));
    CHECK(ran.code == 2);
    is_one_sentence(ran);
  }
}

TEST_CASE("A line without a command, or with none that there is, says what to do",
          "[office][refusal]") {
  const auto said = [](const Arguments& line) {
    const Ran ran = run_office(line);
    CHECK(ran.code == 2);
    return ran.err;
  };
  const std::string wrong = "This cannot be used like that: ";
  const std::string see = "; see tsudoi-office --help.\n";
  CHECK(said({}).starts_with(wrong + "name a command: init, serve, "));
  CHECK(said({}).ends_with(" or restore" + see));
  CHECK(said({"account"}) == wrong + "name a command: account add" + see);
  CHECK(said({"stauts", "--data", "x"}) == wrong + "there is no command \"stauts\"" + see);
  CHECK(said({"export", "people"}) == wrong + "there is no command \"export people\"" + see);
  CHECK(said({"--json", "status"}) == wrong + "a command comes before its options" + see);
  CHECK(said({"status"}).find("--data") != std::string::npos);
}

TEST_CASE("Values that make no sense are one sentence and exit code 2", "[office][refusal]") {
  const Town town;
  town.init();
  const std::string events = sample("events.csv").string();
  for (const Arguments& line :
       {Arguments{"import-events", events, "--as-of", "tomorrow"},
        Arguments{"import-events", events, "--base-month", "2026-13"},
        Arguments{"import-events", events, "--window", "-1"},
        Arguments{"enrol", "--centre", "No Such Id!"}, Arguments{"serve", "--listen", "nowhere"}}) {
    const Ran ran = town.run(line);
    INFO(line.back());
    CHECK(ran.code == 2);
    is_one_sentence(ran);
  }
}

TEST_CASE("No office, another key and no key file are one sentence each", "[office][refusal]") {
  const Town town;
  const Ran nothing = town.run({"status"});
  CHECK(nothing.code == 1);
  is_one_sentence(nothing);
  town.init();
  write(town.folder() / "other", view_of(std::string(64, 'x')));
  write(town.folder() / "short", view_of("short"));
  for (const char* key : {"other", "short", "absent"}) {
    const Ran ran = run_office(
        {"status", "--data", town.data().string(), "--key-file", (town.folder() / key).string()});
    CHECK(ran.code == 1);
    is_one_sentence(ran);
  }
}

TEST_CASE("A key file on the command line goes before the one of the environment",
          "[office][refusal]") {
  const Town town;
  town.init();
  const std::string setting = "TSUDOI_OFFICE_KEY_FILE=" + town.folder().path().string();
  const Arguments bare{"status", "--data", town.data().string()};
  CHECK(run_office(bare, {setting + "/key"}).code == 0);
  CHECK(run_office(bare, {setting + "/absent"}).code == 1);
  CHECK(run_office(town.with_office({"status"}), {setting + "/absent"}).code == 0);
}

TEST_CASE("A second init leaves the first office as it is", "[office][refusal]") {
  const Town town;
  town.init();
  const Bytes keys = *read_file(town.data() / "office.keys", 4096);
  const Ran again = town.run({"init"});
  CHECK(again.code == 1);
  is_one_sentence(again);
  CHECK(*read_file(town.data() / "office.keys", 4096) == keys);
}

TEST_CASE("An init that a power cut ended is finished by the next one [F02]", "[office][refusal]") {
  const Town town;
  town.init();
  std::filesystem::remove_all(town.data() / "store");
  { REQUIRE(lmdb::Environment::open(town.data() / "store", {}).ok()); }  // there, and empty
  town.init();
  CHECK(town.run({"verify"}).code == 0);
}

TEST_CASE("An init beside keys whose store is away leaves the keys as they are",
          "[office][refusal]") {
  const Town town;
  town.init();
  std::filesystem::rename(town.data() / "store", town.folder() / "away");
  const Bytes keys = *read_file(town.data() / "office.keys", 4096);
  CHECK(town.run({"init"}).code == 1);
  CHECK(*read_file(town.data() / "office.keys", 4096) == keys);
}

TEST_CASE("A newer store is refused with exit code 3 and not touched", "[office][refusal][F38]") {
  const Town town;
  town.init();
  make_newer(town);
  const Bytes before = store_bytes(town);
  for (const Arguments& line :
       {Arguments{"status"}, Arguments{"verify"}, Arguments{"serve"},
        Arguments{"import-events", sample("events.csv").string()},
        Arguments{"import-facilities", sample("facilities.csv").string()},
        Arguments{"import-forms", sample("forms.toml").string()},
        Arguments{"enrol", "--centre", "sakura-shimin", "--out", (town.folder() / "b").string()},
        Arguments{"account", "add", "hanako", "--role", "viewer", "--passphrase-file",
                  (town.folder() / "phrase").string()},
        Arguments{"export", "applications", "--names", "--out", "-"}}) {
    const Ran ran = town.run(line);
    INFO(line.front());
    CHECK(ran.code == 3);
    is_one_sentence(ran);
  }
  CHECK(store_bytes(town) == before);
}

TEST_CASE("A damaged store is said to be so with exit code 3 [F04]", "[office][refusal]") {
  const Town town;
  town.init();
  town.json_of({"import-forms", sample("forms.toml").string()});
  const Bytes whole = store_bytes(town);
  constexpr std::size_t kPage = 4096;
  for (const std::size_t every : {std::size_t(1), std::size_t(64), std::size_t(700)}) {
    Bytes bytes = whole;
    for (std::size_t at = 2 * kPage + 40; at < bytes.size(); at += every) bytes[at] ^= 0x5a;
    write(store_file(town), bytes);
    for (const std::string command : {"verify", "status"}) {
      if (command == "status" && every > 64) continue;  // it may read none that is changed
      const Ran ran = town.run({command});
      INFO(command << " with every byte number " << every << " changed");
      CHECK(ran.code == 3);
      is_one_sentence(ran);
    }
  }
  write(store_file(town), ByteView(whole).first(whole.size() / 2));
  CHECK(town.run({"verify"}).code == 3);
  write(store_file(town), ByteView(whole).first(100));
  CHECK(town.run({"status"}).code == 3);
  write(store_file(town), whole);
  CHECK(town.run({"verify"}).code == 0);
}

TEST_CASE("Whichever page of the store is broken, its reader is not ended by a signal [F04]",
          "[office][refusal]") {
  const Town town;
  town.init();
  town.json_of({"import-forms", sample("forms.toml").string()});
  const Bytes whole = store_bytes(town);
  constexpr std::size_t kPage = 4096;
  int damaged = 0;
  for (std::size_t page = 2; page < whole.size() / kPage; ++page) {
    for (const std::size_t at : {9, 12, 18}) {  // of its structure
      Bytes bytes = whole;
      bytes[page * kPage + at] ^= 0xff;
      write(store_file(town), bytes);
      const Ran ran = town.run({"verify"});
      INFO("byte " << at << " of page " << page << ": " << ran.err);
      if (ran.code == 0) continue;  // the page is not in use
      CHECK(ran.code == 3);
      is_one_sentence(ran);
      ++damaged;
    }
  }
  CHECK(damaged > 10);
}

TEST_CASE("One changed bit in a record is found by verify [F04]", "[office][refusal]") {
  const Town town;
  town.init();
  Bytes bytes = store_bytes(town);
  const std::string_view mark = "さくら川市";
  const std::size_t at = text_of(bytes).rfind(mark);
  REQUIRE(at != std::string_view::npos);
  for (std::size_t found = at; found != std::string_view::npos && found > 0;
       found = text_of(bytes).rfind(mark, found - 1))
    bytes[found + 1] ^= 0x01;
  write(store_file(town), bytes);
  const Ran ran = town.run({"verify"});
  CHECK(ran.code == 3);
  is_one_sentence(ran);
}

TEST_CASE("One file that cannot be read keeps the others out too", "[office][import][refusal]") {
  const Town town;
  town.init();
  const std::string before = town.json_of({"status"});
  write(town.folder() / "cut.xlsx", view_of(std::string("PK\x03\x04 cut off", 12)));
  write(town.folder() / "prices.csv", view_of("品目,値段\r\nりんご,100\r\n"));
  for (const char* bad : {"cut.xlsx", "prices.csv", "absent.csv"}) {
    const Ran ran =
        town.run({"import-events", sample("events.csv").string(), (town.folder() / bad).string()});
    CHECK(ran.code == 1);
    is_one_sentence(ran);
    CHECK(ran.err.find(bad) != std::string::npos);
  }
  const Ran forms = town.run({"import-forms", sample("facilities.csv").string()});
  CHECK(forms.code == 1);
  is_one_sentence(forms);
  CHECK(town.json_of({"status"}) == before);
}

TEST_CASE("The office does not go by a clock file without a time in it", "[office][refusal]") {
  const Town town;
  town.init();
  const std::filesystem::path clock = town.folder() / "nonsense";
  write(clock, view_of("soon"));
  for (const std::filesystem::path& file : {clock, town.folder() / "absent"}) {
    Arguments asked = town.with_office({"status"});
    *std::next(std::ranges::find(asked, "--clock-file")) = file.string();
    const Ran ran = run_office(asked);
    CHECK(ran.code == 1);
    is_one_sentence(ran);
    CHECK(ran.err.find("must hold the seconds since 1970") != std::string::npos);
  }
}

TEST_CASE("A kiosk cannot be enrolled for a centre that nobody knows", "[office][refusal]") {
  const Town town;
  town.init();
  const Ran ran =
      town.run({"enrol", "--centre", "nowhere", "--out", (town.folder() / "bundle").string()});
  CHECK(ran.code == 1);
  is_one_sentence(ran);
  CHECK_FALSE(std::filesystem::exists(town.folder() / "bundle"));
}

TEST_CASE("An account needs a long passphrase and a name of its own", "[office][accounts]") {
  const Town town;
  town.init();
  write(town.folder() / "brief", view_of("brief"));
  const auto add = [&](const char* name, const char* phrase, const char* more) {
    Arguments line{"account",
                   "add",
                   name,
                   "--role",
                   "officer",
                   "--passphrase-file",
                   (town.folder() / phrase).string()};
    if (*more != 0) line.emplace_back(more);
    return town.run(line).code;
  };
  CHECK(add("hanako", "brief", "") == 1);
  CHECK(add("Hanako!", "phrase", "") == 1);
  CHECK(add("hanako", "phrase", "") == 0);
  CHECK(add("hanako", "phrase", "") == 1);
  CHECK(add("hanako", "phrase", "--replace") == 0);
}
