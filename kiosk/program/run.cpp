// The kiosk in its window: events in, journey, pixels out. It draws when something changes, and
// otherwise sleeps.
#include <cstdio>

#include "kiosk/app/sync_pace.h"
#include "kiosk/input/scan_guard.h"
#include "kiosk/platform/window.h"
#include "kiosk/program/figures.h"
#include "kiosk/program/full_use.h"
#include "kiosk/program/options.h"
#include "kiosk/program/stop_listener.h"
#include "kiosk/program/tree_file.h"
#include "kiosk/screens/draw.h"

namespace tsudoi {
namespace {

std::string utf8_of(char32_t point) {
  const auto tail = [](char32_t bits) { return static_cast<char>(0x80 | (bits & 0x3f)); };
  if (point < 0x80) return {static_cast<char>(point)};
  if (point < 0x800) return {static_cast<char>(0xc0 | point >> 6), tail(point)};
  if (point < 0x10000)
    return {static_cast<char>(0xe0 | point >> 12), tail(point >> 6), tail(point)};
  return {static_cast<char>(0xf0 | point >> 18), tail(point >> 12), tail(point >> 6), tail(point)};
}

input::KeyPress press_of(const platform::KeyEvent& key) {
  using platform::NamedKey;
  switch (key.named) {
    case NamedKey::enter: return {input::KeyRole::enter, ""};
    case NamedKey::backspace: return {input::KeyRole::erase, ""};
    case NamedKey::left: return {input::KeyRole::left, ""};
    case NamedKey::right: return {input::KeyRole::right, ""};
    default: break;
  }
  if (key.character == U' ') return {input::KeyRole::space, ""};
  std::string text;
  if (key.character != 0) text = utf8_of(key.character);
  return {input::KeyRole::character, text};
}

class Face {
 public:
  Face(Kiosk& kiosk, const texts::TextBook& book, const RunOptions& options, Clock& clock,
       const StopListener& stop)
      : kiosk_(kiosk),
        book_(book),
        options_(options),
        clock_(clock),
        stop_(stop),
        figures_(clock) {}

  Result<void> open();
  Result<void> live(SyncPace& pace);

 private:
  void show();
  void use_fully();
  void take(const platform::Events& events);
  void take_key(const platform::KeyEvent& key);
  void take_typed(const input::ScanGuard::Out& out);
  SteadyMs next_turn(const SyncPace& pace) const;
  bool is_over();

