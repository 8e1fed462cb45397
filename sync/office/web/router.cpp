#include "sync/office/web/router.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <semaphore>

#include "sync/office/web/asked.h"
#include "sync/office/web/picture_route.h"
#include "sync/office/web/quarantine_route.h"
#include "sync/office/web/style.h"

namespace tsudoi::web {

namespace {

constexpr std::string_view kPicturePath = "/v1/picture/";
constexpr std::string_view kApplicationPath = "/applications/";
constexpr std::string_view kDecisionEnd = "/decision";
constexpr std::int64_t kBusyMs = 1000;
constexpr int kRefusedStatus = 409;

// Nothing from elsewhere, no script at all, no frames, forms only to ourselves.
constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'";

template <class Id>
std::optional<Id> id_from_hex(std::string_view hex) {
  constexpr std::size_t bytes = sizeof(Id::value);
  if (hex.size() != bytes * 2) return std::nullopt;
  const auto read = from_hex(hex);
  if (!read) return std::nullopt;
  return Id{array_of<bytes>(*read)};
}

void protect(HttpResponse& response, CookieTransport transport) {
  const bool cached = value_of(response.headers, "Cache-Control") != nullptr;
  if (!cached) response.headers.emplace_back("Cache-Control", "no-store");
  response.headers.emplace_back("Content-Security-Policy", kPolicy);
  response.headers.emplace_back("X-Content-Type-Options", "nosniff");
  response.headers.emplace_back("X-Frame-Options", "DENY");
  response.headers.emplace_back("Referrer-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  if (transport == CookieTransport::tls)
    response.headers.emplace_back("Strict-Transport-Security", "max-age=31536000");
}

HttpResponse method_refused(std::string_view allowed) {
  HttpResponse response = text_response(405, "this address does not take this method\n");
  response.headers.emplace_back("Allow", allowed);
  return response;
}

/// What an address takes; empty: it takes reading only.
bool takes_post(std::string_view path) {
  const bool decision = path.starts_with(kApplicationPath) &&
                        path.size() >= kApplicationPath.size() + kDecisionEnd.size() &&
                        path.ends_with(kDecisionEnd);
  return path == "/v1/sync" || path == "/login" || path == "/logout" || decision ||
         is_quarantine_act(path);
}

std::string_view allowed_on(std::string_view path) {
  if (path == "/login") return "GET, HEAD, POST, OPTIONS";
  return takes_post(path) ? "POST, OPTIONS" : "GET, HEAD, OPTIONS";
}

/// What may be decided on a page.
std::optional<Verdict> verdict_from(std::string_view word) {
  for (const Verdict verdict : {Verdict::confirmed, Verdict::wait_listed, Verdict::declined})
    if (word == name_of(verdict)) return verdict;
  return std::nullopt;
}

std::string audit_text(const ApplicationFilter& filter) {
  const std::string page = "page " + std::to_string(filter.page.value);
  return filter.listing.empty() ? page : filter.listing.value + " " + page;
}

}  // namespace

struct Router::Impl {
  explicit Impl(Parts chosen)
      : parts(std::move(chosen)), gate(parts.backend, parts.clock, parts.random, parts.transport) {}

  HttpResponse route(const HttpRequest& request);
  HttpResponse reading(const HttpRequest& request);
  HttpResponse posting(const HttpRequest& request);
  HttpResponse picture(const HttpRequest& request);
  HttpResponse page(const HttpRequest& request);
  HttpResponse sync_call(const HttpRequest& request);
  HttpResponse sign_in(const HttpRequest& request);
  HttpResponse decide(const HttpRequest& request);
  Result<void> decide_noted(const HttpRequest& request, const Viewer& viewer, const PublicId& id,
                            Verdict verdict);

