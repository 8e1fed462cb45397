#include "tests/office/desk.h"

#include "sync/office/backend/account_records.h"
#include "tests/support/catch.h"

namespace tsudoi::test {

Desk::Desk(World& world, const web::Viewer& who)
    : backend_(world.office(), world.clock()),
      router_({backend_,
               [this](ByteView ask) {
                 SyncAnswer answer = intake_.handle(ask);
                 return web::SyncAnswer{answer.status, std::move(answer.body)};
               },
               world.clock(), *random_}),
      intake_(world.office(), [this](const std::function<void()>& work) { router_.alone(work); }) {
  const auto account = web::make_account(who, kPassphrase, {1, 8 * 1024}, *random_);
  REQUIRE(account.ok());
  REQUIRE(world.office().keep_account(record_of(*account)).ok());
  REQUIRE(sign_in(kPassphrase).status == 303);
}

std::string Desk::page(std::string_view path_and_query) {
  const web::HttpResponse response = get(path_and_query);
  INFO(path_and_query);
  REQUIRE(response.status == 200);
  return text(response);
}

int Desk::decide(const PublicId& id, std::string_view verdict) {
  const std::string csrf = csrf_in(get("/kiosks"));
  return post("/applications/" + to_hex(id.view()) + "/decision",
              "verdict=" + std::string(verdict) + "&csrf=" + csrf)
      .status;
}

}  // namespace tsudoi::test
