// The only file that knows GLFW.
#include "kiosk/platform/window.h"

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

#include <algorithm>

#include "kiosk/platform/graphics_card.h"
#include "kiosk/platform/presenter.h"

// As in glfw3native.h, which wants the headers of X extensions that nobody needs here.
extern "C" {
struct _XDisplay* glfwGetX11Display();
unsigned long glfwGetX11Window(GLFWwindow* window);
}

namespace tsudoi::platform {
namespace {

using ui::PointerEvent;

/// GLFW's own words stay here: they name what staff cannot mend.
Error no_display() {
  return fail(ErrorCode::refused, "there is no display that this machine can draw on");
}

NamedKey named_key(int key) {
  switch (key) {
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER: return NamedKey::enter;
    case GLFW_KEY_TAB: return NamedKey::tab;
    case GLFW_KEY_BACKSPACE: return NamedKey::backspace;
    case GLFW_KEY_DELETE: return NamedKey::remove;
    case GLFW_KEY_LEFT: return NamedKey::left;
    case GLFW_KEY_RIGHT: return NamedKey::right;
    case GLFW_KEY_ESCAPE: return NamedKey::escape;
    default: return NamedKey::none;
  }
}

}  // namespace

struct Window::Inside {
  explicit Inside(Clock& time) : clock(time) {}
  ~Inside() {
    presenter.reset();
    if (window != nullptr) glfwDestroyWindow(window);
    glfwTerminate();
  }

  Clock& clock;
  GLFWwindow* window = nullptr;
  std::unique_ptr<Presenter> presenter;
  Surface surface = Surface::by_machine;  // until it is open
  Events events;
  ui::Point cursor;
  bool exposed = false;  // the window system lost what we had shown

  static Inside& of(GLFWwindow* w) { return *static_cast<Inside*>(glfwGetWindowUserPointer(w)); }
  void listen();
  ui::Point in_pixels(ui::Point at) const;
  Events take() { return std::exchange(events, {}); }
  ui::PixelSize pixels() const;
  Result<void> open(const WindowOptions& options);
  Result<void> open_surface(const WindowOptions& options);
  Result<void> make_window(const WindowOptions& options);
  Result<void> open_memory(const WindowOptions& options);
  Result<void> open_gl(const WindowOptions& options);
};

/// Window systems that scale count the pointer's way in larger units than pixels.
ui::Point Window::Inside::in_pixels(ui::Point at) const {
  int window_w = 0, window_h = 0, pixels_w = 0, pixels_h = 0;
  glfwGetWindowSize(window, &window_w, &window_h);
  glfwGetFramebufferSize(window, &pixels_w, &pixels_h);
  if (window_w <= 0 || window_h <= 0) return at;
  return {at.x * static_cast<float>(pixels_w) / static_cast<float>(window_w),
          at.y * static_cast<float>(pixels_h) / static_cast<float>(window_h)};
}

void Window::Inside::listen() {
  glfwSetWindowUserPointer(window, this);
  glfwSetCursorPosCallback(window, [](GLFWwindow* w, double x, double y) {
    Inside& in = of(w);
    in.cursor = in.in_pixels({static_cast<float>(x), static_cast<float>(y)});
    in.events.pointer.push_back({PointerEvent::Kind::move, in.cursor, 0});
  });
  glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int button, int action, int) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    Inside& in = of(w);
    const bool down = action == GLFW_PRESS;
    in.events.pointer.push_back(
        {down ? PointerEvent::Kind::press : PointerEvent::Kind::release, in.cursor, 0});
  });
  glfwSetScrollCallback(window, [](GLFWwindow* w, double, double steps) {
    Inside& in = of(w);
    in.events.pointer.push_back({PointerEvent::Kind::wheel, in.cursor, static_cast<float>(steps)});
  });
  glfwSetCharCallback(window, [](GLFWwindow* w, unsigned character) {
    Inside& in = of(w);
    in.events.keys.push_back({character, NamedKey::none, in.clock.steady()});
  });
  glfwSetKeyCallback(window, [](GLFWwindow* w, int key, int, int action, int) {
    Inside& in = of(w);
    const NamedKey named = named_key(key);
    if (named == NamedKey::none || action == GLFW_RELEASE) return;
    in.events.keys.push_back({0, named, in.clock.steady()});
  });
  glfwSetFramebufferSizeCallback(window,
                                 [](GLFWwindow* w, int, int) { of(w).events.resized = true; });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { of(w).exposed = true; });
  glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { of(w).events.closed = true; });
}

