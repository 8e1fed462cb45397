#include "sync/office/web/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>

#include "storage/base/assert.h"
#include "sync/office/web/connections.h"

namespace tsudoi::web {

namespace {

struct Address {
  sockaddr_storage storage{};
  bool v6 = false;
};

Result<Address> address_of(const std::string& host, std::uint16_t port) {
  Address address;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address.storage);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.storage);
  if (inet_pton(AF_INET, host.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
  } else if (inet_pton(AF_INET6, host.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    address.v6 = true;
  } else {
    return fail(ErrorCode::wrong_use, "the address to listen on is not an IP address: " + host);
  }
  return address;
}

std::string peer_of(MHD_Connection* connection) {
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
  if (info == nullptr || info->client_addr == nullptr) return {};
  char text[INET6_ADDRSTRLEN] = {};
  const sockaddr* from = info->client_addr;
  const void* digits =
      from->sa_family == AF_INET6
          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(from)->sin6_addr)
          : &reinterpret_cast<const sockaddr_in*>(from)->sin_addr;
  return inet_ntop(from->sa_family, digits, text, sizeof text) ? text : "";
}

Method method_from(std::string_view name) {
  if (name == "GET") return Method::get;
  if (name == "HEAD") return Method::head;
  if (name == "POST") return Method::post;
  if (name == "OPTIONS") return Method::options;
  return Method::other;
}

void lower(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

MHD_Result keep_pair(void* to, MHD_ValueKind kind, const char* name, std::size_t name_size,
                     const char* value, std::size_t value_size) noexcept {
  try {
    std::string key(name ? name : "", name ? name_size : 0);
    if (kind == MHD_HEADER_KIND) lower(key);
    static_cast<Pairs*>(to)->emplace_back(std::move(key),
                                          std::string(value ? value : "", value ? value_size : 0));
    return MHD_YES;
  } catch (...) {
    return MHD_NO;
  }
}

std::size_t count_of(const Pairs& pairs, std::string_view name) {
  return static_cast<std::size_t>(std::count_if(
      pairs.begin(), pairs.end(), [name](const auto& pair) { return pair.first == name; }));
}

HttpRequest request_of(MHD_Connection* connection, const char* url, const char* method) {
  HttpRequest request;
  request.method = method_from(method);
  request.path = url;
  request.peer = peer_of(connection);
  MHD_get_connection_values_n(connection, MHD_HEADER_KIND, keep_pair, &request.headers);
  MHD_get_connection_values_n(connection, MHD_GET_ARGUMENT_KIND, keep_pair, &request.query);
  MHD_get_connection_values_n(connection, MHD_COOKIE_KIND, keep_pair, &request.cookies);
  return request;
}

/// What can be refused from the headers alone; empty: go on.
std::optional<HttpResponse> early_refusal(const HttpRequest& request, const HttpLimits& limits) {
  const std::size_t lengths = count_of(request.headers, "content-length");
  const std::size_t encodings = count_of(request.headers, "transfer-encoding");
  // Two ways to tell where the body ends: a proxy and we might believe different ones (F56).
  if (lengths + encodings > 1) return text_response(400, "one body length, please\n");
  if (lengths == 0) return std::nullopt;
  const std::string& text = *value_of(request.headers, "content-length");
  std::uint64_t length = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), length);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size())
    return text_response(400, "the body length is not a number\n");
  if (length > limits.body_bytes_max) return text_response(413, "the body is too large\n");
  return std::nullopt;
}

MHD_Result send(MHD_Connection* connection, HttpResponse answer) {
  auto* body = new Bytes(std::move(answer.body));
  MHD_Response* response = MHD_create_response_from_buffer_with_free_callback_cls(
      body->size(), body->data(), [](void* owned) { delete static_cast<Bytes*>(owned); }, body);
  if (response == nullptr) {
    delete body;
    return MHD_NO;
  }
  if (!answer.content_type.empty())
    MHD_add_response_header(response, "Content-Type", answer.content_type.c_str());
  for (const auto& [name, value] : answer.headers)
    MHD_add_response_header(response, name.c_str(), value.c_str());
  const MHD_Result queued =
      MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
  MHD_destroy_response(response);  // the connection holds its own reference
  return queued;
}

