#include <algorithm>

#include "kiosk/platform/offscreen.h"
#include "kiosk/ui/pictures.h"
#include "kiosk/ui/png.h"
#include "kiosk/ui/qr.h"
#include "storage/base/files.h"
#include "tests/support/catch.h"
#include "tests/support/temp_dir.h"
#include "tests/ui/gallery.h"

using namespace tsudoi;
using namespace tsudoi::ui;

namespace {

std::unique_ptr<Stage> stage_of(PixelSize size) {
  auto made = Stage::create(size);
  REQUIRE(made.ok());
  return std::move(made).value();
}

std::vector<std::uint32_t> copied(const Stage& stage) {
  return {stage.pixels().begin(), stage.pixels().end()};
}

/// A PNG of one colour, made by our own writer.
Bytes png_of(std::uint32_t colour, PixelSize size) {
  const test::TempDir dir;
  const std::vector<std::uint32_t> pixels(static_cast<std::size_t>(size.w * size.h), colour);
  REQUIRE(write_png(pixels, size, dir.path() / "a.png").ok());
  const auto bytes = read_file(dir.path() / "a.png", 1u << 20);
  REQUIRE(bytes.ok());
  return *bytes;
}

}  // namespace

TEST_CASE("A frame in which nothing changed paints nothing and asks for no other", "[ui][stage]") {
  const auto stage = stage_of({1080, 1920});
  GalleryState state;
  const auto draw = [&](Ui& ui) { draw_gallery(ui, state); };
  const FrameResult first = stage->frame({}, SteadyMs{0}, draw);
  CHECK(first.pixels_drawn == 1080u * 1920u);
  const FrameResult second = stage->frame({}, SteadyMs{1000}, draw);
  CHECK(second.changed.empty());
  CHECK_FALSE(second.wake_at.has_value());
}

TEST_CASE("In high contrast a disc and a button that is not ready yet have an edge",
          "[ui][stage]") {
  const auto stage = stage_of({1080, 1920});
  stage->set({.contrast = Contrast::high});
  stage->frame({}, SteadyMs{0}, [](Ui& ui) {
    ui.disc({100, 100, 200, 200}, Tint::accent_soft);
    ui.button({.id = "on",
               .where = {100, 400, 400, 112},
               .label = "つぎへ",
               .kind = ButtonKind::primary,
               .state = ButtonState::disabled});
  });
  constexpr std::uint32_t kWhite = 0xFFFFFFFFu;
  CHECK(copied(*stage)[101 * 1080 + 200] == kWhite);
  CHECK(copied(*stage)[401 * 1080 + 300] == kWhite);
}

TEST_CASE("In high contrast what can be pressed has an edge, and what cannot has no white word",
          "[ui][stage]") {
  const auto stage = stage_of({600, 400});
  stage->set({.contrast = Contrast::high});
  constexpr std::uint32_t kWhite = 0xFFFFFFFFu;
  const auto whites = [&](ButtonState state, ButtonKind kind) {
    stage->frame({}, SteadyMs{0}, [&](Ui& ui) {
      ui.button(
          {.id = "day", .where = {0, 0, 400, 100}, .label = "8", .kind = kind, .state = state});
    });
    const auto pixels = copied(*stage);
    return std::ranges::count(pixels, kWhite);
  };
  CHECK(whites(ButtonState::ready, ButtonKind::key) >
        whites(ButtonState::disabled, ButtonKind::key));
  CHECK(whites(ButtonState::ready, ButtonKind::quiet) > 400);  // its words are yellow
  CHECK(contrast_ratio(colour_of(Ink::faint, Contrast::high),
                       colour_of(Tint::foot, Contrast::high)) >= 7.0);
}

TEST_CASE("A ticking second paints a few rows, not the page", "[ui][stage]") {
  const auto stage = stage_of({1080, 1920});
  int left = 60;
  const auto draw = [&](Ui& ui) {
    ui.countdown({{48, 1700, 600, 56}, left, 60, "あと " + std::to_string(left) + "秒"});
  };
  stage->frame({}, SteadyMs{0}, draw);
  left = 59;
  CHECK(stage->frame({}, SteadyMs{1000}, draw).pixels_drawn < 1080u * 100u);
}

TEST_CASE("What is painted in parts is what would be painted at once", "[ui][stage]") {
  const auto parts = stage_of({1080, 1920});
  std::string pressed;
  const auto draw = [&](Ui& ui) { draw_list(ui, 50, pressed); };
  const PointerEvent wheel{PointerEvent::Kind::wheel, {500, 900}, -0.7f};
  for (int i = 0; i < 12; ++i)
    parts->frame({&wheel, static_cast<std::size_t>(i % 3 == 0)}, SteadyMs{i * 16}, draw);
  const std::vector<std::uint32_t> before = copied(*parts);
  parts->repaint();
  parts->frame({}, SteadyMs{1000}, draw);
  CHECK(before == copied(*parts));
}

TEST_CASE("After forgetting, no pixel of what was shown is left", "[ui][stage][F53]") {
  const auto stage = stage_of({600, 400});
  stage->frame({}, SteadyMs{0}, [](Ui& ui) { ui.text({0, 0, 500, 0}, {}, "渡邉花子"); });
  REQUIRE(stage->tree().says("渡邉花子"));
  stage->forget();
  CHECK_FALSE(stage->tree().says("渡邉花子"));
  CHECK(std::ranges::all_of(stage->pixels(), [](std::uint32_t p) { return p == 0xFF000000u; }));
  stage->frame({}, SteadyMs{16}, [](Ui&) {});
  CHECK(std::ranges::all_of(stage->pixels(), [](std::uint32_t p) { return p == 0xFFF7F3ECu; }));
}

