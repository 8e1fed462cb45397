#include "sync/office/web/quarantine_route.h"

#include <charconv>

namespace tsudoi::web {

namespace {

constexpr std::string_view kPath = "/quarantine/";

struct Act {
  std::uint64_t number = 0;
  std::string_view verb;
};

std::optional<Act> act_in(std::string_view path) {
  if (!path.starts_with(kPath)) return std::nullopt;
  path.remove_prefix(kPath.size());
  Act act;
  const auto read = std::from_chars(path.data(), path.data() + path.size(), act.number);
  if (read.ec != std::errc{}) return std::nullopt;
  act.verb = path.substr(static_cast<std::size_t>(read.ptr - path.data()));
  if (act.verb != "/retry" && act.verb != "/refuse") return std::nullopt;
  return act;
}

Result<HttpResponse> done(const HttpRequest& request, const Viewer& viewer, const Act& act,
                          Gate& gate, WebBackend& backend) {
  const std::string item = "item " + std::to_string(act.number);
  if (act.verb == "/retry") {
    const AuditLine line = gate.line_for(request, viewer.name, AuditAct::retried_aside, item);
    TRY_ASSIGN(const AsideEnd end, backend.retry_aside(viewer, act.number, line));
    const std::string stayed = "?stayed=" + std::to_string(act.number);
    return redirect_to(end == AsideEnd::taken_in ? "/quarantine" : "/quarantine" + stayed);
  }
  const auto fields = form_fields_from(text_of(request.body));
  const std::string reason = value_or(fields.value_or(Pairs()), "reason", "");
  const AuditLine line = gate.line_for(request, viewer.name, AuditAct::refused_aside, item);
  TRY(backend.refuse_aside(viewer, act.number, reason, line));
  return redirect_to("/quarantine");
}

}  // namespace

bool is_quarantine_act(std::string_view path) {
  return act_in(path).has_value();
}

Result<HttpResponse> act_on_quarantine(const HttpRequest& request, Gate& gate,
                                       WebBackend& backend) {
  const Session* session = gate.session_of(request);
  if (session == nullptr) return redirect_to("/login");
  if (!is_own_form(request, session->csrf))
    return html_response(403, sorry_page(Sorry::form_refused, language_of(request)));
  const Viewer viewer = session->viewer;
  const auto act = act_in(request.path);
  if (!act || !may_decide(viewer)) return fail(ErrorCode::not_found, "no such act");
  auto answered = done(request, viewer, *act, gate, backend);
  if (!answered && answered.error().code == ErrorCode::not_found)
    TRY(gate.audit(request, viewer.name, AuditAct::look_refused,
                   "item " + std::to_string(act->number)));
  return answered;
}

}  // namespace tsudoi::web