HttpResponse answered(const HttpHandler& handler, const HttpRequest& request) {
  try {
    return handler(request);
  } catch (...) {
    return text_response(500, "this request could not be answered\n");
  }
}

struct Incoming {
  HttpRequest request;
  bool too_large = false;
};

}  // namespace

struct HttpServer::Impl {
  Impl(HttpServerOptions chosen, HttpHandler to_call)
      : options(std::move(chosen)),
        handler(std::move(to_call)),
        connections({options.limits.header_ms_max, options.limits.body_ms_max}) {}
  ~Impl() { stop(); }

  MHD_Daemon* launch(const Address& address);
  void stop();
  MHD_Result first_call(MHD_Connection* connection, const char* url, const char* method,
                        void** incoming);
  MHD_Result body_part(Incoming& incoming, const char* data, std::size_t* size) const;

  static MHD_Result on_request(void* self, MHD_Connection* connection, const char* url,
                               const char* method, const char* version, const char* data,
                               std::size_t* size, void** incoming) noexcept;
  static void on_completed(void* self, MHD_Connection* connection, void** incoming,
                           MHD_RequestTerminationCode why) noexcept;
  static void on_connection(void* self, MHD_Connection* connection, void** context,
                            MHD_ConnectionNotificationCode what) noexcept;

  HttpServerOptions options;
  HttpHandler handler;
  ConnectionTable connections;
  MHD_Daemon* daemon = nullptr;
};

MHD_Result HttpServer::Impl::first_call(MHD_Connection* connection, const char* url,
                                        const char* method, void** incoming) {
  connections.request_begun(connection);
  auto fresh = std::make_unique<Incoming>();
  fresh->request = request_of(connection, url, method);
  auto refusal = early_refusal(fresh->request, options.limits);
  *incoming = fresh.release();  // on_completed deletes it
  if (!refusal) return MHD_YES;
  refusal->headers.emplace_back("Connection", "close");
  return send(connection, std::move(*refusal));
}

MHD_Result HttpServer::Impl::body_part(Incoming& incoming, const char* data,
                                       std::size_t* size) const {
  Bytes& body = incoming.request.body;
  incoming.too_large = incoming.too_large || body.size() + *size > options.limits.body_bytes_max;
  if (incoming.too_large) return MHD_NO;  // only a chunked body comes here: hang up, store nothing
  append(body, view_of({data, *size}));
  *size = 0;
  return MHD_YES;
}

MHD_Result HttpServer::Impl::on_request(void* self, MHD_Connection* connection, const char* url,
                                        const char* method, const char*, const char* data,
                                        std::size_t* size, void** incoming) noexcept {
  try {
    Impl& server = *static_cast<Impl*>(self);
    if (*incoming == nullptr) return server.first_call(connection, url, method, incoming);
    Incoming& request = *static_cast<Incoming*>(*incoming);
    if (*size > 0) return server.body_part(request, data, size);
    return send(connection, answered(server.handler, request.request));
  } catch (...) {
    return MHD_NO;
  }
}

void HttpServer::Impl::on_completed(void* self, MHD_Connection* connection, void** incoming,
                                    MHD_RequestTerminationCode) noexcept {
  delete static_cast<Incoming*>(*incoming);
  *incoming = nullptr;
  static_cast<Impl*>(self)->connections.request_done(connection);
}

void HttpServer::Impl::on_connection(void* self, MHD_Connection* connection, void**,
                                     MHD_ConnectionNotificationCode what) noexcept {
  ConnectionTable& connections = static_cast<Impl*>(self)->connections;
  if (what == MHD_CONNECTION_NOTIFY_CLOSED) return connections.closed(connection);
  const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  connections.opened(connection, info ? info->connect_fd : -1);
}

