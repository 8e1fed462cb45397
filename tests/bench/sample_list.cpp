#include "tests/bench/sample_list.h"

#include <cstdio>
#include <cstdlib>

#include "kiosk/flow/session.h"
#include "storage/base/crypto.h"

namespace tsudoi {
namespace {

constexpr std::int64_t kFrameMs = 16;
constexpr float kWheelSteps = 0.25f;  // 24 pixels a frame: a list that was thrown, half-way

texts::TextBook texts_of_kiosk() {
  auto book = texts::TextBook::load(TSUDOI_TEXTS_DIR);
  if (book.ok()) return std::move(book).value();
  std::fprintf(stderr, "%s\n", sentence_for(book.error()).c_str());
  std::exit(2);
}

}  // namespace

SampleList::SampleList(ui::Stage& stage)
    : stage_(stage),
      book_(texts_of_kiosk()),
      town_(read_sample_town()),
      catalogue_(flow::Published{town_.listings, town_.forms, town_.centres, {}}),
      state_(flow::fresh_state(now_)) {
  for (Bytes& bytes : town_.pictures) pictures_.emplace(crypto::hash(bytes), std::move(bytes));
  stage_.set_picture_source([this](const ByteArray<32>& hash) -> std::optional<Bytes> {
    const auto at = pictures_.find(hash);
    return at == pictures_.end() ? std::nullopt : std::optional(at->second);
  });
  state_.screen = flow::Screen::browse;
}

flow::View SampleList::view() const {
  flow::World world;
  world.catalogue = &catalogue_;
  world.seats_left = &seats_left_;
  world.converter = &converter_;
  world.own_centre = town_.centre;
  world.now = from_tokyo(town_.now);
  world.sync = {};
  world.sync.office_reached = world.now;
  return flow::view_of(state_, world, now_);
}

ui::FrameResult SampleList::frame() {
  const bool down = frames_++ / kFramesEachWay % 2 == 0;
  now_.value += kFrameMs;
  const flow::View shown = view();
  stage_.set(screens::ui_settings_of(shown.frame.settings));
  const ui::PointerEvent wheel{
      ui::PointerEvent::Kind::wheel, {500, 900}, down ? -kWheelSteps : kWheelSteps};
  return stage_.frame({&wheel, 1}, now_, [&](ui::Ui& ui) { screens::draw(shown, book_, ui); });
}

}  // namespace tsudoi
