#include "kiosk/ui/fonts.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "kiosk/ui/mapped_file.h"

namespace tsudoi::ui {
namespace {

struct FaceFile {
  const char* path;
  FT_Long index;  // within a collection
};
constexpr const char* kNotoRegular = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";
constexpr const char* kNotoBold = "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc";
// In the order of Face. Collections hold Japanese, Korean, simplified Chinese ... in this order.
constexpr std::array<FaceFile, kFaces> kFiles{{
    {"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf", 0},
    {"/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf", 0},
    {"/usr/share/fonts/truetype/material-design-icons-iconfont/MaterialIcons-Regular.ttf", 0},
    {kNotoRegular, 0},
    {kNotoBold, 0},
    {kNotoRegular, 1},
    {kNotoBold, 1},
    {kNotoRegular, 2},
    {kNotoBold, 2},
}};

/// Faces of one language, the first that has a character draws it.
struct Family {
  std::string_view language;
  std::array<Face, 2> regular;
  std::array<Face, 2> bold;
};
constexpr std::array<Family, 4> kFamilies{{
    {"", {Face::regular, Face::noto_regular}, {Face::bold, Face::noto_bold}},
    {"vi", {Face::noto_regular, Face::regular}, {Face::noto_bold, Face::bold}},
    {"ko", {Face::korean_regular, Face::regular}, {Face::korean_bold, Face::bold}},
    {"zh", {Face::chinese_regular, Face::regular}, {Face::chinese_bold, Face::bold}},
}};

constexpr FT_Int32 kLoadFlags = FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP;

struct OpenFace {
  MappedFile file;
  FT_Face face = nullptr;
  float size = 0;  // that FreeType was last told

  ~OpenFace() {
    if (face != nullptr) FT_Done_Face(face);
  }
  void use_size(float pixels) {
    if (size == pixels) return;
    size = pixels;
    FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(pixels * 64)), 72, 72);
  }
};

std::uint64_t bake_key(GlyphId glyph, float size, Phase phase) {
  const auto quarters = static_cast<std::uint64_t>(std::lround(size * 4));
  return static_cast<std::uint64_t>(glyph.face) << 60 | quarters << 40 |
         static_cast<std::uint64_t>(phase) << 36 | glyph.index;
}

void copy_bitmap(const FT_Bitmap& from, const AtlasPlace& place, Atlas& atlas) {
  for (int y = 0; y < place.h; ++y) {
    const unsigned char* source = from.buffer + static_cast<std::ptrdiff_t>(y) * from.pitch;
    std::copy_n(source, place.w, atlas.row(place, y).begin());
  }
}

}  // namespace

struct Fonts::Inside {
  FT_Library library = nullptr;
  std::array<std::unique_ptr<OpenFace>, kFaces> faces;
  std::array<bool, kFaces> tried{};
  std::array<std::unordered_map<char32_t, GlyphId>, 2> by_code_point;             // by Weight
  mutable std::array<std::unordered_map<std::uint32_t, float>, kFaces> advances;  // of 1 px
  std::unordered_map<std::uint64_t, BakedGlyph> baked;
  std::uint32_t generation = 0;
  const Family* family = &kFamilies.front();

  ~Inside() {
    for (auto& face : faces) face.reset();
    if (library != nullptr) FT_Done_FreeType(library);
  }
  OpenFace* face(Face which);
  GlyphId find(char32_t code_point, Weight weight);
  BakedGlyph draw(GlyphId glyph, float size, Phase phase, Atlas& atlas, bool& full);
};

OpenFace* Fonts::Inside::face(Face which) {
  const auto i = static_cast<std::size_t>(which);
  if (tried[i]) return faces[i].get();
  tried[i] = true;
  Result<MappedFile> file = MappedFile::open(kFiles[i].path);
  if (!file) return nullptr;
  auto opened = std::make_unique<OpenFace>();
  opened->file = std::move(file).value();
  const ByteView bytes = opened->file.bytes();
  if (FT_New_Memory_Face(library, bytes.data(), static_cast<FT_Long>(bytes.size()), kFiles[i].index,
                         &opened->face) != 0)
    return nullptr;
  faces[i] = std::move(opened);
  return faces[i].get();
}

GlyphId Fonts::Inside::find(char32_t code_point, Weight weight) {
  for (const Face which : weight == Weight::bold ? family->bold : family->regular) {
    OpenFace* opened = face(which);
    if (opened == nullptr) continue;
    const FT_UInt index = FT_Get_Char_Index(opened->face, code_point);
    if (index != 0) return {which, index};
  }
  return {};
}

