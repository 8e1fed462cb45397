#include "tests/web/browser.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace tsudoi::test {

namespace {

std::size_t keep(char* data, std::size_t one, std::size_t count, void* to) {
  static_cast<std::string*>(to)->append(data, one * count);
  return one * count;
}

struct Upload {
  const std::string* body;
  std::size_t sent = 0;
};

std::size_t give(char* to, std::size_t one, std::size_t count, void* from) {
  auto* upload = static_cast<Upload*>(from);
  const std::size_t part = std::min(one * count, upload->body->size() - upload->sent);
  std::memcpy(to, upload->body->data() + upload->sent, part);
  upload->sent += part;
  return part;
}

void set_body(CURL* curl, const Fetch& what, Upload& upload) {
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  if (what.framing == BodyFraming::with_length) {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, what.body.data());
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE, long(what.body.size()));
    return;
  }
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, give);
  curl_easy_setopt(curl, CURLOPT_READDATA, &upload);
}

}  // namespace

Fetched fetch(const Fetch& what) {
  const std::unique_ptr<CURL, void (*)(CURL*)> curl(curl_easy_init(), curl_easy_cleanup);
  Fetched result;
  Upload upload{&what.body};
  curl_slist* lines = nullptr;
  for (const std::string& line : what.headers) lines = curl_slist_append(lines, line.c_str());
  if (what.framing == BodyFraming::chunked)
    lines = curl_slist_append(lines, "Transfer-Encoding: chunked");
  const std::unique_ptr<curl_slist, void (*)(curl_slist*)> owned(lines, curl_slist_free_all);
  curl_easy_setopt(curl.get(), CURLOPT_URL, what.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT, 20L);
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, lines);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, keep);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &result.body);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, keep);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &result.headers);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYPEER, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYHOST, 0L);
  if (what.method == "POST")
    set_body(curl.get(), what, upload);
  else if (what.method == "HEAD")
    curl_easy_setopt(curl.get(), CURLOPT_NOBODY, 1L);
  else
    curl_easy_setopt(curl.get(), CURLOPT_CUSTOMREQUEST, what.method.c_str());
  result.connected = curl_easy_perform(curl.get()) == CURLE_OK;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &result.status);
  return result;
}

}  // namespace tsudoi::test
