// Draws every screen in every language, size, theme and resolution to PNG, to be looked at.
#include <cstdio>
#include <filesystem>

#include "kiosk/screens/draw.h"
#include "kiosk/ui/harness.h"
#include "tests/screens/fixtures.h"
#include "tests/screens/variants.h"

using namespace tsudoi;

namespace {

int usage() {
  std::fputs("tsudoi_screens_gallery --out DIR [PART OF A NAME]\n", stderr);
  return 2;
}

void draw_to(const std::filesystem::path& file, const texts::TextBook& book,
             const test::Variant& variant, const flow::View& view) {
  ui::Harness harness(
      {.size = variant.screen, .settings = screens::ui_settings_of(variant.settings)});
  harness.show([&](ui::Ui& ui) { screens::draw(view, book, ui); });
  if (!harness.save_png(file)) std::fprintf(stderr, "not written: %s\n", file.c_str());
  for (const auto& problem : problems_of(harness.tree()))
    std::printf("%s: %s\n", file.stem().c_str(), words_of(problem).c_str());
}

}  // namespace

int main(int count, char** words) {
  if (count < 3 || std::string_view(words[1]) != "--out") return usage();
  const std::filesystem::path out = words[2];
  const std::string part = count > 3 ? words[3] : "";
  std::filesystem::create_directories(out);
  const auto book = texts::TextBook::load(TSUDOI_TEXTS_DIR);
  if (!book) return 1;
  auto variants = test::all_variants();
  for (auto& low : test::reach_variants()) variants.push_back(std::move(low));
  for (const test::Variant& variant : variants)
    for (const test::Fixture& fixture : test::all_screens(variant.settings)) {
      const std::string name = fixture.name + "." + variant.name;
      if (name.find(part) == std::string::npos) continue;
      draw_to(out / (name + ".png"), *book, variant, fixture.view);
    }
  return 0;
}