BakedGlyph Fonts::Inside::draw(GlyphId glyph, float size, Phase phase, Atlas& atlas, bool& full) {
  BakedGlyph out;
  OpenFace* opened = face(glyph.face);
  if (opened == nullptr) return out;
  opened->use_size(size);
  if (FT_Load_Glyph(opened->face, glyph.index, kLoadFlags) != 0) return out;
  FT_GlyphSlot slot = opened->face->glyph;
  if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return out;
  FT_Outline_Translate(&slot->outline, phase == Phase::half ? 32 : 0, 0);
  if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return out;
  const FT_Bitmap& bitmap = slot->bitmap;
  if (bitmap.width == 0 || bitmap.rows == 0) return out;
  const auto place = atlas.add(static_cast<int>(bitmap.width), static_cast<int>(bitmap.rows));
  full = !place.has_value();
  if (full) return out;
  copy_bitmap(bitmap, *place, atlas);
  return {*place, slot->bitmap_left, slot->bitmap_top};
}

Fonts::Fonts(std::unique_ptr<Inside> inside) : in_(std::move(inside)) {}
Fonts::~Fonts() = default;

Result<std::unique_ptr<Fonts>> Fonts::create() {
  auto inside = std::make_unique<Inside>();
  if (FT_Init_FreeType(&inside->library) != 0)
    return fail(ErrorCode::out_of_memory, "the font library did not start");
  for (const Face which : {Face::regular, Face::bold, Face::icons})
    if (inside->face(which) == nullptr) return fail(ErrorCode::not_found, file_of(which));
  return std::unique_ptr<Fonts>(new Fonts(std::move(inside)));
}

const char* Fonts::file_of(Face face) {
  return kFiles[static_cast<std::size_t>(face)].path;
}

void Fonts::set_language(std::string_view language) {
  const Family* wanted = &kFamilies.front();
  for (const Family& family : kFamilies)
    if (!family.language.empty() && language.starts_with(family.language)) wanted = &family;
  if (wanted == in_->family) return;
  in_->family = wanted;
  for (auto& known : in_->by_code_point) known.clear();
}

GlyphId Fonts::glyph_of(char32_t code_point, Weight weight) {
  auto& known = in_->by_code_point[static_cast<std::size_t>(weight)];
  auto [place, fresh] = known.try_emplace(code_point);
  if (fresh) place->second = in_->find(code_point, weight);
  return place->second;
}

GlyphId Fonts::icon_glyph(char32_t code_point) {
  return {Face::icons, FT_Get_Char_Index(in_->face(Face::icons)->face, code_point)};
}

float Fonts::advance(GlyphId glyph, float size) const {
  auto& known = in_->advances[static_cast<std::size_t>(glyph.face)];
  auto [place, fresh] = known.try_emplace(glyph.index, 0.0f);
  if (fresh) {
    OpenFace* opened = in_->face(glyph.face);
    if (opened != nullptr &&
        FT_Load_Glyph(opened->face, glyph.index, FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP) == 0)
      place->second = static_cast<float>(opened->face->glyph->metrics.horiAdvance) /
                      static_cast<float>(opened->face->units_per_EM);
  }
  return place->second * size;
}

float Fonts::baseline(float size, float line_height) {
  constexpr float kIdeographAscent = 0.88f;  // of BIZ UDPGothic and Noto: 0.88 above, 0.12 below
  return (line_height - size) / 2 + size * kIdeographAscent;
}

const BakedGlyph* Fonts::bake(GlyphId glyph, float size, Phase phase, Atlas& atlas) {
  if (in_->generation != atlas.generation()) {
    in_->baked.clear();
    in_->generation = atlas.generation();
  }
  auto [place, fresh] = in_->baked.try_emplace(bake_key(glyph, size, phase));
  if (!fresh) return &place->second;
  bool full = false;
  place->second = in_->draw(glyph, size, phase, atlas, full);
  if (!full) return &place->second;
  in_->baked.erase(place);
  return nullptr;
}

void Fonts::let_files_go() const {
  for (const auto& face : in_->faces)
    if (face != nullptr) face->file.let_go();
}

void Fonts::forget_baked() {
  in_->baked.clear();
  for (auto& known : in_->by_code_point) known.clear();
  for (auto& known : in_->advances) known.clear();
}

}  // namespace tsudoi::ui