  HttpResponse today(const HttpRequest& request, const PageContext& context);
  HttpResponse listings(const HttpRequest& request, const PageContext& context);
  HttpResponse applications(const HttpRequest& request, const PageContext& context);
  HttpResponse application(const HttpRequest& request, const PageContext& context);
  HttpResponse application_shown(const HttpRequest& request, const PageContext& context,
                                 const PublicId& id, int status);
  HttpResponse quarantine(const HttpRequest& request, const PageContext& context);
  HttpResponse kiosks(const HttpRequest& request, const PageContext& context);
  HttpResponse imports(const HttpRequest& request, const PageContext& context);
  HttpResponse audit(const HttpRequest& request, const PageContext& context);
  HttpResponse disposals(const HttpRequest& request, const PageContext& context);

  HttpResponse sorry(const HttpRequest& request, const Error& error) const;
  HttpResponse not_found(const HttpRequest& request) const;
  PageContext context_of(const HttpRequest& request, const Session& session) const;

  Parts parts;
  std::mutex lock;  // around backend and gate
  Gate gate;
  std::counting_semaphore<kPassphraseChecksMax> checks{kPassphraseChecksMax};
};

namespace {

/// One of the few checks that may go on at once, or none.
class CheckSlot {
 public:
  explicit CheckSlot(std::counting_semaphore<kPassphraseChecksMax>& slots)
      : slots_(slots), held_(slots.try_acquire()) {}
  CheckSlot(const CheckSlot&) = delete;
  CheckSlot& operator=(const CheckSlot&) = delete;
  ~CheckSlot() {
    if (held_) slots_.release();
  }
  bool held() const { return held_; }

