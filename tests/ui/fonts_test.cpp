#include "kiosk/ui/fonts.h"

#include <iconv.h>

#include "kiosk/ui/icons.h"
#include "kiosk/ui/utf8.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::ui;

namespace {

std::unique_ptr<Fonts> fonts() {
  auto made = Fonts::create();
  REQUIRE(made.ok());
  return std::move(made).value();
}

/// Every character of JIS X 0208, by way of EUC-JP.
std::u32string jis_x_0208() {
  std::u32string out;
  iconv_t from_euc = iconv_open("UTF-8", "EUC-JP");
  for (int row = 0xA1; row <= 0xF4; ++row) {
    for (int cell = 0xA1; cell <= 0xFE; ++cell) {
      char euc[2] = {static_cast<char>(row), static_cast<char>(cell)};
      char utf8[8] = {};
      char* in = euc;
      char* to = utf8;
      std::size_t in_left = 2;
      std::size_t to_left = sizeof utf8;
      iconv(from_euc, nullptr, nullptr, nullptr, nullptr);
      if (iconv(from_euc, &in, &in_left, &to, &to_left) == static_cast<std::size_t>(-1)) continue;
      out.push_back(code_point_at({utf8, sizeof utf8 - to_left}, 0).value);
    }
  }
  iconv_close(from_euc);
  return out;
}

}  // namespace

TEST_CASE("Every character of JIS X 0208 has a glyph and bakes, in both weights", "[ui][fonts]") {
  const std::u32string all = jis_x_0208();
  REQUIRE(all.size() == 6879);
  const auto faces = fonts();
  for (const Weight weight : {Weight::regular, Weight::bold}) {
    Atlas atlas;
    for (const char32_t c : all) {
      const GlyphId glyph = faces->glyph_of(c, weight);
      CAPTURE(static_cast<unsigned>(c));
      REQUIRE_FALSE(glyph.missing());
      if (faces->bake(glyph, 32, Phase::whole, atlas) == nullptr) atlas.renew();
      const BakedGlyph* baked = faces->bake(glyph, 32, Phase::whole, atlas);
      REQUIRE(baked != nullptr);
      REQUIRE((baked->place.w > 0 || c == 0x3000));
    }
  }
}

TEST_CASE("The rare kanji of names are drawn, not boxed", "[ui][fonts]") {
  const auto faces = fonts();
  for (const char32_t c : U"髙﨑𠮷邉邊德濵栁塚神祥福")
    if (c != 0) CHECK_FALSE(faces->glyph_of(c, Weight::regular).missing());
}

TEST_CASE("Every icon has a glyph", "[ui][fonts]") {
  const auto faces = fonts();
  for (std::size_t i = 1; i < kIcons; ++i) {
    const auto icon = static_cast<Icon>(i);
    CAPTURE(name_of(icon));
    CHECK_FALSE(faces->icon_glyph(code_point_of(icon)).missing());
  }
}

TEST_CASE("A glyph is baked once", "[ui][fonts]") {
  const auto faces = fonts();
  Atlas atlas;
  const GlyphId glyph = faces->glyph_of(U'集', Weight::regular);
  const BakedGlyph first = *faces->bake(glyph, 32, Phase::whole, atlas);
  const BakedGlyph again = *faces->bake(glyph, 32, Phase::whole, atlas);
  CHECK(first.place.x == again.place.x);
  CHECK(first.place.y == again.place.y);
  const BakedGlyph half = *faces->bake(glyph, 32, Phase::half, atlas);
  CHECK((half.place.x != first.place.x || half.place.y != first.place.y));
}

TEST_CASE("The atlas stays in its bounds and says when it is full", "[ui][fonts]") {
  Atlas atlas;
  int placed = 0;
  while (atlas.add(64, 64)) REQUIRE(++placed < 2000);
  CHECK(placed > 900);
  CHECK(atlas.bytes() <= static_cast<std::size_t>(kAtlasWidth) * kAtlasHeightMax);
  CHECK(atlas.nearly_full());
  const std::uint32_t generation = atlas.generation();
  atlas.renew();
  CHECK(atlas.generation() != generation);
  CHECK(atlas.add(64, 64).has_value());
}

TEST_CASE("What the atlas never can hold is refused", "[ui][fonts]") {
  Atlas atlas;
  CHECK_FALSE(atlas.add(kAtlasWidth + 1, 1).has_value());
  CHECK_FALSE(atlas.add(1, kAtlasHeightMax + 1).has_value());
  CHECK_FALSE(atlas.add(0, 1).has_value());
}

TEST_CASE("Each language of the kiosk has its letters, in its own shapes", "[ui][fonts]") {
  const auto faces = fonts();
  const auto face_of = [&](std::string_view language, char32_t c) {
    faces->set_language(language);
    const GlyphId glyph = faces->glyph_of(c, Weight::bold);
    CHECK_FALSE(glyph.missing());
    return glyph.face;
  };
  CHECK(face_of("ja", U'直') == Face::bold);
  CHECK(face_of("ja-Hira", U'直') == Face::bold);
  CHECK(face_of("zh-Hans", U'直') == Face::chinese_bold);
  CHECK(face_of("zh-Hans", U'们') == Face::chinese_bold);
  CHECK(face_of("ko", U'녕') == Face::korean_bold);
  CHECK(face_of("vi", U'ữ') == Face::noto_bold);
  CHECK(face_of("es", U'ñ') == Face::bold);
  CHECK(face_of("pt", U'ã') == Face::bold);
}
