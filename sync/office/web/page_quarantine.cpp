#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kTitle{"確認が必要なもの", "Needs attention"};
constexpr Words kWhatFor{"本部が取り込めなかった記録", "What the office could not take in"};
constexpr Words kNothing{"いま確認が必要なものは ありません", "Nothing needs attention now"};
constexpr Words kRetry{"もう一度取り込む", "Try again"};
constexpr Words kRefuse{"取り込まない", "Reject"};
constexpr Words kReason{"取り込まない理由", "Reason for rejecting"};
constexpr Words kStayed{"まだ取り込めませんでした", "It still could not be taken in"};
constexpr Words kKiosk{"端末", "kiosk"};
constexpr Words kBetween{" ・ ", " · "};
constexpr Words kNumber{"番号", "No."};

constexpr std::array<Words, kEntryKinds> kKindWords{{
    {"申込", "Sign-up"},
    {"申込の取り消し", "Withdrawal"},
    {"人材登録", "Registration"},
    {"アンケートの回答", "Survey answer"},
    {"出席", "Attendance"},
    {"人数の記録", "Head count"},
    {"記録の訂正", "Correction"},
    {"同意の変更", "Change of consent"},
    {"職員の操作", "Staff act"},
    {"端末の状態", "State of the kiosk"},
}};

constexpr std::array<Words, kAsideCauses> kCauseWords{{
    {"同じ端末が2台あるようです。どちらの記録か、館に確かめてください。",
     "There seem to be two of this kiosk. Ask the centre whose records these are."},
    {"停止した端末から届きました。", "It came from a kiosk that has been stopped."},
    {"1日に受け付けられる数をこえて届きました。", "More came than a kiosk can take in a day."},
    {"端末のほうが新しいため、本部の更新を待っています。",
     "The kiosk is newer; this waits for an update of the office."},
    {"書かれた内容を開けません。途中で変わったおそれがあります。",
     "What was written cannot be opened; it may have changed on its way."},
    {"これを開ける鍵が、本部にありません。", "The office does not have the key that opens this."},
    {"この催しが、本部にありません。", "The office does not have this listing."},
    {"この催しに、その役割がありません。", "The listing does not have this role."},
    {"この催しに、その日がありません。", "The listing does not have this date."},
    {"この申込書が、本部にありません。", "The office does not have this form."},
    {"もとになる記録が、まだ届いていません。", "The entry that this is about has not come yet."},
    {"ほかの端末の記録を変えようとしています。", "It would change an entry of another kiosk."},
    {"同じ番号で、内容のちがう記録がすでにあります。",
     "Another entry with the same number is here already."},
    {"申込書に合わない書き方があります。", "An answer does not fit the form."},
    {"つじつまの合わないところがあります。", "Something in it does not make sense."},
    {"形がくずれていて、読めません。", "It is broken and cannot be read."},
    {"大きすぎて、読めません。", "It is too large to be read."},
}};

std::string what_text(const QuarantineRow& row, PageLanguage language) {
  if (row.kind) return std::string(Sheet(language).in(kKindWords[std::size_t(*row.kind)]));
  const std::string entries = grouped(row.entries);
  if (language == PageLanguage::japanese) return "まとめて届いた記録（" + entries + "件）";
  return row.entries == 1 ? "A batch of 1 entry" : "A batch of " + entries + " entries";
}

void begin_form(Sheet& sheet, const QuarantineRow& row, std::string_view act,
                const PageContext& context) {
  const std::string target = "/quarantine/" + std::to_string(row.number) + "/" + std::string(act);
  sheet.open("form", {{"method", "post"}, {"action", target}, {"class", "aside-act"}});
  sheet.leaf("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", context.csrf}});
}

void acts(Sheet& sheet, const QuarantineRow& row, const PageContext& context) {
  if (may_fit_yet(row.cause)) {
    begin_form(sheet, row, "retry", context);
    sheet.say("button", {{"type", "submit"}}, kRetry);
    sheet.close();
  }
  begin_form(sheet, row, "refuse", context);
  sheet.leaf("input", {{"type", "text"},
                       {"name", "reason"},
                       {"required", ""},
                       {"maxlength", "160"},
                       {"aria-label", sheet.in(kReason)},
                       {"placeholder", sheet.in(kReason)}});
  sheet.say("button", {{"type", "submit"}, {"class", "button"}}, kRefuse);
  sheet.close();
}

void item(Sheet& sheet, const QuarantineRow& row, const QuarantineModel& model,
          const PageContext& context) {
  sheet.open("section", {{"class", "card aside"}});
  sheet.element("h2", what_text(row, context.language));
  if (!row.listing_title.empty()) sheet.element("p", row.listing_title);
  if (row.number == model.stayed) sheet.tag(Tone::warm, kStayed);
  sheet.element("p", sheet.in(kCauseWords[std::size_t(row.cause)]));
  std::string facts(sheet.in(kNumber));
  const std::string between(sheet.in(kBetween));
  facts += " " + std::to_string(row.number) + between + when_text(row.at, context) + between;
  facts += row.centre_name + " ";
  facts.append(sheet.in(kKiosk)).append(" ").append(row.kiosk);
  sheet.element("p", {{"class", "faint"}}, facts);
  acts(sheet, row, context);
  sheet.close();
}

}  // namespace

std::string_view aside_sentence(AsideCause cause, PageLanguage language) {
  return Sheet(language).in(kCauseWords[std::size_t(cause)]);
}

std::string quarantine_page(const QuarantineModel& model, const PageContext& context) {
  Sheet sheet = begin_page(
      context, {NavItem::today, kTitle, std::string(Sheet(context.language).in(kWhatFor))});
  if (model.rows.empty()) {
    sheet.open("section", {{"class", "card"}});
    sheet.close_empty(kNothing);
  }
  for (const QuarantineRow& row : model.rows) item(sheet, row, model, context);
  pager(sheet, model.page, "/quarantine");
  return end_page(sheet);
}

}  // namespace tsudoi::web
