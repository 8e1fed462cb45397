// The gate before the pages: who asks, in which language, and whether a form is one that we gave
// to this very person. Sign-in forms carry a token of their own, because being signed in as
// somebody else without noticing is harm too.
//
// Owns:   the session table and the throttles.
// Thread: one at a time (the router's lock). A sign-in has two halves, because its passphrase is
//         checked outside of that lock.
// Limits: 5 free tries for a name from one address, then 30 s doubling to 15 min; 50 for a name
//         from anywhere; 100 for an address (a proxy's address is shared, so its wait stays short).
#pragma once

#include <variant>

#include "sync/office/web/backend.h"
#include "sync/office/web/http.h"
#include "sync/office/web/pages.h"
#include "sync/office/web/sessions.h"

namespace tsudoi::web {

/// Cookies are marked Secure where the browser comes by TLS, ours or a proxy's.
enum class CookieTransport : std::uint8_t { plain, tls };

class Gate {
 public:
  Gate(WebBackend& backend, Clock& clock, Random& random, CookieTransport transport);

  /// nullptr: not signed in. Good until the next call of this object.
  const Session* session_of(const HttpRequest& request);
  HttpResponse sign_in_form(const HttpRequest& request);
  /// Who wants in, before the passphrase is checked; or what was answered without checking it.
  struct Attempt {
    AccountName name;
    std::optional<Account> account;
    std::string passphrase;
  };
  std::variant<HttpResponse, Attempt> begin_sign_in(const HttpRequest& request);
  HttpResponse end_sign_in(const HttpRequest& request, const AccountName& name,
                           const Result<std::optional<Viewer>>& checked);
  HttpResponse ask_to_wait(const HttpRequest& request, std::int64_t wait_ms);
  HttpResponse sign_out(const HttpRequest& request);
  /// Who did what, now, from where.
  AuditLine line_for(const HttpRequest& request, const AccountName& who, AuditAct act,
                     std::string about);
  /// Writes that line.
  Result<void> audit(const HttpRequest& request, const AccountName& who, AuditAct act,
                     std::string about);

 private:
  HttpResponse show_form(const HttpRequest& request, SignInModel model, int status);
  HttpResponse let_in(const HttpRequest& request, Viewer viewer);
  HttpResponse turn_away(const HttpRequest& request, const AccountName& name);
  std::int64_t wait_ms(const HttpRequest& request, const AccountName& name);
  std::string cookie(std::string_view name, std::string_view value) const;

  WebBackend& backend_;
  Clock& clock_;
  Random& random_;
  CookieTransport transport_;
  SessionTable sessions_;
  LoginThrottle by_name_and_peer_;
  LoginThrottle by_name_;
  LoginThrottle by_peer_;
};

/// ?lang=, else the cookie, else what the browser prefers, else Japanese.
PageLanguage language_of(const HttpRequest& request);
/// True when the form was ours: the token matches, and the browser does not say "cross-site".
bool is_own_form(const HttpRequest& request, std::string_view csrf);

}  // namespace tsudoi::web
