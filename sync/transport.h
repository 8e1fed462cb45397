// Transport: one of the four seams. It carries one ask to the office and brings one answer; it
// knows nothing of what is inside. Tests drop, delay, double and cut here.
//
// Thread: exchange() may block up to the time-outs below and is called without any store
// transaction open. Errors: line_down (nothing came back: the outcome is unknown, send the same
// bytes again), refused (the office answered
//         4xx; the detail is its one line), too_large.
#pragma once

#include <memory>
#include <string>

#include "storage/base/bytes.h"

namespace tsudoi {

class Transport {
 public:
  virtual ~Transport() = default;
  virtual Result<Bytes> exchange(ByteView ask) = 0;
  /// The picture of that hash, 256 KiB at most; the caller checks the hash.
  virtual Result<Bytes> picture(ByteView hash) = 0;
};

struct HttpLimits {
  long connect_ms_max = 5'000;
  long total_ms_max = 30'000;
};
/// POST <office_url>/v1/sync over HTTP(S) (sync/transport/http_transport.cpp, libcurl). Keeps its
/// connection.
std::unique_ptr<Transport> make_http_transport(std::string office_url, HttpLimits limits = {});
/// The inner office's to its relay: exchange() is POST <relay_url>/v1/relay.
std::unique_ptr<Transport> make_relay_transport(std::string relay_url, HttpLimits limits = {});

/// Why the office's certificate was not taken, by OpenSSL's number for it, in words for staff.
/// Dates that do not fit speak of this machine's clock: a dead battery is likelier than a bad
/// certificate (F33).
std::string certificate_words(long why_not);

}  // namespace tsudoi
