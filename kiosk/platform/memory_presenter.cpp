#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XShm.h>
#include <sys/shm.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "kiosk/platform/graphics_card.h"
#include "kiosk/platform/presenter.h"

namespace tsudoi::platform {
namespace {

/// What the X server says no to arrives later, and would end the program.
class Refusals {
 public:
  explicit Refusals(Display* display) : display_(display) {
    happened() = false;
    before_ = XSetErrorHandler([](Display*, XErrorEvent*) {
      happened() = true;
      return 0;
    });
  }
  Refusals(const Refusals&) = delete;
  Refusals& operator=(const Refusals&) = delete;
  ~Refusals() { XSetErrorHandler(before_); }

  bool any() const {
    XSync(display_, False);
    return happened();
  }

 private:
  static bool& happened() {
    static bool has = false;  // an error handler of X gets nothing to keep it in; one thread
    return has;
  }
  Display* display_;
  XErrorHandler before_;
};

/// As the stage has it: 0xAARRGGBB in one machine word.
bool has_our_pixels(const XImage& image) {
  const std::uint16_t one = 1;
  const bool is_little = *reinterpret_cast<const std::uint8_t*>(&one) == 1;
  return image.bits_per_pixel == 32 && image.red_mask == 0xff0000 && image.green_mask == 0xff00 &&
         image.blue_mask == 0xff && image.bytes_per_line == image.width * 4 &&
         image.byte_order == (is_little ? LSBFirst : MSBFirst);
}

class SharedImage {
 public:
  /// Without is_here() when it cannot be had.
  SharedImage(Display* display, const XWindowAttributes& window, ui::PixelSize size)
      : display_(display) {
    image_ = XShmCreateImage(display, window.visual, static_cast<unsigned>(window.depth), ZPixmap,
                             nullptr, &segment_, static_cast<unsigned>(size.w),
                             static_cast<unsigned>(size.h));
    if (image_ == nullptr || !has_our_pixels(*image_)) return;
    const auto bytes =
        static_cast<std::size_t>(image_->bytes_per_line) * static_cast<std::size_t>(image_->height);
    segment_.shmid = ::shmget(IPC_PRIVATE, bytes, IPC_CREAT | 0600);
    if (segment_.shmid < 0) return;
    void* memory = ::shmat(segment_.shmid, nullptr, 0);
    if (memory != reinterpret_cast<void*>(-1)) {
      image_->data = segment_.shmaddr = static_cast<char*>(memory);
      const Refusals refusals(display);
      is_attached_ = XShmAttach(display, &segment_) != 0 && !refusals.any();
    }
    ::shmctl(segment_.shmid, IPC_RMID, nullptr);  // gone when both sides have let go
  }
  SharedImage(const SharedImage&) = delete;
  SharedImage& operator=(const SharedImage&) = delete;
  ~SharedImage() {
    if (is_attached_) XShmDetach(display_, &segment_);
    XSync(display_, False);
    if (segment_.shmaddr != nullptr) ::shmdt(segment_.shmaddr);
    if (image_ != nullptr) XFree(image_);
  }

  bool is_here() const { return is_attached_; }
  ui::PixelSize size() const { return {image_->width, image_->height}; }
  void take(std::span<const std::uint32_t> pixels, ui::RowRange rows) {
    const auto row = static_cast<std::size_t>(image_->width);
    const auto first = static_cast<std::size_t>(rows.first) * row;
    const auto count = static_cast<std::size_t>(rows.last - rows.first) * row;
    std::memcpy(image_->data + first * 4, pixels.data() + first, count * 4);
  }
  void put(Drawable window, GC how, ui::RowRange rows) {
    XShmPutImage(display_, window, how, image_, 0, rows.first, 0, rows.first,
                 static_cast<unsigned>(image_->width),
                 static_cast<unsigned>(rows.last - rows.first), False);
  }

 private:
  Display* display_;
  XImage* image_ = nullptr;
  XShmSegmentInfo segment_{};
  bool is_attached_ = false;
};

class MemoryPresenter final : public Presenter {
 public:
  MemoryPresenter(Display* display, ::Window window)
      : display_(display), window_(window), how_(XCreateGC(display, window, 0, nullptr)) {}
  ~MemoryPresenter() override {
    image_.reset();
    XFreeGC(display_, how_);
  }
  MemoryPresenter(const MemoryPresenter&) = delete;
  MemoryPresenter& operator=(const MemoryPresenter&) = delete;

  /// Whether there is an image of this size now.
  bool make_image(ui::PixelSize size) {
    image_.reset();
    XWindowAttributes window{};
    if (XGetWindowAttributes(display_, window_, &window) == 0) return false;
    image_ = std::make_unique<SharedImage>(display_, window, size);
    if (!image_->is_here()) image_.reset();
    return image_ != nullptr;
  }

  void show(std::span<const std::uint32_t> pixels, ui::PixelSize size,
            std::span<const ui::RowRange> changed) override {
    const ui::RowRange all{0, size.h};
    if (image_ == nullptr || image_->size() != size) {
      if (!make_image(size)) return;  // no memory: the next frame tries again
      changed = {&all, 1};
    }
    for (const ui::RowRange& rows : changed) {
      image_->take(pixels, rows);
      image_->put(window_, how_, rows);
    }
    XSync(display_, False);  // until then the server reads
  }

  void show_again() override {
    if (image_ == nullptr) return;
    image_->put(window_, how_, {0, image_->size().h});
    XSync(display_, False);
  }

 private:
  Display* display_;
  ::Window window_;
  GC how_;
  std::unique_ptr<SharedImage> image_;
};

}  // namespace

bool may_have_graphics_card(void* display) {
  if (display == nullptr) return true;  // not X: its memory cannot be shared our way either
  // Through these a program reaches the card itself; without them OpenGL here is software.
  constexpr std::array kWaysToTheCard{"DRI3", "DRI2", "NV-GLX"};
  return std::ranges::any_of(kWaysToTheCard, [&](const char* extension) {
    int opcode = 0, event = 0, error = 0;
    return XQueryExtension(static_cast<Display*>(display), extension, &opcode, &event, &error) != 0;
  });
}

Result<std::unique_ptr<Presenter>> make_memory_presenter(const X11Window& window) {
  auto* display = static_cast<Display*>(window.display);
  const Error none = fail(ErrorCode::refused, "the display shares no memory with this machine");
  if (display == nullptr || XShmQueryExtension(display) == 0) return none;
  auto presenter = std::make_unique<MemoryPresenter>(display, window.window);
  if (!presenter->make_image({1, 1})) return none;
  return std::unique_ptr<Presenter>(std::move(presenter));
}

}  // namespace tsudoi::platform
