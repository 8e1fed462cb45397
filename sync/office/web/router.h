// From a request to its response: the sync call of the kiosks, published pictures, and the web
// pages behind the gate. Everything protective about HTTP headers is put on here, in one place.
//
//   POST /v1/sync            bytes in, bytes out; the kiosk's signature is its password
//   GET  /v1/picture/<hex>   published pictures by content hash; Range: bytes=N- resumes
//   GET  /healthz            "ok"
//   GET  /login, /logout ... pages; see kPages in router.cpp
//
// Owns:   sessions and throttles (through Gate). Refers to backend, clock and random, which must
//         outlive it.
// Thread: answer may be called by several threads. One lock is held around the backend, for reads
//         and for writes; alone() is under it too. The sync handler is called by several threads,
//         and takes its turn by alone(). Passphrases are checked outside of the lock, so that a
//         sign-in holds up no kiosk: "While a passphrase is checked, kiosks and pages go on".
// Limits: kPassphraseChecksMax at once; whoever comes then is asked to try again in a second.
// Errors: never throws of itself; an unknown address and another's id are both 404 (F54).
#pragma once

#include <functional>
#include <memory>

#include "sync/office/web/backend.h"
#include "sync/office/web/gate.h"
#include "sync/office/web/http.h"

namespace tsudoi::web {

struct SyncAnswer {
  int status = 200;
  Bytes bytes;
};
inline constexpr std::ptrdiff_t kPassphraseChecksMax = 2;  // 64 MiB each

using SyncHandler = std::function<SyncAnswer(ByteView)>;

class Router {
 public:
  struct Parts {
    WebBackend& backend;
    SyncHandler sync;
    Clock& clock;
    Random& random;
    CookieTransport transport = CookieTransport::plain;
    PassphraseCheck check = check_passphrase;
  };
  explicit Router(Parts parts);
  ~Router();

  HttpResponse answer(const HttpRequest& request);
  /// Work on the office while nothing is answered.
  void alone(const std::function<void()>& work);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tsudoi::web
