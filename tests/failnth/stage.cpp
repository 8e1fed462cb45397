#include "tests/failnth/stage.h"

#include <algorithm>
#include <sstream>

#include "storage/base/files.h"
#include "tests/office/program.h"

namespace tsudoi::failnth {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr int kTriesUnderFault = 2;  // that it fails, and that it fails again in the same way
constexpr int kTriesMax = 4;

/// Nothing of a disk is written: what is promised there is another test's matter (tests/powercut).
fs::path memory_disk() {
  const fs::path memory = "/dev/shm";
  return fs::is_directory(memory) ? memory : fs::temp_directory_path();
}

json last_line_of(const std::string& text) {
  const auto end = text.find_last_not_of('\n');
  if (end == text.npos) return nullptr;
  const auto begin = text.rfind('\n', end);
  return json::parse(text.substr(begin + 1, end - begin), nullptr, false);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& word : words) all += (all.empty() ? "" : " ") + word;
  return all;
}

/// Nothing a programmer would have to explain, and nobody accused.
bool is_plain(const std::string& err) {
  static const std::vector<std::string> kNotPlain{
      "terminate called", "what():",          "Assertion",  "this must not happen",
      "Sanitizer",        "runtime error",    "std::",      "basic_",
      "bad_alloc",        "filesystem error", "is damaged", "was damaged",
      "double free",      "corrupt"};
  return std::ranges::none_of(
      kNotPlain, [&](const std::string& words) { return err.find(words) != err.npos; });
}

/// For addr2line; programs lie where the loader puts them without chance.
std::string where_it_came(const Control& seen) {
  if (seen.hits == 0) return {};
  std::ostringstream words;
  words << " (it came to " << kCallNames[seen.hit_call] << ":";
  for (void* const frame : seen.hit_frames)
    if (frame != nullptr) words << ' ' << frame;
  words << ')';
  return words.str();
}

}  // namespace

std::string Plan::name() const {
  static constexpr std::string_view kFaults[] = {"ENOSPC",    "EIO",       "EINTR",
                                                 "cut short", "no memory", "swallowed"};
  return std::string(kFaults[static_cast<std::size_t>(fault)]) +
         (lasting == Lasting::once ? " at " : " from ") + std::to_string(nth);
}

Stage::Stage() : folder_(memory_disk()), world_(folder_ / "world") {
  fs::create_directories(folder_ / "given");
  const auto put = [&](const char* name, const std::string& text) {
    if (!write_file(given(name), view_of(text), FileAccess::owner_only).ok())
      throw std::runtime_error("no room for the stage");
  };
  put("key", std::string(64, 'k'));
  put("phrase", "correct horse battery\n");
  put("machine", "0123456789abcdef0123456789abcdef\n");
  set_clock(test::kSampleNow);
}

void Stage::set_clock(std::int64_t seconds) {
  const std::string now = std::to_string(seconds);
  if (!write_file(given("clock"), view_of(now), FileAccess::owner_only).ok())
    throw std::runtime_error("no clock");
}

void Stage::build(const std::function<void(Stage&)>& act) {
  open({});
  shared_.control().is_armed = false;
  act(*this);
  close();
  fs::remove_all(folder_ / "before");
  fs::rename(world_, folder_ / "before");
  before_ = book_;
}

void Stage::open(const Plan& plan) {
  plan_ = plan;
  under_ = Under::both;
  book_ = before_;
  findings_.clear();
  processes_ = 0;
  fs::remove_all(world_);
  fs::create_directories(world_);
  if (fs::exists(folder_ / "before"))
    fs::copy(folder_ / "before", world_, fs::copy_options::recursive);
  shared_.clear();
  Control& control = shared_.control();
  control.fault = plan.fault;
  control.lasting = plan.lasting;
  control.nth = plan.nth;
  control.notes_stacks = plan.nth == 0;
  const std::string below = world_.string() + "/";
  below.copy(control.folder, kPathBytesMax - 1);
  control.is_armed = true;
}

void Stage::close() {
  heal();
  if (served_) stop_serving();
}

void Stage::heal() {
  shared_.control().is_armed = false;
}

Command Stage::command(Program program, std::vector<std::string> words, const std::string& input) {
  const bool is_kiosk = program == Program::kiosk;
  const auto add = [&](const std::string& name, const std::string& value) {
    words.push_back(name);
    words.push_back(value);
  };
  const bool has_data = std::ranges::find(words, "--data") != words.end();
  if (!has_data) add("--data", text(is_kiosk ? "kiosk" : "office"));
  add("--clock-file", given("clock").string());
  add("--seed", std::to_string(1000 + ++processes_));
  if (is_kiosk)
    add("--machine-id", given("machine").string());
  else
    add("--key-file", given("key").string());
  return {program, std::move(words), input};
}

Watch Stage::watch_for(Program program) const {
  const bool is_under =
      under_ == Under::both || (under_ == Under::kiosk) == (program == Program::kiosk);
  if (!is_under) return Watch::none;
  return plan_.fault == Fault::no_memory ? Watch::memory : Watch::calls;
}

Stage::Tried Stage::attempt(const Command& command) {
  Control& control = shared_.control();
  const std::uint64_t before = control.hits;
  const Watch watch = control.is_armed ? watch_for(command.program) : Watch::none;
  Child child(command, watch, shared_, folder_ / "said");
  Tried tried{child.wait()};
  tried.hits = control.hits - (served_ ? 0 : before);
  return tried;
}

Stage::Refusing Stage::refusing_after(std::uint64_t hits) {
  return hits > 0 ? Refusing::is_right : Refusing::is_wrong;
}

