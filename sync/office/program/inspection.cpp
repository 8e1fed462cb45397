#include "sync/office/program/inspection.h"

#include "storage/base/files.h"
#include "storage/store/kiosk_key_file.h"
#include "sync/frames.h"
#include "sync/office/program/session.h"

namespace tsudoi::office_program {
namespace {

constexpr std::string_view kFrameStart = "TS";
constexpr std::size_t kFrameStartBytes = 4;  // "TS", kind, version

template <class Id>
std::string hex(const Id& id) {
  return to_hex(id.view());
}

void add_office(Finding& finding, const SignedOfficeCard& office) {
  finding.facts.emplace_back("office name", office.card.name);
  finding.facts.emplace_back("office", hex(office.card.office));
}

Result<Finding> bundle_in(ByteView bytes) {
  TRY_ASSIGN(const EnrolmentBundle bundle, open_bundle(bytes));
  Finding finding{"enrolment bundle", "signed by the office that it names", {}};
  add_office(finding, bundle.office);
  finding.facts.emplace_back("centre", bundle.centre.value);
  finding.facts.emplace_back("kiosk", hex(bundle.kiosk));
  finding.facts.emplace_back("good until", time_words(bundle.expires_at));
  finding.facts.emplace_back("address", bundle.office_url);
  return finding;
}

Result<Finding> card_in(ByteView bytes) {
  TRY_ASSIGN(const SignedOfficeCard card, open_card(bytes));
  Finding finding{"office card", "signed by the root that it names", {}};
  add_office(finding, card);
  finding.facts.emplace_back("issued", time_words(card.card.issued_at));
  return finding;
}

Result<Finding> batch_in(ByteView bytes) {
  TRY_ASSIGN(const BatchFrame frame, read_batch(bytes));
  const BatchHeader& header = frame.header;
  Finding finding{"batch", "its length; the signature needs the kiosk's key", {}};
  finding.facts = {{"kiosk", hex(header.kiosk)},
                   {"number", std::to_string(header.number)},
                   {"epoch", hex(header.epoch)},
                   {"first entry", std::to_string(header.first.value)},
                   {"entries", std::to_string(header.count)},
                   {"batch before", hex(header.parent)},
                   {"sealed to key", hex(header.sealing_key)},
                   {"hash", hex(frame.hash)}};
  return finding;
}

Result<Finding> ask_in(ByteView bytes) {
  TRY_ASSIGN(const AskFrame frame, read_ask(bytes));
  Finding finding{"ask", "its length; the signature needs the kiosk's key", {}};
  if (frame.enrolment) {
    if (!is_signed_by(frame, frame.enrolment->key))
      return fail(ErrorCode::not_authentic, "an ask that its own key did not sign");
    finding.checked =
        "signed by the key that it enrols; whether the office expects it needs the "
        "office";
  }
  finding.facts = {{"kiosk", hex(frame.kiosk)},
                   {"office", hex(frame.office)},
                   {"enrols", frame.enrolment ? "yes" : "no"},
                   {"batch bytes", std::to_string(frame.batch.size())}};
  return finding;
}

Result<Finding> reply_in(ByteView bytes) {
  TRY_ASSIGN(const ReplyFrame frame, read_reply(bytes));
  TRY_ASSIGN(const OpenedReply opened, open_reply(bytes, frame.office, frame.kiosk, frame.ask));
  Finding finding{"reply", "signed by the office that it names", {}};
  add_office(finding, opened.office);
  finding.facts.emplace_back("kiosk", hex(frame.kiosk));
  finding.facts.emplace_back("receipts", std::to_string(opened.reply.receipts.size()));
  finding.facts.emplace_back("decisions", std::to_string(opened.reply.decisions.size()));
  finding.facts.emplace_back("catalogue items",
                             std::to_string(opened.reply.catalogue.items.size()));
  return finding;
}

Result<Finding> slip_in(std::string_view text) {
  TRY_ASSIGN(const SlipFrame frame, read_slip(text));
  constexpr std::string_view kPromises[] = {"received", "confirmed", "noted"};
  Finding finding{"slip", "its length; the signature needs the kiosk's key", {}};
  finding.facts = {
      {"code", slip_code_of(frame.slip.application)},
      {"application", hex(frame.slip.application)},
      {"kiosk", hex(frame.slip.kiosk)},
      {"promise", std::string(kPromises[static_cast<std::size_t>(frame.slip.promise)])},
      {"made", time_words(frame.slip.at)}};
  return finding;
}

Result<Finding> frame_in(ByteView bytes) {
  switch (static_cast<char>(bytes[kFrameStart.size()])) {
    case 'E': return bundle_in(bytes);
    case 'C': return card_in(bytes);
    case 'B': return batch_in(bytes);
    case 'Q': return ask_in(bytes);
    case 'R': return reply_in(bytes);
    case 'S': return slip_in(to_base32(bytes));
    default: return fail(ErrorCode::malformed, "a Tsudoi frame of no known kind");
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Slips are base 32 of a frame; nothing else here is text.
bool looks_like_slip(std::string_view text) {
  const auto bytes = from_base32(text.substr(0, 8));
  return bytes.ok() && text_of(*bytes).starts_with("TSS");
}

Result<Finding> folder_at(const std::filesystem::path& folder) {
  const auto has = [&](std::string_view name) { return std::filesystem::exists(folder / name); };
  const std::string root = has("office.root")
                               ? "still here: move office.root to a stick and lock it away"
                               : "not here, as it should be";
  if (has(kOfficeKeyFile))
    return Finding{"office folder", "nothing: its contents need the key", {{"root key", root}}};
  if (has(kKioskKeyFile)) return Finding{"kiosk folder", "nothing", {}};
  if (has("data.mdb")) return Finding{"store", "nothing: its records need the key", {}};
  return fail(ErrorCode::malformed, folder.string() + " is not a folder of Tsudoi's");
}

}  // namespace

Result<Finding> inspect_bytes(ByteView bytes) {
  const std::string_view text = trimmed(text_of(bytes));
  if (text_of(bytes).starts_with(kFrameStart) && bytes.size() >= kFrameStartBytes)
    return frame_in(bytes);
  if (looks_like_slip(text)) return slip_in(text);
  return fail(ErrorCode::malformed, "not a file of Tsudoi's");
}

Result<Finding> inspect(const std::filesystem::path& file) {
  std::error_code ignored;
  if (std::filesystem::is_directory(file, ignored)) return folder_at(file);
  const std::string name = file.filename().string();
  if (name == "data.mdb") return folder_at(file.parent_path());
  TRY_ASSIGN(const Bytes bytes, read_file(file, kInspectBytesMax));
  if (name == kOfficeKeyFile)
    return Finding{"office keys", "nothing: they need the key file or passphrase", {}};
  if (name == "office.root")
    return Finding{"office root key", "nothing: it needs the key file or passphrase", {}};
  auto finding = inspect_bytes(bytes);
  if (finding.ok()) return finding;
  Error error = std::move(finding).error();
  error.detail = name + ": " + error.detail;
  return error;
}

}  // namespace tsudoi::office_program