 private:
  std::counting_semaphore<kPassphraseChecksMax>& slots_;
  bool held_;
};

template <class Model, class Page>
HttpResponse drawn(const Result<Model>& model, const PageContext& context, Page page) {
  return html_response(200, page(*model, context));
}

}  // namespace

HttpResponse Router::Impl::not_found(const HttpRequest& request) const {
  return html_response(404, sorry_page(Sorry::not_found, language_of(request)));
}

HttpResponse Router::Impl::sorry(const HttpRequest& request, const Error& error) const {
  if (error.code == ErrorCode::not_found) return not_found(request);
  const int status = error.code == ErrorCode::refused ? kRefusedStatus : 500;
  return html_response(status, sorry_page(Sorry::failed, language_of(request)));
}

PageContext Router::Impl::context_of(const HttpRequest& request, const Session& session) const {
  return {language_of(request), parts.clock.now(), session.viewer, session.csrf, here_of(request)};
}

HttpResponse Router::Impl::today(const HttpRequest& request, const PageContext& context) {
  const auto model = parts.backend.dashboard(context.viewer);
  return model ? drawn(model, context, dashboard_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::listings(const HttpRequest& request, const PageContext& context) {
  const auto model = parts.backend.listings(context.viewer, listing_filter_of(request));
  return model ? drawn(model, context, listings_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::applications(const HttpRequest& request, const PageContext& context) {
  const ApplicationFilter filter = application_filter_of(request, context.viewer);
  const auto model = parts.backend.applications(context.viewer, filter);
  if (!model) return sorry(request, model.error());
  if (filter.names == NamesShown::shown) {
    const auto noted =
        gate.audit(request, context.viewer.name, AuditAct::looked_at_names, audit_text(filter));
    if (!noted) return sorry(request, noted.error());  // no line, no look
  }
  return drawn(model, context, applications_page);
}

HttpResponse Router::Impl::application(const HttpRequest& request, const PageContext& context) {
  const auto id =
      id_from_hex<PublicId>(std::string_view(request.path).substr(kApplicationPath.size()));
  if (!id || !may_see_names(context.viewer)) return not_found(request);
  return application_shown(request, context, *id, 200);
}

/// 409 after a decision that was refused: the page says why.
HttpResponse Router::Impl::application_shown(const HttpRequest& request, const PageContext& context,
                                             const PublicId& id, int status) {
  auto model = parts.backend.application(context.viewer, id, context.language);
  const auto act = model ? AuditAct::looked_at_application : AuditAct::look_refused;
  const auto noted = gate.audit(request, context.viewer.name, act, slip_code_of(id));
  if (!noted) return sorry(request, noted.error());
  if (!model) return sorry(request, model.error());
  model->was_just_refused = status == kRefusedStatus;
  return html_response(status, application_page(*model, context));
}

HttpResponse Router::Impl::quarantine(const HttpRequest& request, const PageContext& context) {
  auto model = parts.backend.quarantine(context.viewer, page_number_of(request));
  if (!model) return sorry(request, model.error());
  model->stayed = number_asked(request, "stayed");
  return drawn(model, context, quarantine_page);
}

HttpResponse Router::Impl::kiosks(const HttpRequest& request, const PageContext& context) {
  const auto model = parts.backend.kiosks(context.viewer);
  return model ? drawn(model, context, kiosks_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::imports(const HttpRequest& request, const PageContext& context) {
  const auto model = parts.backend.imports(context.viewer);
  return model ? drawn(model, context, imports_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::audit(const HttpRequest& request, const PageContext& context) {
  if (!may_see_audit(context.viewer)) return not_found(request);
  const auto model = parts.backend.audit_log(context.viewer, page_number_of(request));
  return model ? drawn(model, context, audit_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::disposals(const HttpRequest& request, const PageContext& context) {
  const auto model = parts.backend.disposals(context.viewer, page_number_of(request));
  return model ? drawn(model, context, disposals_page) : sorry(request, model.error());
}

HttpResponse Router::Impl::page(const HttpRequest& request) {
  struct PageRoute {
    std::string_view path;
    HttpResponse (Impl::*draw)(const HttpRequest&, const PageContext&);
  };
  static constexpr std::array<PageRoute, 8> kPages{{{"/", &Impl::today},
                                                    {"/listings", &Impl::listings},
                                                    {"/applications", &Impl::applications},
                                                    {"/quarantine", &Impl::quarantine},
                                                    {"/kiosks", &Impl::kiosks},
                                                    {"/imports", &Impl::imports},
                                                    {"/audit", &Impl::audit},
                                                    {"/disposals", &Impl::disposals}}};
  const auto route = std::find_if(kPages.begin(), kPages.end(), [&](const PageRoute& known) {
    return known.path == request.path;
  });
  const bool one_application = request.path.starts_with(kApplicationPath);
  if (route == kPages.end() && !one_application) return not_found(request);
  const Session* session = gate.session_of(request);
  if (session == nullptr) return redirect_to("/login");
  const PageContext context = context_of(request, *session);
  return one_application ? application(request, context) : (this->*route->draw)(request, context);
}

HttpResponse Router::Impl::decide(const HttpRequest& request) {
  const Session* session = gate.session_of(request);
  if (session == nullptr) return redirect_to("/login");
  if (!is_own_form(request, session->csrf))
    return html_response(403, sorry_page(Sorry::form_refused, language_of(request)));
  std::string_view hex = std::string_view(request.path).substr(kApplicationPath.size());
  hex.remove_suffix(kDecisionEnd.size());
  const auto id = id_from_hex<PublicId>(hex);
  PageContext context = context_of(request, *session);
  context.here = std::string(kApplicationPath).append(hex);
  const Viewer& viewer = context.viewer;
  const auto fields = form_fields_from(text_of(request.body));
  const auto verdict = verdict_from(value_or(fields.value_or(Pairs()), "verdict", ""));
  if (!id || !may_decide(viewer)) return not_found(request);
  if (!verdict) return html_response(400, sorry_page(Sorry::form_refused, language_of(request)));
  const auto decided = decide_noted(request, viewer, *id, *verdict);
  if (decided) return redirect_to(context.here);
  return decided.error().code == ErrorCode::refused
             ? application_shown(request, context, *id, kRefusedStatus)
             : sorry(request, decided.error());
}

/// The line says what was tried and how it ended.
Result<void> Router::Impl::decide_noted(const HttpRequest& request, const Viewer& viewer,
                                        const PublicId& id, Verdict verdict) {
  const std::string tried = slip_code_of(id) + " " + std::string(name_of(verdict));
  auto done = parts.backend.decide(viewer, id, verdict,
                                   gate.line_for(request, viewer.name, AuditAct::decided, tried));
  if (done) return done;
  TRY(gate.audit(request, viewer.name, AuditAct::decision_refused,
                 tried + ": " + std::string(name_of(done.error().code))));
  return done;
}

HttpResponse Router::Impl::picture(const HttpRequest& request) {
  const auto hash =
      id_from_hex<ContentHash>(std::string_view(request.path).substr(kPicturePath.size()));
  if (!hash) return not_found(request);
  auto bytes = parts.backend.picture(*hash);
  if (!bytes) return sorry(request, bytes.error());
  return picture_response(std::move(*bytes), request);
}

HttpResponse Router::Impl::sync_call(const HttpRequest& request) {
  SyncAnswer answer = parts.sync(request.body);
  return {answer.status, "application/octet-stream", std::move(answer.bytes), {}};
}

HttpResponse Router::Impl::sign_in(const HttpRequest& request) {
  std::unique_lock hold(lock);
  auto begun = gate.begin_sign_in(request);
  if (auto* answered = std::get_if<HttpResponse>(&begun)) return std::move(*answered);
  const auto& attempt = std::get<Gate::Attempt>(begun);
  const CheckSlot slot(checks);
  if (!slot.held()) return gate.ask_to_wait(request, kBusyMs);
  hold.unlock();
  const auto checked = parts.check(attempt.account, attempt.passphrase);
  hold.lock();
  return gate.end_sign_in(request, attempt.name, checked);
}

HttpResponse Router::Impl::reading(const HttpRequest& request) {
  if (request.path == style_path()) {
    HttpResponse sheet{200, "text/css; charset=utf-8", copy_of(view_of(style_sheet())), {}};
    sheet.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
    return sheet;
  }
  if (request.path == "/login") return gate.sign_in_form(request);
  if (request.path.starts_with(kPicturePath)) return picture(request);
  HttpResponse response = page(request);
  if (const auto asked = page_language_from(value_or(request.query, "lang", "")))
    response.headers.emplace_back("Set-Cookie", "lang=" + std::string(tag_of(*asked)) +
                                                    "; Path=/; HttpOnly; SameSite=Strict");
  return response;
}

HttpResponse Router::Impl::posting(const HttpRequest& request) {
  if (request.path == "/logout") return gate.sign_out(request);
  if (!is_quarantine_act(request.path)) return decide(request);
  auto answered = act_on_quarantine(request, gate, parts.backend);
  return answered ? std::move(*answered) : sorry(request, answered.error());
}

HttpResponse Router::Impl::route(const HttpRequest& request) {
  const bool reads = request.method == Method::get || request.method == Method::head;
  if (request.method == Method::options)
    return {204, "", {}, {{"Allow", std::string(allowed_on(request.path))}}};
  if (request.path == "/healthz" && reads) return text_response(200, "ok\n");
  if (request.path == "/v1/sync" && request.method == Method::post) return sync_call(request);
  if (request.method == Method::post ? !takes_post(request.path) : !reads)
    return method_refused(allowed_on(request.path));
  if (reads && takes_post(request.path) && request.path != "/login")
    return method_refused(allowed_on(request.path));
  if (!reads && request.path == "/login") return sign_in(request);
  const std::lock_guard hold(lock);
  return reads ? reading(request) : posting(request);
}

Router::Router(Parts parts) : impl_(std::make_unique<Impl>(std::move(parts))) {}
Router::~Router() = default;

void Router::alone(const std::function<void()>& work) {
  const std::lock_guard hold(impl_->lock);
  work();
}

HttpResponse Router::answer(const HttpRequest& request) {
  HttpResponse response = impl_->route(request);
  protect(response, impl_->parts.transport);
  return response;
}

}  // namespace tsudoi::web