void Stage::judge_end(const Command& command, const Ended& ended, Refusing refusing) {
  const bool is_fine = ended.code == 0 || (ended.code == 1 && refusing == Refusing::is_right);
  auto lines = lines_of(ended.err);
  std::erase_if(lines, [](const std::string& line) {  // the tests' own folder is one
    return line.find("lies on a disk in memory") != std::string::npos;
  });
  const bool is_one_line =
      ended.code == 0 || (lines.size() == 1 && lines[0].size() > 10 && lines[0].ends_with("."));
  if (is_fine && is_one_line && is_plain(ended.err) && !ended.is_late) return;
  find(command.words.front() + (ended.is_late ? " never ended" : "") + " ended with " +
       std::to_string(ended.code) + " and said: " + ended.err);
}

/// What lasts is lifted when it has been seen twice.
bool Stage::may_try_again(int tried) {
  if (plan_.lasting == Lasting::for_ever && tried >= kTriesUnderFault) heal();
  return tried < kTriesMax;
}

json Stage::carry(Program program, const std::vector<std::string>& words,
                  const std::string& input) {
  for (int tried = 1;; ++tried) {
    const Command wanted = command(program, words, input);
    const Tried one = attempt(wanted);
    const json said = last_line_of(one.ended.out);
    // What an earlier try did before it failed is not done again, and refusing that is right.
    const bool is_done =
        tried > 1 && said.is_object() && said.value("error", "") == "already_there";
    judge_end(wanted, one.ended, is_done ? Refusing::is_right : refusing_after(one.hits));
    if (one.ended.code == 0 || is_done) return said;
    if (served_ && served_->is_ending()) serve();
    if (!may_try_again(tried)) break;
  }
  find(joined(words) + " cannot be done any more");
  return nullptr;
}

json Stage::kiosk(std::vector<std::string> words, const std::string& input) {
  words.emplace_back("--json");
  return carry(Program::kiosk, words, input);
}

json Stage::office(std::vector<std::string> words) {
  words.emplace_back("--json");
  return carry(Program::office, words, {});
}

std::size_t Stage::hear(const Tried& tried, std::vector<std::size_t>& pending,
                        std::vector<json>& answers) {
  const auto heard = lines_of(tried.ended.out);
  std::vector<std::size_t> still;
  std::size_t refusals = 0;
  for (std::size_t i = 0; i < pending.size(); ++i) {
    const json said = i < heard.size() ? json::parse(heard[i], nullptr, false) : json(nullptr);
    const std::string refused = said.is_object() ? said.value("refused", "") : "";
    const bool is_done_before = refused == "already_done" && book_.unheard > 0;
    if (said.is_object() && (refused.empty() || is_done_before)) {
      answers[pending[i]] = said;
      if (said.contains("saved") && said["saved"].is_string()) book_.told.insert(said["saved"]);
      continue;
    }
    if (!refused.empty() && tried.hits == 0) find("refused for nothing: " + heard[i]);
    if (refused == "damaged") find("called damaged: " + heard[i]);
    if (!refused.empty()) ++refusals;
    still.push_back(pending[i]);
  }
  if (plan_.lasting == Lasting::once && refusals > 1) find("does not go on after one failure");
  pending = std::move(still);
  return heard.size();
}

std::vector<json> Stage::talk(std::vector<std::string> lines) {
  std::vector<json> answers(lines.size());
  std::vector<std::size_t> pending(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) pending[i] = i;
  for (int tried = 1; !pending.empty(); ++tried) {
    std::string input;
    for (const std::size_t line : pending) input += lines[line] + "\n";
    const Command wanted = command(Program::kiosk, {"headless"}, input);
    const Tried one = attempt(wanted);
    judge_end(wanted, one.ended, refusing_after(one.hits));
    const std::size_t asked = pending.size();
    const bool is_whole = hear(one, pending, answers) >= asked;
    if (!is_whole && one.ended.code == 0) find("headless left lines unanswered");
    if (!is_whole) ++book_.unheard;
    if (pending.empty()) break;
    if (served_ && served_->is_ending()) serve();
    if (may_try_again(tried)) continue;
    find("headless cannot do it any more: " + lines[pending[0]]);
    break;
  }
  return answers;
}

void Stage::serve() {
  if (served_) stop_serving();
  for (int tried = 1;; ++tried) {
    Control& control = shared_.control();
    const std::uint64_t before = control.hits;
    const Command wanted =
        command(Program::office, {"serve", "--listen", "127.0.0.1:" + port_}, {});
    const Watch watch = control.is_armed ? watch_for(Program::office) : Watch::none;
    served_ = std::make_unique<Child>(wanted, watch, shared_, folder_ / "served");
    const std::string line = served_->first_line();
    if (const auto at = line.find("http://"); at != line.npos) {
      port_ = line.substr(line.rfind(':') + 1);
      port_ = port_.substr(0, port_.find_first_not_of("0123456789"));
      return;
    }
    const Ended ended = served_->wait();
    served_.reset();
    judge_end(wanted, ended, refusing_after(control.hits - before));
    if (!may_try_again(tried)) break;
  }
  find("the office cannot serve any more");
}

void Stage::stop_serving() {
  if (!served_) return;
  const Ended ended = served_->stop();
  served_.reset();
  judge_end({Program::office, {"serve"}}, ended, refusing_after(shared_.control().hits));
}

std::string Stage::url() {
  return "http://127.0.0.1:" + port_;
}

void Stage::find(const std::string& what) {
  findings_.push_back(plan_.name() + ": " + what + where_it_came(shared_.control()));
}

}  // namespace tsudoi::failnth
