#include <curl/curl.h>

#include "storage/base/assert.h"
#include "sync/transport.h"

namespace tsudoi {
namespace {

constexpr std::size_t kAnswerBytesMax = 2 * 1024 * 1024 + 4096;  // a reply around a relay's word
constexpr std::size_t kDetailBytesMax = 200;

struct Free {
  void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t take_answer(char* data, std::size_t one, std::size_t count, void* to) {
  Bytes& answer = *static_cast<Bytes*>(to);
  const std::size_t size = one * count;
  if (answer.size() + size > kAnswerBytesMax) return 0;
  append(answer, view_of({data, size}));
  return size;
}

/// The first line of what the office said, without anything that could dress up a log.
std::string plain_line(ByteView answer) {
  std::string line;
  for (const char c : text_of(answer).substr(0, kDetailBytesMax)) {
    if (c == '\n') break;
    if (static_cast<unsigned char>(c) >= 0x20) line += c;
  }
  if (line.ends_with('.')) line.pop_back();  // the sentence around it brings its own
  return line;
}

class HttpTransport final : public Transport {
 public:
  HttpTransport(std::string url, std::string_view path, HttpLimits limits)
      : url_(std::move(url)), path_(path), limits_(limits), easy_(curl_easy_init()) {
    TSUDOI_ASSERT(easy_ != nullptr);
    headers_.reset(curl_slist_append(nullptr, "Content-Type: application/octet-stream"));
    headers_.reset(curl_slist_append(headers_.release(), "Expect:"));
  }

  Result<Bytes> exchange(ByteView ask) override {
    prepare(url_ + path_);
    curl_easy_setopt(easy_.get(), CURLOPT_POST, 1L);
    curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDS, ask.data());
    curl_easy_setopt(easy_.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(ask.size()));
    curl_easy_setopt(easy_.get(), CURLOPT_HTTPHEADER, headers_.get());
    return perform();
  }

  Result<Bytes> picture(ByteView hash) override {
    prepare(url_ + "/v1/picture/" + to_hex(hash));
    curl_easy_setopt(easy_.get(), CURLOPT_HTTPGET, 1L);
    return perform();
  }

 private:
  void prepare(const std::string& url) {
    curl_easy_reset(easy_.get());
    curl_easy_setopt(easy_.get(), CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy_.get(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy_.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy_.get(), CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy_.get(), CURLOPT_CONNECTTIMEOUT_MS, limits_.connect_ms_max);
    curl_easy_setopt(easy_.get(), CURLOPT_TIMEOUT_MS, limits_.total_ms_max);
    curl_easy_setopt(easy_.get(), CURLOPT_WRITEFUNCTION, take_answer);
  }

  Result<Bytes> perform() {
    Bytes answer;
    curl_easy_setopt(easy_.get(), CURLOPT_WRITEDATA, &answer);
    const CURLcode done = curl_easy_perform(easy_.get());
    if (done == CURLE_WRITE_ERROR) return fail(ErrorCode::too_large, "the office's answer");
    if (done == CURLE_PEER_FAILED_VERIFICATION) return fail(ErrorCode::line_down, why_not_taken());
    if (done != CURLE_OK) return fail(ErrorCode::line_down, curl_easy_strerror(done));
    long status = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_RESPONSE_CODE, &status);
    if (status == 200) return answer;
    if (status >= 400 && status < 500) return fail(ErrorCode::refused, plain_line(answer));
    return fail(ErrorCode::line_down, "the office answered with status " + std::to_string(status));
  }

  std::string why_not_taken() {
    long why = 0;
    curl_easy_getinfo(easy_.get(), CURLINFO_SSL_VERIFYRESULT, &why);
    return certificate_words(why);
  }

  std::string url_, path_;
  HttpLimits limits_;
  std::unique_ptr<CURL, Free> easy_;
  std::unique_ptr<curl_slist, Free> headers_;
};

std::unique_ptr<Transport> make(std::string url, std::string_view path, HttpLimits limits) {
  static const bool started = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  TSUDOI_ASSERT(started);
  while (url.ends_with('/')) url.pop_back();
  return std::make_unique<HttpTransport>(std::move(url), path, limits);
}

}  // namespace

std::string certificate_words(long why_not) {
  constexpr long kNotYetValid = 9, kExpired = 10;  // X509_V_ERR_… of openssl/x509_vfy.h
  if (why_not == kNotYetValid)
    return "the clock of this machine is behind: the office's certificate begins later than it "
           "says";
  if (why_not == kExpired)
    return "the clock of this machine is ahead, or the office's certificate has expired: please "
           "look "
           "at the clock first";
  return "the office's certificate is not one that this machine trusts";
}

std::unique_ptr<Transport> make_http_transport(std::string office_url, HttpLimits limits) {
  return make(std::move(office_url), "/v1/sync", limits);
}

std::unique_ptr<Transport> make_relay_transport(std::string relay_url, HttpLimits limits) {
  return make(std::move(relay_url), "/v1/relay", limits);
}

}  // namespace tsudoi
