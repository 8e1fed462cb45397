#include "sync/claim_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace tsudoi {
namespace {

using nlohmann::json;

constexpr std::uint64_t kVersion = 1;
constexpr int kDepthMax = 8;
constexpr std::size_t kNameBytesMax = 400;
constexpr std::size_t kFormersMax = 64;
constexpr std::size_t kGapsMax = 1000;

/// What a reader throws at: caught before it leaves this file.
struct Broken {
  std::string why;
};

const json& member(const json& object, const char* name) {
  if (!object.is_object())
    throw Broken{"an object was expected around \"" + std::string(name) + "\""};
  const auto found = object.find(name);
  if (found == object.end()) throw Broken{"\"" + std::string(name) + "\" is missing"};
  return *found;
}

std::uint64_t number_at(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_number_unsigned()) throw Broken{"\"" + std::string(name) + "\" is no count"};
  return value.get<std::uint64_t>();
}

UnixSeconds time_at(const json& object, const char* name) {
  const std::uint64_t seconds = number_at(object, name);
  if (seconds > std::uint64_t(INT64_MAX)) throw Broken{"\"" + std::string(name) + "\" is no time"};
  return {static_cast<std::int64_t>(seconds)};
}

const json& list_at(const json& object, const char* name, std::size_t length_max) {
  const json& value = member(object, name);
  if (!value.is_array()) throw Broken{"\"" + std::string(name) + "\" is no list"};
  if (value.size() > length_max) throw Broken{"\"" + std::string(name) + "\" is too long"};
  return value;
}

template <std::size_t N>
ByteArray<N> bytes_from(const json& value, const char* name) {
  const auto bytes = value.is_string() ? from_hex(value.get_ref<const std::string&>())
                                       : Result<Bytes>(fail(ErrorCode::malformed, ""));
  if (!bytes.ok() || bytes->size() != N)
    throw Broken{"\"" + std::string(name) + "\" is not " + std::to_string(N) + " bytes in hex"};
  return array_of<N>(*bytes);
}

template <std::size_t N>
ByteArray<N> bytes_at(const json& object, const char* name) {
  return bytes_from<N>(member(object, name), name);
}

std::string name_in(const json& object, const char* name) {
  const json& value = member(object, name);
  if (!value.is_string()) throw Broken{"\"" + std::string(name) + "\" is no text"};
  const auto& text = value.get_ref<const std::string&>();
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  if (text.size() > kNameBytesMax || std::ranges::any_of(text, is_control))
    throw Broken{"\"" + std::string(name) + "\" is no name"};
  return text;
}

ClaimedAs as_from(const json& run) {
  const json& value = member(run, "as");
  if (value == "received") return ClaimedAs::received;
  if (value == "waiting") return ClaimedAs::waiting;
  throw Broken{"\"as\" is neither received nor waiting"};
}

ClaimRun run_from(const json& object, std::uint64_t& entries) {
  ClaimRun run;
  run.kiosk = {bytes_at<16>(object, "kiosk")};
  run.epoch = {bytes_at<16>(object, "epoch")};
  run.first = {number_at(object, "first")};
  run.count = number_at(object, "count");
  run.as = as_from(object);
  entries += std::min(run.count, kClaimedEntriesMax);
  if (run.first.value == 0 || run.count == 0 || run.first.value > UINT64_MAX - run.count)
    throw Broken{"a run of entries counts wrongly"};
  if (entries > kClaimedEntriesMax) throw Broken{"it lists more entries than any kiosk has"};
  return run;
}

/// No entry twice.
void check_apart(std::vector<ClaimRun> runs) {
  const auto place = [](const ClaimRun& run) { return std::tie(run.kiosk, run.epoch, run.first); };
  std::ranges::sort(runs, {}, place);
  for (std::size_t i = 1; i < runs.size(); ++i) {
    const ClaimRun& before = runs[i - 1];
    const bool is_same = before.kiosk == runs[i].kiosk && before.epoch == runs[i].epoch;
    if (is_same && before.first.value + before.count > runs[i].first.value)
      throw Broken{"it lists an entry twice"};
  }
}

