// backup and restore at the command line, with a kiosk on a real line.
#include "sync/transport.h"
#include "tests/office/village.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

struct Street : Village {
  void sync(const Served& served) {
    const auto line = make_http_transport(served.url());
    REQUIRE(sync_once(*kiosk, *line, seams).ok());
  }
  void sign_up() {
    const auto item = kiosk->catalogue_item(CatalogueKind::listing, "hoshi-kansatsu").value();
    Answers answers = hanako();
    answers[{"consent"}] = ConsentGiven{{"contact-use"}, 1, true};  // as the sample's form asks
    SignUp form = sign_up_for(codec::decode<Listing>(*item).value(), answers);
    const auto of = kiosk->catalogue_item(CatalogueKind::form, form.form.value).value();
    form.form_version = codec::decode<Form>(*of).value().version;
    REQUIRE(kiosk->sign_up(form).ok());
  }
  std::string backup() const { return (town.folder() / "backup").string(); }
  bool has(const std::string& words) const {
    return town.json_of({"status"}).find(words) != std::string::npos;
  }
};

}  // namespace

TEST_CASE("A backup is made beside a running office, and its kiosks hear of it",
          "[office][backup]") {
  Street here;
  Served served(here.town);
  here.sync(served);
  here.sign_up();
  here.sync(served);
  CHECK(here.kiosk->batch(1)->value().stage == BatchStage::stored);
  const std::string done = here.town.json_of({"backup", here.backup()});
  CHECK(done.find(R"("kiosks":1,"batches":1)") != std::string::npos);
  here.sync(served);
  CHECK(here.kiosk->batch(1)->value().stage == BatchStage::backed_up);
  CHECK(here.has(R"("backed_up":1)"));
  CHECK(served.stop() == 0);
  CHECK(here.town.run({"status"}).out.find("The last backup is of 2026-11-21") !=
        std::string::npos);
}

TEST_CASE("A restored office has everything again after its kiosks' next contact [F21]",
          "[office][backup]") {
  Street here;
  {
    Served served(here.town);
    here.sync(served);
    here.sign_up();
    here.sync(served);
    here.town.json_of({"backup", here.backup()});
    here.sign_up();
    here.sync(served);
  }
  CHECK(here.has(R"("applications":2)"));
  std::filesystem::remove_all(here.town.data());
  CHECK(here.town.json_of({"restore", here.backup()}).ends_with(R"("applications":1})"));
  Served served(here.town);
  here.sync(served);
  here.sync(served);
  CHECK(here.has(R"("applications":2)"));
  CHECK(here.has(R"("quarantined":0)"));
}

TEST_CASE("Nothing is written over by a backup, or by an office that comes from one",
          "[office][backup]") {
  Town town;
  town.init();
  const std::string backup = (town.folder() / "backup").string();
  CHECK(town.json_of({"backup", backup}).starts_with(R"({"backup":")"));
  Ran ran = town.run({"backup", backup});
  CHECK(ran.code == 1);
  is_one_sentence(ran);
  ran = town.run({"restore", backup});
  CHECK(ran.code == 1);
  is_one_sentence(ran);
}

TEST_CASE("A damaged copy, and what is no backup, are refused with a reason [F10]",
          "[office][backup]") {
  Town town;
  town.init();
  town.import_sample();
  const std::string backup = (town.folder() / "backup").string();
  town.json_of({"backup", backup});
  std::filesystem::remove_all(town.data());
  const std::filesystem::path page = std::filesystem::path(backup) / "store" / "data.mdb";
  Bytes bytes = read_file(page, 256 * 1024 * 1024).value();
  for (std::size_t at = 8192 + 2000; at < bytes.size(); at += 4096) bytes[at] ^= 1;
  REQUIRE(write_file(page, bytes, FileAccess::owner_only).ok());
  Ran ran = town.run({"restore", backup});
  CHECK(ran.code == 3);
  is_one_sentence(ran);
  CHECK_FALSE(std::filesystem::exists(town.data()));
  ran = town.run({"restore", (town.folder() / "nowhere").string()});
  CHECK(ran.code == 1);
  is_one_sentence(ran);
}

TEST_CASE("An office on another machine says so, and works there when it was restored there",
          "[office][backup]") {
  Town town;
  town.init();
  const auto write = [&](const std::string& name, const std::string& text) {
    const auto file = town.folder() / name;
    REQUIRE(write_file(file, view_of(text), FileAccess::everyone_may_read).ok());
    return file.string();
  };
  const std::string first = write("first", std::string(32, 'a'));
  const std::string other = write("other", std::string(32, 'b'));
  const auto run_on = [&](const std::string& machine, Arguments command) {
    command.insert(command.end(), {"--machine-id", machine});
    return town.run(command);
  };
  CHECK(run_on(first, {"purge"}).code == 0);
  CHECK(run_on(first, {"purge"}).code == 0);
  const Ran refused = run_on(other, {"serve"});
  CHECK(refused.code == 1);
  is_one_sentence(refused);
  CHECK(refused.err.find("another machine") != std::string::npos);
  CHECK(run_on(other, {"status"}).code == 0);
  CHECK(run_on(other, {"verify"}).code == 0);
  CHECK(run_on(first, {"purge"}).code == 0);
  const std::string kept = (town.folder() / "kept").string();
  std::filesystem::rename(town.data(), kept);
  CHECK(run_on(other, {"restore", kept}).code == 0);
  CHECK(run_on(other, {"purge"}).code == 0);
  CHECK(run_on(first, {"purge"}).code == 1);
  CHECK(run_on(write("none", "uninitialized"), {"purge"}).code == 0);  // it says nothing
}
