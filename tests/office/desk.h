// An officer's desk: the office's own pages on the office of a test world, and who clicks there.
#pragma once

#include "sync/office/backend/office_backend.h"
#include "sync/office/group_intake.h"
#include "sync/office/web/router.h"
#include "tests/sync/world.h"
#include "tests/web/visitor.h"

namespace tsudoi::test {

class Desk final : public Visitor {
 public:
  /// Signed in as "hanako".
  explicit Desk(World& world, const web::Viewer& who = {{"hanako"}, web::WebRole::admin, {}});

  web::HttpResponse answer(const web::HttpRequest& request) override {
    return router_.answer(request);
  }
  OfficeBackend& backend() { return backend_; }
  /// The page's text, which must be there.
  std::string page(std::string_view path_and_query);
  /// The status of the answer.
  int decide(const PublicId& id, std::string_view verdict);

 private:
  OfficeBackend backend_;
  std::unique_ptr<Random> random_ = make_seeded_random(17);
  web::Router router_;
  GroupIntake intake_;
};

}  // namespace tsudoi::test
