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
// Thread: answer may be called by several threads: pages take one lock; sync calls and /healthz
//         take none, so SyncHandler must stand the callers' threads (one, unless the server was
//         started with more).
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
using SyncHandler = std::function<SyncAnswer(ByteView)>;

class Router {
 public:
  struct Parts {
    WebBackend& backend;
    SyncHandler sync;
    Clock& clock;
    Random& random;
    CookieTransport transport = CookieTransport::plain;
  };
  explicit Router(Parts parts);
  ~Router();

  HttpResponse answer(const HttpRequest& request);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace tsudoi::web
