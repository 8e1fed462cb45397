#include "sync/office/program/serving.h"

#include <cstdio>

#include "storage/base/files.h"

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
