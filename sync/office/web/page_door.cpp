// The pages for people who are not signed in, or whose request led nowhere.
#include <array>

#include "sync/office/web/sheet.h"

namespace tsudoi::web {

namespace {

constexpr Words kSignIn{"サインイン", "Sign in"};
constexpr Words kName{"アカウント名", "Account name"};
constexpr Words kPassphrase{"パスフレーズ", "Passphrase"};
constexpr Words kWrong{"アカウント名かパスフレーズが ちがいます",
                       "The name or the passphrase is wrong"};
constexpr Words kWait{"何度か まちがえたため、しばらく お待ちください（秒）",
                      "Too many tries. Please wait (seconds)"};
constexpr Words kTooOld{"画面が古くなりました。もう一度 お願いします",
                        "This form was too old. Please try again"};
constexpr Words kHome{"きょうの画面へ", "To the first page"};

struct SorryLook {
  Words title;
  Words sentence;
};
constexpr std::array<SorryLook, 3> kSorryLooks{{
    {{"見つかりません", "Not found"},
     {"このアドレスのページは ありません", "There is no page at this address"}},
    {{"送信を受けつけませんでした", "Not accepted"},
     {"画面が古いか、ほかのサイトからの送信です。何も変わっていません",
      "The form was too old or came from another site. Nothing was changed"}},
    {{"うまくいきませんでした", "Something went wrong"},
     {"もう一度お試しください。つづくときは 管理者に お知らせください",
      "Please try again. If it stays, tell the administrator"}},
}};

void notice(Sheet& sheet, const SignInModel& model) {
  if (model.notice == SignInNotice::none) return;
  sheet.open("p", {{"class", "notice"}, {"role", "alert"}});
  if (model.notice == SignInNotice::wrong) sheet.say(kWrong);
  if (model.notice == SignInNotice::form_too_old) sheet.say(kTooOld);
  if (model.notice == SignInNotice::must_wait) {
    sheet.say(kWait);
    sheet.element("strong", grouped(static_cast<std::uint64_t>(model.wait_seconds)));
  }
  sheet.close();
}

}  // namespace

std::string sign_in_page(const SignInModel& model) {
  Sheet sheet = begin_plain_page(model.language, kSignIn);
  notice(sheet, model);
  sheet.open("form", {{"method", "post"}, {"action", "/login"}, {"class", "sign-in"}});
  sheet.leaf("input", {{"type", "hidden"}, {"name", "csrf"}, {"value", model.csrf}});
  sheet.open("label");
  sheet.say("span", kName);
  sheet.leaf("input", {{"name", "name"},
                       {"autocomplete", "username"},
                       {"maxlength", "40"},
                       {"autocapitalize", "none"},
                       {"required", "required"}});
  sheet.close().open("label");
  sheet.say("span", kPassphrase);
  sheet.leaf("input", {{"type", "password"},
                       {"name", "passphrase"},
                       {"maxlength", "256"},
                       {"autocomplete", "current-password"},
                       {"required", "required"}});
  sheet.close();
  sheet.say("button", {{"type", "submit"}}, kSignIn);
  sheet.close();
  return end_plain_page(sheet);
}

std::string sorry_page(Sorry what, PageLanguage language) {
  const SorryLook& look = kSorryLooks[static_cast<std::size_t>(what)];
  Sheet sheet = begin_plain_page(language, look.title);
  sheet.say("p", look.sentence);
  sheet.open("p");
  sheet.say("a", {{"class", "button"}, {"href", "/"}}, kHome);
  sheet.close();
  return end_plain_page(sheet);
}

}  // namespace tsudoi::web
