// enrol: the bundle that a new kiosk starts from.
#include "storage/base/files.h"
#include "sync/office/program/commands.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kUrlBytesMax = 200;

Result<void> check(const Enrol& enrol) {
  if (!is_text_id(enrol.centre))
    return fail(ErrorCode::wrong_use, "--centre needs an id such as sakura-shimin");
  const bool is_url = enrol.url.starts_with("http://") || enrol.url.starts_with("https://");
  if ((!enrol.url.empty() && !is_url) || enrol.url.size() > kUrlBytesMax)
    return fail(ErrorCode::wrong_use, "--url begins with http:// or https://");
  if (std::filesystem::exists(enrol.out)) return fail(ErrorCode::already_there, enrol.out.string());
  const std::filesystem::path folder = enrol.out.parent_path();
  if (!folder.empty() && !std::filesystem::is_directory(folder))
    return fail(ErrorCode::not_found, "the folder " + folder.string());
  return {};
}

}  // namespace

Result<void> run(const Enrol& enrol, Session& session) {
  TRY(check(enrol));
  TRY_ASSIGN(Office office, session.open(OpenTo::work));
  TRY_ASSIGN(const EnrolledBundle made, office.enrol({enrol.centre}, enrol.url));
  const std::string kiosk = to_hex(made.kiosk.view());
  std::filesystem::path out = enrol.out;
  if (out.empty()) out = "enrolment-" + enrol.centre + "-" + kiosk.substr(0, 8);
  TRY(write_file(out, made.bundle, FileAccess::owner_only));
  const UnixSeconds expires{session.clock().now().value + kEnrolmentSeconds};
  session.say("The bundle for a kiosk at " + enrol.centre + " is in " + out.string() + ".");
  session.say("On the kiosk: tsudoi-kiosk enrol --data FOLDER " + out.filename().string());
  session.say("It works once, until " + time_words(expires) +
              "; then compare the short word that "
              "the kiosk shows with tsudoi-office status.");
  JsonLine line;
  line.text("kiosk", kiosk)
      .text("centre", enrol.centre)
      .text("out", out.string())
      .integer("expires", expires.value);
  session.tell(line);
  return {};
}

}  // namespace tsudoi::office_program
