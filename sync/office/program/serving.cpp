#include "sync/office/program/serving.h"

#include <unistd.h>

#include <cstdio>
#include <new>

#include "storage/base/files.h"
#include "storage/lmdb/stores_over.h"

namespace tsudoi::office_program {
namespace {

constexpr std::size_t kPemBytesMax = 256 * 1024;

}  // namespace

EndSignals::EndSignals() {
  sigemptyset(&set_);
  sigaddset(&set_, SIGTERM);
  sigaddset(&set_, SIGINT);
  ::pthread_sigmask(SIG_BLOCK, &set_, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

void EndSignals::wait() const {
  int which = 0;
  while (::sigwait(&set_, &which) != 0) {
  }
}

bool EndSignals::came(std::time_t seconds) const {
  const timespec longest{seconds, 0};
  return ::sigtimedwait(&set_, nullptr, &longest) > 0;
}

void EndSignals::ask() const {
  ::kill(::getpid(), SIGTERM);
}

web::HttpResponse Answering::answer(const web::HttpHandler& handler,
                                    const web::HttpRequest& request) {
  try {
    web::HttpResponse answer = handler(request);
    if (lmdb::is_one_over()) end_.ask();
    return answer;
  } catch (const std::bad_alloc&) {
    lacks_memory_ = true;
    end_.ask();
    throw;
  }
}

Result<void> Answering::outcome() const {
  if (lmdb::is_one_over())
    return fail(ErrorCode::disk_failed, "what was to be written last; start it again");
  if (lacks_memory_) return fail(ErrorCode::out_of_memory, "");
  return {};
}

Result<web::HttpServerOptions> options_for(const Serve& serve) {
  TRY_ASSIGN(auto options, web::listen_options_from(serve.listen));
  if (serve.tls_cert.empty()) return options;
  TRY_ASSIGN(const Bytes cert, read_file(serve.tls_cert, kPemBytesMax));
  TRY_ASSIGN(Bytes key, read_file(serve.tls_key, kPemBytesMax));
  options.tls_cert_pem = text_of(cert);
  options.tls_key_pem = text_of(key);
  crypto::wipe(key);
  return options;
}

void say_where(const web::HttpServerOptions& options, std::uint16_t port, Session& session) {
  const bool is_v6 = options.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + options.host + "]" : options.host;
  const std::string address = std::string(options.tls_cert_pem.empty() ? "http://" : "https://") +
                              host + ":" + std::to_string(port);
  JsonLine line;
  line.text("listening", address).number("port", port);
  session.tell(line);
  std::printf("Listening on %s\n", address.c_str());
  std::fflush(stdout);
}

}  // namespace tsudoi::office_program