MHD_Daemon* HttpServer::Impl::launch(const Address& address) {
  unsigned flags = MHD_USE_EPOLL_INTERNALLY | MHD_USE_ITC;
  if (address.v6) flags |= MHD_USE_IPv6;
  std::vector<MHD_OptionItem> more;
  if (!options.tls_cert_pem.empty()) {
    flags |= MHD_USE_TLS;
    more.push_back({MHD_OPTION_HTTPS_MEM_CERT, 0, options.tls_cert_pem.data()});
    more.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, options.tls_key_pem.data()});
  }
  if (options.handler_threads > 1)
    more.push_back({MHD_OPTION_THREAD_POOL_SIZE, options.handler_threads, nullptr});
  more.push_back({MHD_OPTION_END, 0, nullptr});
  const HttpLimits& limits = options.limits;
  return MHD_start_daemon(
      flags, options.port, nullptr, nullptr, &Impl::on_request, this, MHD_OPTION_SOCK_ADDR,
      &address.storage, MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits.header_bytes_max,
      MHD_OPTION_CONNECTION_LIMIT, limits.connections_max, MHD_OPTION_PER_IP_CONNECTION_LIMIT,
      limits.connections_per_peer_max, MHD_OPTION_CONNECTION_TIMEOUT, limits.idle_seconds_max,
      MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_COMPLETED, &Impl::on_completed, this,
      MHD_OPTION_NOTIFY_CONNECTION, &Impl::on_connection, this, MHD_OPTION_ARRAY, more.data(),
      MHD_OPTION_END);
}

void HttpServer::Impl::stop() {
  if (daemon == nullptr) return;
  const MHD_socket listening = MHD_quiesce_daemon(daemon);
  connections.wait_until_quiet(options.drain_ms_max);
  MHD_stop_daemon(daemon);
  if (listening != MHD_INVALID_SOCKET) ::close(listening);
  daemon = nullptr;
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;
HttpServer::~HttpServer() = default;

Result<HttpServer> HttpServer::start(const HttpServerOptions& options, HttpHandler handler) {
  TSUDOI_ASSERT(handler != nullptr);
  if (options.tls_cert_pem.empty() != options.tls_key_pem.empty())
    return fail(ErrorCode::wrong_use, "a TLS certificate and its key go together");
  TRY_ASSIGN(const Address address, address_of(options.host, options.port));
  auto impl = std::make_unique<Impl>(options, std::move(handler));
  errno = 0;
  impl->daemon = impl->launch(address);
  if (impl->daemon == nullptr) {
    const std::string where = options.host + ":" + std::to_string(options.port);
    const std::string why = errno != 0 ? std::strerror(errno) : "is the TLS certificate good?";
    return fail(ErrorCode::refused, "cannot listen on " + where + " (" + why + ")");
  }
  return HttpServer(std::move(impl));
}

std::uint16_t HttpServer::port() const {
  if (impl_ == nullptr || impl_->daemon == nullptr) return 0;
  const auto* info = MHD_get_daemon_info(impl_->daemon, MHD_DAEMON_INFO_BIND_PORT);
  return info ? info->port : 0;
}

void HttpServer::stop() {
  if (impl_ != nullptr) impl_->stop();
}

Result<HttpServerOptions> listen_options_from(std::string_view text) {
  HttpServerOptions options;
  const std::size_t colon = text.rfind(':');
  if (colon == text.npos) return fail(ErrorCode::wrong_use, "--listen needs HOST:PORT");
  std::string_view host = text.substr(0, colon), port = text.substr(colon + 1);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']')
    host = host.substr(1, host.size() - 2);
  const auto read = std::from_chars(port.data(), port.data() + port.size(), options.port);
  if (port.empty() || read.ec != std::errc{} || read.ptr != port.data() + port.size())
    return fail(ErrorCode::wrong_use, "the port is not a number from 0 to 65535");
  if (host == "localhost") host = options.host;
  if (!host.empty()) options.host = std::string(host);
  TRY_ASSIGN([[maybe_unused]] const Address checked, address_of(options.host, options.port));
  return options;
}

}  // namespace tsudoi::web