Result<void> Window::Inside::open(const WindowOptions& options) {
  glfwInitHint(GLFW_JOYSTICK_HAT_BUTTONS, GLFW_FALSE);
  if (glfwInit() == GLFW_FALSE) return no_display();
  TRY(open_surface(options));
  listen();
  return {};
}

Result<void> Window::Inside::open_surface(const WindowOptions& options) {
  if (options.surface == Surface::memory) return open_memory(options);
  if (options.surface == Surface::opengl) return open_gl(options);
  if (may_have_graphics_card(glfwGetX11Display()) && open_gl(options).ok() &&
      !is_software(gl_renderer()))
    return {};
  if (open_memory(options).ok() || open_gl(options).ok()) return {};
  return fail(ErrorCode::refused,
              "this display offers neither OpenGL nor shared memory to draw on");
}

Result<void> Window::Inside::make_window(const WindowOptions& options) {
  presenter.reset();
  if (window != nullptr) glfwDestroyWindow(window);
  glfwWindowHint(GLFW_DECORATED, options.mode == WindowMode::windowed ? GLFW_TRUE : GLFW_FALSE);
  ui::PixelSize size = options.size;
  if (options.mode == WindowMode::fullscreen) {
    const GLFWvidmode* mode = glfwGetVideoMode(glfwGetPrimaryMonitor());
    if (mode != nullptr) size = {mode->width, mode->height};
  }
  // No name of anybody ever stands in the title: window lists and screen shots show it.
  window = glfwCreateWindow(size.w, size.h, "Tsudoi", nullptr, nullptr);
  if (window == nullptr) return no_display();
  if (options.mode == WindowMode::fullscreen) glfwSetWindowPos(window, 0, 0);
  return {};
}

Result<void> Window::Inside::open_memory(const WindowOptions& options) {
  glfwWindowHint(GLFW_CLIENT_API, GLFW_NO_API);
  TRY(make_window(options));
  TRY_ASSIGN(presenter, make_memory_presenter({glfwGetX11Display(), glfwGetX11Window(window)}));
  surface = Surface::memory;
  return {};
}

Result<void> Window::Inside::open_gl(const WindowOptions& options) {
  glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_API);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
  glfwWindowHint(GLFW_DEPTH_BITS, 0);
  glfwWindowHint(GLFW_STENCIL_BITS, 0);
  glfwWindowHint(GLFW_ALPHA_BITS, 0);
  TRY(make_window(options));
  glfwMakeContextCurrent(window);
  glfwSwapInterval(1);
  GlWindow gl;
  gl.lookup = &glfwGetProcAddress;
  gl.size = [this] { return pixels(); };
  gl.swap_buffers = [this] { glfwSwapBuffers(window); };
  TRY_ASSIGN(presenter, make_gl_presenter(std::move(gl)));
  surface = Surface::opengl;
  return {};
}

ui::PixelSize Window::Inside::pixels() const {
  ui::PixelSize size;
  glfwGetFramebufferSize(window, &size.w, &size.h);
  return {std::max(1, size.w), std::max(1, size.h)};
}

Window::Window(std::unique_ptr<Inside> inside) : in_(std::move(inside)) {}
Window::~Window() = default;

Result<std::unique_ptr<Window>> Window::create(const WindowOptions& options, Clock& clock) {
  auto inside = std::make_unique<Inside>(clock);
  TRY(inside->open(options));
  return std::unique_ptr<Window>(new Window(std::move(inside)));
}

ui::PixelSize Window::size() const {
  return in_->pixels();
}

Surface Window::surface() const {
  return in_->surface;
}

Events Window::wait(std::optional<SteadyMs> until) {
  if (!until) {
    glfwWaitEvents();
  } else {
    const auto left_ms = static_cast<double>(until->value - in_->clock.steady().value);
    if (left_ms > 0)
      glfwWaitEventsTimeout(left_ms / 1000);
    else
      glfwPollEvents();
  }
  if (std::exchange(in_->exposed, false)) in_->presenter->show_again();
  return in_->take();
}

Events Window::poll() {
  glfwPollEvents();
  return in_->take();
}

void Window::present(const ui::Stage& stage, const ui::FrameResult& frame) {
  if (frame.changed.empty()) return;
  in_->exposed = false;
  in_->presenter->show(stage.pixels(), stage.size(), frame.changed);
}

void Window::wake() {
  glfwPostEmptyEvent();
}

}  // namespace tsudoi::platform
