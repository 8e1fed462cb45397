#include "tests/screens/variants.h"

#include <array>

namespace tsudoi::test {

namespace {

constexpr std::array kScreens{ui::Size{1080, 1920}, ui::Size{1920, 1080}, ui::Size{1280, 800}};
constexpr std::array<std::string_view, 3> kSizes{"normal", "large", "largest"};
constexpr std::array<std::string_view, 2> kThemes{"light", "high"};

Variant variant(ui::Size screen, const flow::Settings& settings) {
  Variant one{std::to_string(static_cast<int>(screen.w)), screen, settings};
  one.name += "x" + std::to_string(static_cast<int>(screen.h)) + ".";
  one.name += std::string(tag_of(settings.language)) + ".";
  one.name += std::string(kSizes[static_cast<std::size_t>(settings.text_size)]) + ".";
  one.name += kThemes[static_cast<std::size_t>(settings.contrast)];
  return one;
}

}  // namespace

std::vector<Variant> all_variants(ui::Size screen) {
  std::vector<Variant> all;
  for (const Language language : {Language::japanese, Language::english})
    for (std::size_t size = 0; size < kSizes.size(); ++size)
      for (std::size_t theme = 0; theme < kThemes.size(); ++theme) {
        flow::Settings settings;
        settings.language = language;
        settings.text_size = static_cast<flow::TextSize>(size);
        settings.contrast = static_cast<flow::Contrast>(theme);
        all.push_back(variant(screen, settings));
      }
  return all;
}

std::vector<Variant> all_variants() {
  std::vector<Variant> all;
  for (const ui::Size screen : kScreens)
    for (Variant& one : all_variants(screen)) all.push_back(std::move(one));
  return all;
}

std::vector<Variant> reach_variants() {
  std::vector<Variant> all;
  for (Variant one : all_variants()) {
    if (one.settings.contrast == flow::Contrast::high) continue;
    one.settings.reach = flow::Reach::low;
    one.name += ".low";
    all.push_back(one);
  }
  return all;
}

}  // namespace tsudoi::test