TEST_CASE("Whatever glyphs are asked for, the page of glyphs renews itself", "[ui][stage]") {
  const auto stage = stage_of({1080, 1920});
  for (int page = 0; page < 40; ++page) {
    std::string text;
    for (int i = 0; i < 300; ++i) {
      const int c = 0x4E00 + page * 300 + i;
      text += static_cast<char>(0xE0 | c >> 12);
      text += static_cast<char>(0x80 | (c >> 6 & 0x3F));
      text += static_cast<char>(0x80 | (c & 0x3F));
    }
    const auto draw = [&](Ui& ui) { ui.text({0, 0, 1080, 0}, {TextStep::display}, text); };
    SteadyMs now{page * 100};
    int frames = 0;
    while (stage->frame({}, now, draw).wake_at) REQUIRE(++frames < 4);
    const std::vector<std::uint32_t> shown = copied(*stage);
    CHECK(std::ranges::count(shown, 0xFF1D2730u) > 20000);
  }
}

TEST_CASE("Off screen, the page becomes a picture file that reads back the same", "[ui][stage]") {
  const test::TempDir dir;
  const auto stage = stage_of({1080, 1920});
  GalleryState state;
  const auto file = dir.path() / "page.png";
  REQUIRE(platform::draw_to_png(
              *stage, [&](Ui& ui) { draw_gallery(ui, state); }, file)
              .ok());
  const auto bytes = read_file(file, 8u << 20);
  REQUIRE(bytes.ok());
  const auto image = decode_picture(*bytes, {1080, 1920, 0, ImageShape::square});
  REQUIRE(image.has_value());
  CHECK(image->pixels == copied(*stage));
}

TEST_CASE("A picture fills its place, cropped and rounded", "[ui][pictures]") {
  const auto image =
      decode_picture(png_of(0xFF204060u, {64, 32}), {40, 40, 10, ImageShape::rounded_top});
  REQUIRE(image.has_value());
  CHECK(image->pixels[20 * 40 + 20] == 0xFF204060u);
  CHECK(image->pixels[0] >> 24 == 0);
  CHECK(image->pixels[39 * 40] >> 24 == 255);
}

TEST_CASE("What is no picture gives none, whatever its bytes", "[ui][pictures][F41]") {
  const ImageAsk ask{40, 40, 0, ImageShape::square};
  CHECK_FALSE(decode_picture({}, ask).has_value());
  CHECK_FALSE(decode_picture(view_of("not a picture at all"), ask).has_value());
  Bytes png = png_of(0xFF204060u, {64, 32});
  png.resize(png.size() / 2);
  CHECK_FALSE(decode_picture(png, ask).has_value());
  Bytes huge = png_of(0xFF204060u, {64, 32});
  huge[16] = 0x7F;  // the width in the header: 2 thousand million
  CHECK_FALSE(decode_picture(huge, ask).has_value());
  CHECK_FALSE(decode_picture(Bytes(kPictureBytesMax + 1, 0), ask).has_value());
}

TEST_CASE("A JPEG whose Huffman table has more codes than there can be is no picture",
          "[ui][pictures][F41]") {
  const ImageAsk ask{8, 8, 0, ImageShape::square};
  Bytes jpeg{0xff, 0xd8, 0xff, 0xc4, 0x03, 0x00, 0x00};
  for (int length = 0; length < 16; ++length) jpeg.push_back(0xff);
  jpeg.resize(1000, 0x01);
  CHECK_FALSE(decode_picture(jpeg, ask).has_value());
  jpeg.resize(9);  // the rest is read as if it were there
  CHECK_FALSE(decode_picture(jpeg, ask).has_value());
}

TEST_CASE("Over the limit only the pictures of the last frame are kept", "[ui][pictures]") {
  const Bytes png = png_of(0xFF204060u, {64, 32});
  int asked = 0;
  Pictures pictures;
  pictures.set_source([&](const ByteArray<32>&) {
    ++asked;
    return std::optional(png);
  });
  const ImageAsk ask{1000, 1000, 0, ImageShape::square};
  const auto frame = [&](std::uint8_t last) {
    for (std::uint8_t i = 0; i <= last; ++i) REQUIRE(pictures.get({i}, ask) != nullptr);
    pictures.trim();
  };
  frame(8);
  frame(8);  // however many they are: a frame does not decode what the one before has shown
  CHECK(asked == 9);
  frame(0);
  CHECK(asked == 9);
  CHECK(pictures.bytes() == 4'000'000);
  frame(1);
  CHECK(asked == 10);
}

TEST_CASE("A QR code has its three eyes, and too much text is refused", "[ui][qr]") {
  const auto code = make_qr("TSUDOI:SHO-4K7-29F");
  REQUIRE(code.ok());
  const std::size_t last = code->side - 1;
  for (const auto& [x, y] : {std::pair{0ul, 0ul}, {last, 0ul}, {0ul, last}}) CHECK(code->at(x, y));
  CHECK_FALSE(code->at(last - 7, 0));
  CHECK(make_qr(std::string(1201, 'A')).error().code == ErrorCode::too_large);
  CHECK(make_qr("").error().code == ErrorCode::wrong_use);
}
