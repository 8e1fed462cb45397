#include "sync/office/web/gate.h"

#include <algorithm>

namespace tsudoi::web {

namespace {

constexpr std::string_view kSessionCookie = "tsudoi";
constexpr std::string_view kSignInCookie = "tsudoi_form";
constexpr std::string_view kExpired = "; Max-Age=0";
constexpr ThrottlePolicy kByName{.free_tries = 50};
constexpr ThrottlePolicy kByPeer{.free_tries = 100, .wait_ms_max = 60 * 1000};

Pairs fields_of(const HttpRequest& request) {
  return form_fields_from(text_of(request.body)).value_or(Pairs());
}

AccountName account_name_from(std::string typed) {
  for (char& c : typed) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  while (!typed.empty() && typed.back() == ' ') typed.pop_back();
  return {is_text_id(typed) ? std::move(typed) : std::string()};
}

std::string key_of(const AccountName& name, const HttpRequest& request) {
  return name.value + "@" + request.peer;
}

}  // namespace

PageLanguage language_of(const HttpRequest& request) {
  if (const auto asked = page_language_from(value_or(request.query, "lang", ""))) return *asked;
  if (const auto kept = page_language_from(value_or(request.cookies, "lang", ""))) return *kept;
  const std::string prefers = value_or(request.headers, "accept-language", "ja");
  return prefers.substr(0, 2) == "en" ? PageLanguage::english : PageLanguage::japanese;
}

bool is_own_form(const HttpRequest& request, std::string_view csrf) {
  const std::string site = value_or(request.headers, "sec-fetch-site", "same-origin");
  if (site != "same-origin" && site != "none") return false;
  const Pairs fields = fields_of(request);
  const std::string* given = value_of(fields, "csrf");
  return given != nullptr && !csrf.empty() && equal_secret(*given, csrf);
}

Gate::Gate(WebBackend& backend, Clock& clock, Random& random, CookieTransport transport)
    : backend_(backend),
      clock_(clock),
      random_(random),
      transport_(transport),
      by_name_(kByName),
      by_peer_(kByPeer) {}

std::string Gate::cookie(std::string_view name, std::string_view value) const {
  std::string line(name);
  line += "=";
  line += value;
  line += "; Path=/; HttpOnly; SameSite=Strict";
  if (transport_ == CookieTransport::tls) line += "; Secure";
  return line;
}

const Session* Gate::session_of(const HttpRequest& request) {
  const std::string* token = value_of(request.cookies, kSessionCookie);
  return token ? sessions_.find(*token, clock_.steady()) : nullptr;
}

HttpResponse Gate::show_form(const HttpRequest& request, SignInModel model, int status) {
  model.language = language_of(request);
  model.csrf = to_hex(random_.array<16>());
  HttpResponse response = html_response(status, sign_in_page(model));
  response.headers.emplace_back("Set-Cookie", cookie(kSignInCookie, model.csrf));
  return response;
}

HttpResponse Gate::sign_in_form(const HttpRequest& request) {
  return show_form(request, {}, 200);
}

std::int64_t Gate::wait_ms(const HttpRequest& request, const AccountName& name) {
  const SteadyMs now = clock_.steady();
  const std::int64_t here = by_name_and_peer_.wait_ms(key_of(name, request), now);
  const std::int64_t anywhere = by_name_.wait_ms(name.value, now);
  return std::max({here, anywhere, by_peer_.wait_ms(request.peer, now)});
}

HttpResponse Gate::ask_to_wait(const HttpRequest& request, std::int64_t wait_ms) {
  return show_form(
      request, {.notice = SignInNotice::must_wait, .wait_seconds = (wait_ms + 999) / 1000}, 429);
}

std::variant<HttpResponse, Gate::Attempt> Gate::begin_sign_in(const HttpRequest& request) {
  if (!is_own_form(request, value_or(request.cookies, kSignInCookie, "")))
    return show_form(request, {.notice = SignInNotice::form_too_old}, 403);
  const Pairs fields = fields_of(request);
  const AccountName name = account_name_from(value_or(fields, "name", ""));
  if (const std::int64_t wait = wait_ms(request, name); wait > 0) return ask_to_wait(request, wait);
  auto account = backend_.account(name);
  if (!account) return html_response(500, sorry_page(Sorry::failed, language_of(request)));
  return Attempt{name, std::move(*account), value_or(fields, "passphrase", "")};
}

HttpResponse Gate::end_sign_in(const HttpRequest& request, const AccountName& name,
                               const Result<std::optional<Viewer>>& checked) {
  if (!checked) return html_response(500, sorry_page(Sorry::failed, language_of(request)));
  return *checked ? let_in(request, **checked) : turn_away(request, name);
}

HttpResponse Gate::let_in(const HttpRequest& request, Viewer viewer) {
  if (!audit(request, viewer.name, AuditAct::signed_in, ""))
    return html_response(500, sorry_page(Sorry::failed, language_of(request)));
  by_name_and_peer_.succeeded(key_of(viewer.name, request));
  by_name_.succeeded(viewer.name.value);
  const std::string token = sessions_.begin(std::move(viewer), clock_.steady(), random_);
  HttpResponse response = redirect_to("/");
  response.headers.emplace_back("Set-Cookie", cookie(kSessionCookie, token));
  response.headers.emplace_back("Set-Cookie", cookie(kSignInCookie, "").append(kExpired));
  return response;
}

HttpResponse Gate::turn_away(const HttpRequest& request, const AccountName& name) {
  const SteadyMs now = clock_.steady();
  by_name_and_peer_.failed(key_of(name, request), now);
  by_name_.failed(name.value, now);
  by_peer_.failed(request.peer, now);
  audit(request, name, AuditAct::sign_in_refused, "").ignore();  // refused either way
  return show_form(request, {.notice = SignInNotice::wrong}, 401);
}

HttpResponse Gate::sign_out(const HttpRequest& request) {
  const Session* session = session_of(request);
  if (session == nullptr) return redirect_to("/login");
  if (!is_own_form(request, session->csrf))
    return html_response(403, sorry_page(Sorry::form_refused, language_of(request)));
  audit(request, session->viewer.name, AuditAct::signed_out, "").ignore();  // out either way
  sessions_.end(value_or(request.cookies, kSessionCookie, ""));
  HttpResponse response = redirect_to("/login");
  response.headers.emplace_back("Set-Cookie", cookie(kSessionCookie, "").append(kExpired));
  return response;
}

AuditLine Gate::line_for(const HttpRequest& request, const AccountName& who, AuditAct act,
                         std::string about) {
  return {clock_.now(), who, act, std::move(about), request.peer};
}

Result<void> Gate::audit(const HttpRequest& request, const AccountName& who, AuditAct act,
                         std::string about) {
  return backend_.audit(line_for(request, who, act, std::move(about)));
}

}  // namespace tsudoi::web