  Kiosk& kiosk_;
  const texts::TextBook& book_;
  const RunOptions& options_;
  Clock& clock_;
  const StopListener& stop_;
  Figures figures_;
  std::unique_ptr<platform::Window> window_;
  std::unique_ptr<ui::Stage> stage_;
  input::ScanGuard guard_;
  std::vector<ui::PointerEvent> pointer_;
  std::optional<SteadyMs> wake_at_;
  SteadyMs tick_at_;
  bool dirty_ = true;
  bool closed_ = false;
};

Result<void> Face::open() {
  platform::WindowOptions window;
  window.surface = options_.surface;
  if (!options_.windowed.empty()) {
    const auto size = size_from(options_.windowed);
    if (!size) return fail(ErrorCode::wrong_use, "--windowed wants WxH, for example 1080x1920");
    window.size = {size->w, size->h};
    window.mode = platform::WindowMode::windowed;
  }
  TRY_ASSIGN(window_, platform::Window::create(window, clock_));
  figures_.drawn_by(window_->surface());
  TRY_ASSIGN(stage_, ui::Stage::create(window_->size()));
  stage_->set_picture_source([this](const ByteArray<32>& hash) {
    auto bytes = kiosk_.store().picture({hash});
    return bytes.ok() ? std::move(*bytes) : std::nullopt;
  });
  return {};
}

/// Frames until nothing the resident did is left unanswered.
void Face::show() {
  constexpr int kFramesMax = 8;
  for (int i = 0; i < kFramesMax && dirty_; ++i) {
    dirty_ = false;
    const flow::View view = kiosk_.view();
    stage_->set(screens::ui_settings_of(view.frame.settings));
    std::optional<flow::Action> action;
    const auto frame = stage_->frame(pointer_, clock_.steady(),
                                     [&](ui::Ui& ui) { action = screens::draw(view, book_, ui); });
    pointer_.clear();
    window_->present(*stage_, frame);
    figures_.frame_drawn();
    wake_at_ = frame.wake_at;
    if (action) {
      kiosk_.act(*action);
      dirty_ = true;
    }
    if (kiosk_.take_wipe()) {
      stage_->forget();
      dirty_ = true;
    }
  }
  tick_at_ = kiosk_.next_change();
  if (!options_.tree_file.empty()) write_tree(stage_->tree(), options_.tree_file).ignore();
}

/// After it, the program is as heavy as it gets.
void Face::use_fully() {
  visit_screens(kiosk_, [this] {
    dirty_ = true;
    show();
  });
  std::uint64_t drawn = 0;
  for (const std::string& page : pages_of_characters())
    for (const ui::Weight weight : {ui::Weight::regular, ui::Weight::bold}) {
      const auto frame = stage_->frame({}, clock_.steady(),
                                       [&](ui::Ui& ui) { draw_characters(ui, page, weight); });
      window_->present(*stage_, frame);
      for (const char c : page) drawn += (c & 0xc0) != 0x80 && c != '\n' ? 1 : 0;
    }
  figures_.fully_used(drawn);
}

void Face::take_typed(const input::ScanGuard::Out& out) {
  for (const input::KeyPress& press : out.typed) kiosk_.act(flow::PressKey{press});
  if (out.scan) kiosk_.act(flow::Touched{});  // a scan opens nothing; somebody is there
  dirty_ = dirty_ || !out.typed.empty() || out.scan.has_value();
}

void Face::take_key(const platform::KeyEvent& key) {
  take_typed(guard_.press(press_of(key), key.at));
}

void Face::take(const platform::Events& events) {
  closed_ = closed_ || events.closed;
  if (events.resized) {
    stage_->resize(window_->size());
    stage_->repaint();
    dirty_ = true;
  }
  for (const platform::KeyEvent& key : events.keys) take_key(key);
  take_typed(guard_.wait_until(clock_.steady()));
  if (events.pointer.empty()) return;
  pointer_.insert(pointer_.end(), events.pointer.begin(), events.pointer.end());
  const bool touched = std::ranges::any_of(events.pointer, [](const ui::PointerEvent& event) {
    return event.kind == ui::PointerEvent::Kind::press;
  });
  if (touched) kiosk_.act(flow::Touched{});
  dirty_ = true;
}

SteadyMs Face::next_turn(const SyncPace& pace) const {
  SteadyMs next = std::min(tick_at_, pace.due());
  if (wake_at_) next = std::min(next, *wake_at_);
  if (const auto due = guard_.due()) next = std::min(next, *due);
  if (const auto due = figures_.due()) next = std::min(next, *due);
  return next;
}

bool Face::is_over() {
  return closed_ || stop_.asked() || figures_.turn();
}

Result<void> Face::live(SyncPace& pace) {
  show();
  figures_.first_paint();
  std::printf("Showing the first picture.\n");
  std::fflush(stdout);
  stage_->warm_up();
  if (options_.measure_seconds > 0) figures_.measure_idle(options_.measure_seconds);
  while (!is_over()) {
    if (pace.turn()) dirty_ = true;
    take(window_->wait(next_turn(pace)));
    const SteadyMs now = clock_.steady();
    if (now >= tick_at_) {
      kiosk_.act(flow::Tick{});
      dirty_ = true;
    }
    if (wake_at_ && now >= *wake_at_) dirty_ = true;
    if (dirty_) show();
  }
  if (options_.measure_seconds > 0) use_fully();
  if (options_.measure_seconds > 0 || options_.common.json)
    std::printf("%s\n", figures_.json().c_str());
  return {};
}

}  // namespace

Result<void> run_window(const RunOptions& options) {
  const StopListener stop([] { platform::Window::wake(); });
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(auto kiosk, open_kiosk(options.common, ground));
  TRY_ASSIGN(const auto book, texts::TextBook::load(texts_folder()));
  Face face(*kiosk, book, options, *ground.clock, stop);
  TRY(face.open());
  SyncWorker worker(make_http_transport(kiosk->store().identity().bundle.office_url),
                    [] { platform::Window::wake(); });
  SyncPace pace(*kiosk, worker, ground.seams());
  return face.live(pace);
}

}  // namespace tsudoi
