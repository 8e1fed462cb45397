#include "kiosk/platform/presenter.h"

#include <GL/gl.h>
#include <GL/glext.h>

namespace tsudoi::platform {

struct Presenter::Inside {
  PFNGLGENFRAMEBUFFERSPROC gen_framebuffers = nullptr;
  PFNGLDELETEFRAMEBUFFERSPROC delete_framebuffers = nullptr;
  PFNGLBINDFRAMEBUFFERPROC bind_framebuffer = nullptr;
  PFNGLFRAMEBUFFERTEXTURE2DPROC framebuffer_texture = nullptr;
  PFNGLBLITFRAMEBUFFERPROC blit = nullptr;
  GLuint texture = 0;
  GLuint framebuffer = 0;
  ui::PixelSize size{0, 0};

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
  void make_texture(ui::PixelSize wanted);
};

Presenter::Presenter(std::unique_ptr<Inside> inside) : in_(std::move(inside)) {}

Presenter::~Presenter() {
  in_->delete_framebuffers(1, &in_->framebuffer);
  glDeleteTextures(1, &in_->texture);
}

Result<std::unique_ptr<Presenter>> Presenter::create(GlLookup lookup) {
  auto inside = std::make_unique<Inside>();
  if (!inside->find_all(lookup))
    return fail(ErrorCode::refused, "the graphics driver is older than OpenGL 3.0");
  glGenTextures(1, &inside->texture);
  inside->gen_framebuffers(1, &inside->framebuffer);
  glDisable(GL_DITHER);
  return std::unique_ptr<Presenter>(new Presenter(std::move(inside)));
}

void Presenter::Inside::make_texture(ui::PixelSize wanted) {
  size = wanted;
  glBindTexture(GL_TEXTURE_2D, texture);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  // Unsized on purpose: Mesa then keeps our own byte order, and upload and copy are memory copies.
  // With GL_RGBA8 both convert, at 12 ms a page on a software driver.
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, size.w, size.h, 0, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
               nullptr);
  bind_framebuffer(GL_READ_FRAMEBUFFER, framebuffer);
  framebuffer_texture(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
}

void Presenter::upload(std::span<const std::uint32_t> pixels, ui::PixelSize size,
                       std::span<const ui::RowRange> changed) {
  const ui::RowRange all{0, size.h};
  if (in_->size != size) {
    in_->make_texture(size);
    changed = {&all, 1};
  }
  glBindTexture(GL_TEXTURE_2D, in_->texture);
  for (const ui::RowRange& rows : changed)
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, rows.first, size.w, rows.last - rows.first, GL_BGRA,
                    GL_UNSIGNED_INT_8_8_8_8_REV,
                    pixels.data() + static_cast<std::ptrdiff_t>(rows.first) * size.w);
}

void Presenter::copy(ui::PixelSize window) {
  // Our first row is the top one, OpenGL's is the bottom one. Read upside down, the copy is
  // straight in memory for a driver whose window also begins at the top.
  in_->blit(0, in_->size.h, in_->size.w, 0, 0, 0, window.w, window.h, GL_COLOR_BUFFER_BIT,
            GL_NEAREST);
}

}  // namespace tsudoi::platform
