#include "kiosk/ui/stage.h"

#include <imgui.h>

#include "kiosk/ui/mapped_file.h"
#include "kiosk/ui/raster.h"
#include "kiosk/ui/ui_private.h"
#include "storage/base/assert.h"
#include "storage/base/crypto.h"

namespace tsudoi::ui {
namespace {

constexpr float kShortSideOfDesign = 1080;
constexpr float kScaleMin = 24.0f / 26.0f;  // no text below 24 pixels, however small the screen
constexpr std::int64_t kFrameMs = 16;
constexpr std::int64_t kGlideStepMsMax = 64;  // after a pause, a glide goes on; it does not jump

float scale_for(PixelSize size) {
  return std::max(kScaleMin, static_cast<float>(std::min(size.w, size.h)) / kShortSideOfDesign);
}

/// Dear ImGui wants a built font before its first frame, though our glyphs are our own: one of its.
void build_smallest_font(ImFontAtlas& fonts, ByteView file) {
  static constexpr ImWchar kRange[] = {'?', '?', 0};
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  fonts.Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
  fonts.AddFontFromMemoryTTF(const_cast<std::uint8_t*>(file.data()), static_cast<int>(file.size()),
                             8, &config, kRange);
  fonts.Build();
}

}  // namespace

struct Stage::Inside {
  explicit Inside(std::unique_ptr<Fonts> typefaces)
      : context(ImGui::CreateContext()), ui(std::move(typefaces)) {}
  ~Inside() { ImGui::DestroyContext(context); }

  ImGuiContext* context;
  MappedFile font_file;
  UiPrivate ui;
  Raster raster;
  SteadyMs last_frame;
  bool started = false;

  void begin(SteadyMs now, std::span<const PointerEvent> events);
  void draw_once(const std::function<void(Ui&)>& draw, Painting painting);
  std::optional<SteadyMs> wake_at(SteadyMs now) const;
};

Stage::Stage(std::unique_ptr<Inside> inside) : in_(std::move(inside)) {}
Stage::~Stage() = default;

Result<std::unique_ptr<Stage>> Stage::create(PixelSize size) {
  TRY_ASSIGN(std::unique_ptr<Fonts> fonts, Fonts::create());
  TRY_ASSIGN(MappedFile file, MappedFile::open(Fonts::file_of(Face::regular)));
  auto inside = std::make_unique<Inside>(std::move(fonts));
  inside->font_file = std::move(file);
  ImGui::SetCurrentContext(inside->context);
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;  // nothing of a resident's use is written anywhere
  io.LogFilename = nullptr;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset;
  build_smallest_font(*io.Fonts, inside->font_file.bytes());
  inside->font_file.let_go();  // it has read all of it, for one glyph
  std::unique_ptr<Stage> stage(new Stage(std::move(inside)));
  stage->resize(size);
  return stage;
}

void Stage::resize(PixelSize size) {
  if (in_->raster.size() == size) return;
  in_->raster.resize(size);
  in_->ui.scale = scale_for(size);
  in_->ui.screen = {static_cast<float>(size.w), static_cast<float>(size.h)};
}

void Stage::set(Settings settings) {
  in_->ui.layouts.set_language(settings.language);
  in_->ui.settings = std::move(settings);
}

void Stage::set_picture_source(PictureSource source) {
  in_->ui.pictures.set_source(std::move(source));
}

void Stage::Inside::begin(SteadyMs now, std::span<const PointerEvent> events) {
  for (const PointerEvent& event : events) ui.touch.handle(event, {ui.tree, ui.scrolls}, now.value);
  ui.fired = ui.touch.take_fired();
  const std::int64_t elapsed = started ? now.value - last_frame.value : 0;
  const auto step_ms = static_cast<float>(std::clamp<std::int64_t>(elapsed, 0, kGlideStepMsMax));
  for (auto& [id, place] : ui.scrolls) {
    if (place.motion.moving()) place.motion = glide(place.motion, step_ms, place.span);
    place.touchable = false;
  }
  last_frame = now;
  started = true;
}

void Stage::Inside::draw_once(const std::function<void(Ui&)>& draw, Painting painting) {
  ImGui::SetCurrentContext(context);
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {ui.screen.w, ui.screen.h};
  io.DeltaTime = static_cast<float>(kFrameMs) / 1000;
  ImGui::NewFrame();
  ui.tree.clear(ui.screen, ui.scale);
  ui.again = false;
  ui.scrolls_drawn = 0;
  ui.painter.begin(*ImGui::GetBackgroundDrawList(), {0, 0, ui.screen.w, ui.screen.h}, painting);
  Ui face(ui);
  draw(face);
  TSUDOI_ASSERT(ui.scroll_depth == 0);
  ImGui::Render();
}

std::optional<SteadyMs> Stage::Inside::wake_at(SteadyMs now) const {
  if (ui.again || !ui.fired.empty() || ui.touch.more_fired()) return now;
  for (const auto& [id, place] : ui.scrolls)
    if (place.motion.moving()) return SteadyMs{now.value + kFrameMs};
  return std::nullopt;
}

FrameResult Stage::frame(std::span<const PointerEvent> events, SteadyMs now,
                         const std::function<void(Ui&)>& draw) {
  UiPrivate& ui = in_->ui;
  in_->begin(now, events);
  // A page that filled up in mid-frame leaves gaps for one frame; the next starts empty. Should one
  // frame need more than a whole page, gaps stay: better than drawing for ever.
  const bool gaps = ui.painter.ran_out();
  if (gaps || ui.atlas.nearly_full()) {
    ui.atlas.renew();
    ui.fonts->let_files_go();
  }
  ui.layouts.trim();
  ui.pictures.trim();
  in_->draw_once(draw, Painting::on);
  if (ui.painter.ran_out() && !gaps) ui.again = true;
  FrameResult result = in_->raster.draw(*ImGui::GetDrawData(), ui.atlas, ui.colour(Tint::ground));
  result.wake_at = in_->wake_at(now);
  return result;
}

FrameResult Stage::frame_unpainted(std::span<const PointerEvent> events, SteadyMs now,
                                   const std::function<void(Ui&)>& draw) {
  in_->begin(now, events);
  in_->ui.layouts.trim();
  in_->draw_once(draw, Painting::off);
  FrameResult result;
  result.wake_at = in_->wake_at(now);
  return result;
}

const Tree& Stage::tree() const {
  return in_->ui.tree;
}
PixelSize Stage::size() const {
  return in_->raster.size();
}
std::span<const std::uint32_t> Stage::pixels() const {
  return in_->raster.pixels();
}

void Stage::repaint() {
  in_->raster.repaint();
}

void Stage::warm_up() {
  in_->ui.layouts.warm_up();
}

void Stage::forget() {
  UiPrivate& ui = in_->ui;
  ui.atlas.renew();
  ui.fonts->forget_baked();
  ui.fonts->let_files_go();
  ui.layouts.forget();
  ui.tree.clear(ui.screen, ui.scale);
  ui.touch.forget();
  ui.scrolls.clear();
  ui.fired.clear();
  in_->raster.forget();
}

}  // namespace tsudoi::ui
