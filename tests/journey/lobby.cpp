#include "tests/journey/lobby.h"

#include "tests/support/catch.h"

namespace tsudoi::test {
namespace {

/// The page or list that a target may be further down in.
std::string page_of(const ui::Tree& tree) {
  for (const ui::Node& node : tree.nodes())
    if (node.role == ui::WidgetRole::list && !node.covered) return node.id;
  return {};
}

}  // namespace

Lobby::Lobby() : server_(serve(world_)) {
  world_.publish({shodo()});
  line_ = make_http_transport(url_of(server_));
  { const KioskStore enrolled = world_.new_kiosk("kiosk", {"tama"}); }
  auto kiosk = Kiosk::open(world_.folder() / "kiosk", world_.seams());
  REQUIRE(kiosk.ok());
  kiosk_ = std::move(kiosk).value();
  auto book = texts::TextBook::load(TSUDOI_TEXTS_DIR);
  REQUIRE(book.ok());
  book_ = std::make_unique<texts::TextBook>(std::move(book).value());
  draw();
}

void Lobby::draw() {
  do {
    action_.reset();
    const flow::View view = kiosk_->view();
    harness_.set(screens::ui_settings_of(view.frame.settings));
    harness_.show([this, view](ui::Ui& ui) {
      if (auto action = screens::draw(view, *book_, ui)) action_ = std::move(action);
    });
    if (action_) kiosk_->act(*action_);
  } while (action_);
}

void Lobby::tap(const std::string& id) {
  INFO("tapping " << id);
  bool tapped = harness_.tap(id);
  if (!tapped && harness_.scroll_to(page_of(tree()), id)) tapped = harness_.tap(id);
  REQUIRE(tapped);
  if (action_) kiosk_->act(*action_);
  draw();
}

void Lobby::type(const std::vector<std::string>& keys) {
  for (const std::string& label : keys) {
    const ui::Node* key = tree().find(ui::WidgetRole::key, label);
    INFO("key " << label);
    REQUIRE(key != nullptr);
    tap(key->id);
  }
}

}  // namespace tsudoi::test
