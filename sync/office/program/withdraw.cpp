// withdraw: what a kiosk in wrong hands has sent.
#include "sync/office/backend/account_records.h"
#include "sync/office/program/commands.h"
#include "sync/office/withdrawal.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kReasonMax = 200;
constexpr std::size_t kDayLength = 10;  // 2026-11-21

Result<UnixSeconds> time_in(std::string_view text) {
  const auto day = date_from_iso(text.substr(0, kDayLength));
  const std::string_view rest = text.substr(std::min(text.size(), kDayLength));
  const auto minutes = rest.empty() ? std::optional(Minutes{}) : minutes_from_iso(rest.substr(1));
  const bool is_joined = rest.empty() || rest.front() == 'T' || rest.front() == ' ';
  if (day && minutes && is_joined) return from_tokyo({*day, *minutes});
  return fail(ErrorCode::wrong_use, "--since is a time as in 2026-11-21 or 2026-11-21T09:00");
}

std::string words_of(const TakenBack& taken) {
  return counted(taken.applications, "application") + ", " +
         counted(taken.attendances, "attendance") + " and " +
         counted(taken.head_counts, "head count");
}

}  // namespace

Result<void> run(const Withdraw& withdraw, Session& session) {
  TRY_ASSIGN(const UnixSeconds since, time_in(withdraw.since));
  if (withdraw.reason.find_first_not_of(" \t\r\n") == std::string::npos ||
      withdraw.reason.size() > kReasonMax)
    return fail(ErrorCode::wrong_use, "--reason has 1 to 200 bytes");
  const bool is_done = withdraw.doing == Doing::it;
  TRY_ASSIGN(Office office, session.open(is_done ? OpenTo::work : OpenTo::look));
  TRY_ASSIGN(const KioskRecord kiosk, kiosk_named(office, withdraw.kiosk));
  const std::string digits = to_hex(kiosk.kiosk.view()).substr(0, kDigitsShown);
  const SentBy sent{kiosk.kiosk, since};
  const web::AuditLine line{
      session.clock().now(),
      {std::string(web::kCommandLine)},
      web::AuditAct::took_back,
      "kiosk " + digits + " since " + time_words(since) + ": " + withdraw.reason,
      "local"};
  TRY_ASSIGN(const TakenBack taken, is_done ? OfficeWithdrawal::run(office, sent, record_of(line))
                                            : OfficeWithdrawal::look(office, sent));
  session.say((is_done ? "Taken back: " : "Would be taken back: ") + words_of(taken) +
              " of the kiosk " + digits + " at " + kiosk.centre.value + ".");
  if (taken.to_look_at > 0)
    session.say(counted(taken.to_look_at, "change") +
                " by it, withdrawals and corrections, stay: look at them.");
  if (taken.aside > 0)
    session.say(counted(taken.aside, "thing") + " of it set aside: see quarantine list.");
  if (!kiosk.revoked) session.say("The kiosk is still trusted: tsudoi-office revoke " + digits);
  JsonLine told;
  told.text("kiosk", to_hex(kiosk.kiosk.view()))
      .answer("done", is_done ? YesNo::yes : YesNo::no)
      .number("applications", taken.applications)
      .number("attendances", taken.attendances)
      .number("head_counts", taken.head_counts)
      .number("to_look_at", taken.to_look_at)
      .number("aside", taken.aside);
  session.tell(told);
  return {};
}

}  // namespace tsudoi::office_program
