#include <GL/gl.h>
#include <GL/glext.h>

#include "kiosk/platform/presenter.h"

namespace tsudoi::platform {
namespace {

using GlLookup = decltype(GlWindow::lookup);

struct GlFunctions {
  PFNGLGENFRAMEBUFFERSPROC gen_framebuffers = nullptr;
  PFNGLDELETEFRAMEBUFFERSPROC delete_framebuffers = nullptr;
  PFNGLBINDFRAMEBUFFERPROC bind_framebuffer = nullptr;
  PFNGLFRAMEBUFFERTEXTURE2DPROC framebuffer_texture = nullptr;
  PFNGLBLITFRAMEBUFFERPROC blit = nullptr;

  template <class F>
  bool find(F& function, GlLookup lookup, const char* name) {
    function = reinterpret_cast<F>(lookup(name));
    return function != nullptr;
  }
  bool find_all(GlLookup lookup) {
    return find(gen_framebuffers, lookup, "glGenFramebuffers") &&
           find(delete_framebuffers, lookup, "glDeleteFramebuffers") &&
           find(bind_framebuffer, lookup, "glBindFramebuffer") &&
           find(framebuffer_texture, lookup, "glFramebufferTexture2D") &&
           find(blit, lookup, "glBlitFramebuffer");
  }
};

class GlPresenter final : public Presenter {
 public:
  GlPresenter(GlWindow window, const GlFunctions& gl) : window_(std::move(window)), gl_(gl) {
    glGenTextures(1, &texture_);
    gl_.gen_framebuffers(1, &framebuffer_);
    glDisable(GL_DITHER);
  }
  ~GlPresenter() override {
    gl_.delete_framebuffers(1, &framebuffer_);
    glDeleteTextures(1, &texture_);
  }
  GlPresenter(const GlPresenter&) = delete;
  GlPresenter& operator=(const GlPresenter&) = delete;

  void show(std::span<const std::uint32_t> pixels, ui::PixelSize size,
            std::span<const ui::RowRange> changed) override;
  void show_again() override;

 private:
  void make_texture(ui::PixelSize wanted);

  GlWindow window_;
  GlFunctions gl_;
  GLuint texture_ = 0;
  GLuint framebuffer_ = 0;
  ui::PixelSize size_{0, 0};
};

void GlPresenter::make_texture(ui::PixelSize wanted) {
  size_ = wanted;
  glBindTexture(GL_TEXTURE_2D, texture_);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  // Unsized on purpose: Mesa then keeps our own byte order, and upload and copy are memory copies.
  // With GL_RGBA8 both convert, at 12 ms a page on a software driver.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size_.w, size_.h, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
               nullptr);
  gl_.bind_framebuffer(GL_READ_FRAMEBUFFER, framebuffer_);
  gl_.framebuffer_texture(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
}

void GlPresenter::show(std::span<const std::uint32_t> pixels, ui::PixelSize size,
                       std::span<const ui::RowRange> changed) {
  const ui::RowRange all{0, size.h};
  if (size_ != size) {
    make_texture(size);
    changed = {&all, 1};
  }
  glBindTexture(GL_TEXTURE_2D, texture_);
  for (const ui::RowRange& rows : changed)
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows.first, size.w, rows.last - rows.first, GL_BGRA,
                    GL_UNSIGNED_INT_8_8_8_8_REV,
                    pixels.data() + static_cast<std::ptrdiff_t>(rows.first) * size.w);
  show_again();
}

void GlPresenter::show_again() {
  const ui::PixelSize window = window_.size();
  // Our first row is the top one, OpenGL's is the bottom one. Read upside down, the copy is
  // straight in memory for a driver whose window also begins at the top.
  gl_.blit(0, size_.h, size_.w, 0, 0, 0, window.w, window.h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
  window_.swap_buffers();
}

}  // namespace

std::string_view gl_renderer() {
  const auto* const name = reinterpret_cast<const char*>(glGetString(GL_RENDERER));
  return name != nullptr ? name : std::string_view();
}

Result<std::unique_ptr<Presenter>> make_gl_presenter(GlWindow window) {
  GlFunctions gl;
  if (!gl.find_all(window.lookup))
    return fail(ErrorCode::refused, "the graphics driver is older than OpenGL 3.0");
  return std::unique_ptr<Presenter>(std::make_unique<GlPresenter>(std::move(window), gl));
}

}  // namespace tsudoi::platform