KioskClaim claim_from(const json& proof) {
  if (number_at(proof, "version") != kVersion) throw Broken{"another version of it"};
  KioskClaim claim;
  claim.kiosk = {bytes_at<16>(proof, "kiosk")};
  claim.office = {bytes_at<32>(proof, "office")};
  claim.office_name = name_in(proof, "office_name");
  claim.history = {bytes_at<16>(proof, "history")};
  claim.made_at = time_at(proof, "made_at");
  for (const json& former : list_at(proof, "formers", kFormersMax))
    claim.formers.push_back({bytes_from<16>(former, "formers")});
  claim.newest = {number_at(proof, "newest_batch"), {bytes_at<32>(proof, "newest_hash")}};
  claim.batches_here = number_at(proof, "batches_received");
  for (const json& gap : list_at(proof, "gaps", kGapsMax))
    claim.gaps.push_back({number_at(gap, "from"), number_at(gap, "to")});
  std::uint64_t entries = 0;
  for (const json& run : list_at(proof, "runs", kClaimRunsMax))
    claim.runs.push_back(run_from(run, entries));
  check_apart(claim.runs);
  claim.left_out = number_at(proof, "left_out");
  return claim;
}

std::string_view last_line(std::string_view printed) {
  const std::size_t end = printed.find_last_not_of(" \t\r\n");
  if (end == printed.npos) return {};
  const std::size_t before = printed.rfind('\n', end);
  const std::size_t begin = before == printed.npos ? 0 : before + 1;
  return printed.substr(begin, end + 1 - begin);
}

json parsed(std::string_view line) {
  const auto shallow = [](int depth, json::parse_event_t, const json&) {
    if (depth > kDepthMax) throw Broken{"it is nested too deeply"};
    return true;
  };
  return json::parse(line, shallow);
}

json to_json(const ClaimRun& run) {
  return {{"kiosk", to_hex(run.kiosk.view())},
          {"epoch", to_hex(run.epoch.view())},
          {"first", run.first.value},
          {"count", run.count},
          {"as", run.as == ClaimedAs::received ? "received" : "waiting"}};
}

}  // namespace

json to_json(const KioskClaim& claim) {
  json formers = json::array(), gaps = json::array(), runs = json::array();
  for (const KioskId& former : claim.formers) formers.push_back(to_hex(former.view()));
  for (const ClaimGap& gap : claim.gaps) gaps.push_back({{"from", gap.from}, {"to", gap.to}});
  for (const ClaimRun& run : claim.runs) runs.push_back(to_json(run));
  return {{"version", kVersion},
          {"kiosk", to_hex(claim.kiosk.view())},
          {"office", to_hex(claim.office.view())},
          {"office_name", claim.office_name},
          {"history", to_hex(claim.history.view())},
          {"made_at", static_cast<std::uint64_t>(std::max(claim.made_at.value, std::int64_t{0}))},
          {"formers", std::move(formers)},
          {"newest_batch", claim.newest.number},
          {"newest_hash", to_hex(claim.newest.hash.view())},
          {"batches_received", claim.batches_here},
          {"gaps", std::move(gaps)},
          {"runs", std::move(runs)},
          {"left_out", claim.left_out}};
}

Result<KioskClaim> claim_in(std::string_view printed) {
  if (printed.size() > kStatusFileBytesMax) return fail(ErrorCode::too_large, "a kiosk's status");
  try {
    const json status = parsed(last_line(printed));
    return claim_from(member(status, "proof"));
  } catch (const Broken& broken) {
    return fail(ErrorCode::malformed, broken.why);
  } catch (const json::exception&) {
    return fail(ErrorCode::malformed, "its last line is no JSON object");
  }
}

}  // namespace tsudoi
