#include "tests/powercut/program_check.h"

#include <nlohmann/json.hpp>
#include <set>

#include "storage/base/error.h"
#include "tests/journey/child.h"

namespace tsudoi::powercut {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using Words = std::vector<std::string>;

constexpr int kDone = static_cast<int>(ExitCode::done);
constexpr int kRefused = static_cast<int>(ExitCode::refused);

class Commands {
 public:
  Commands(const fs::path& folder, const Ground& ground) : folder_(folder), ground_(ground) {}

  Result<void> office(const Expected& expected) const {
    const test::Ran ran = run_office(kOfficeFolder, {"verify"});
    if (ran.code == kDone) return {};
    if (expected.office_made || ran.code != kRefused) return as_found("office verify", ran);
    const std::string phrase = (ground_.keys / "phrase").string();
    if (!fs::exists(phrase)) return {};
    const test::Ran again = run_office(
        kOfficeFolder, {"init", "--name", "さくら川市", "--admin-passphrase-file", phrase});
    return again.code == kDone ? Result<void>() : as_found("init again", again);
  }

  Result<void> relay(const Expected& expected) const {
    const test::Ran ran = run_office(kRelayFolder, {"status"});
    const bool may_lack = !expected.relay_made && ran.code == kRefused;
    return ran.code == kDone || may_lack ? Result<void>() : as_found("relay status", ran);
  }

  Result<void> copy_in(const char* name) const {
    const test::Ran ran = run_office(name, {"verify"});
    return ran.code == kDone ? Result<void>() : as_found(name, ran);
  }

  Result<void> kiosk(const Expected& expected) const {
    const std::string bundle = (ground_.keys / "bundle").string();
    if (!expected.kiosk_made && !fs::exists(bundle)) return {};  // nothing to enrol it with
    if (!expected.kiosk_made) TRY(enrol(bundle));
    test::Child kiosk(test::kiosk_program(), at_kiosk({"headless"}));
    const std::string said = kiosk.ask(R"({"do":"state"})");
    const int code = kiosk.finish();
    if (code != kDone) return found("headless ended with " + std::to_string(code));
    return has_all(json::parse(said), expected.saved);
  }

 private:
  /// Whoever does not know how far it came does it once more, or hears that it was done.
  Result<void> enrol(const std::string& bundle) const {
    const test::Ran ran = test::run_kiosk(at_kiosk({"enrol", bundle}));
    const bool was_done = ran.out.find("already_there") != std::string::npos;
    return ran.code == kDone || was_done ? Result<void>() : as_found("enrol again", ran);
  }

  static Result<void> has_all(const json& state, const std::vector<PublicId>& saved) {
    std::set<std::string> ids;
    for (const json& entry : state.at("entries"))
      if (!ids.insert(entry.at("id")).second) return found("headless says an entry twice");
    for (const PublicId& id : saved)
      if (!ids.contains(to_hex(id.view()))) return found("headless does not know a saved entry");
    return {};
  }

  test::Ran run_office(const char* folder, Words words) const {
    words.insert(words.end(), {"--data", (folder_ / folder).string(), "--key-file",
                               (ground_.keys / "office.keyfile").string(), "--clock-file",
                               (ground_.keys / "judge-clock").string()});
    return test::run_program({TSUDOI_OFFICE_PROGRAM}, words);
  }

  Words at_kiosk(Words words) const {
    words.insert(words.end(), {"--json", "--data", (folder_ / kKioskFolder).string(),
                               "--clock-file", (ground_.keys / "judge-clock").string(),
                               "--machine-id", (ground_.keys / "machine").string()});
    return words;
  }

  static Error as_found(const std::string& what, const test::Ran& ran) {
    return found(what + " ended with " + std::to_string(ran.code) + ": " + ran.err);
  }

  const fs::path& folder_;
  const Ground& ground_;
};

}  // namespace

Result<void> programs_keep_promises(const fs::path& folder, const Image& image,
                                    const Expected& expected, const Ground& ground) {
  const Commands commands(folder, ground);
  const auto is_there = [&](const char* name) { return image.names.contains(name); };
  if (expected.office_made || is_there(kOfficeFolder)) TRY(commands.office(expected));
  if (expected.kiosk_made || is_there(kKioskFolder)) TRY(commands.kiosk(expected));
  if (expected.relay_made || is_there(kRelayFolder)) TRY(commands.relay(expected));
  for (const char* name : {kBackupFolder, kRestoredFolder})
    if (is_there(name)) TRY(commands.copy_in(name));
  return {};
}

}  // namespace tsudoi::powercut
