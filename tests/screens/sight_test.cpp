// What has to be in sight, whole, before anything is scrolled.
#include <algorithm>

#include "tests/screens/stand.h"
#include "tests/screens/variants.h"

using namespace tsudoi;
using test::book;
using test::named;
using test::Stand;

namespace {

/// A form that asks one thing, which is being typed.
flow::View typing(const flow::Settings& settings, flow::InputView input, FieldKind kind) {
  flow::View view = named(test::all_screens(settings), "form-digits").view;
  auto& form = std::get<flow::FormView>(view.screen);
  flow::FieldView& field = form.fields.at(0);
  field.kind = kind;
  field.problem.reset();
  input.slot.field = field.id;
  input.focused = true;
  input.caret = input.text.size();
  field.inputs = {input};
  form.keyboard->typing = input.typing;
  return view;
}

}  // namespace

TEST_CASE("The code of the slip is in sight, with the white around it", "[screens]") {
  for (const test::Variant& variant : test::all_variants())
    for (const std::string_view name : {"slip", "slip-received"}) {
      const Stand slip(named(test::all_screens(variant.settings), name).view, variant.screen);
      const auto& words = book().in(variant.settings.language);
      const ui::Node* code =
          slip.harness.tree().find(ui::WidgetRole::code, words[texts::TextKey::slip_qr]);
      INFO(name << " " << variant.name);
      REQUIRE(code != nullptr);
      CHECK(code->visible.w >= code->where.w - 1);
      CHECK(code->visible.h >= code->where.h - 1);
    }
}

TEST_CASE("A telephone number, a postal code and a year stand on one line while they are typed",
          "[screens]") {
  struct Typed {
    std::string text;
    flow::Typing typing;
    FieldKind kind;
  };
  const Typed all[] = {{"09000000000", flow::Typing::phone, FieldKind::phone},
                       {"090-0000-0000", flow::Typing::phone, FieldKind::phone},
                       {"214-0014", flow::Typing::phone, FieldKind::address},
                       {"昭和64", flow::Typing::year, FieldKind::birth_year}};
  for (const test::Variant& variant : test::all_variants())
    for (const Typed& one : all) {
      flow::InputView input;
      input.text = one.text;
      input.typing = one.typing;
      const Stand form(typing(variant.settings, input, one.kind), variant.screen);
      const ui::Node* box = form.harness.tree().by_id("form.phone");
      INFO(variant.name << " " << one.text);
      REQUIRE(box != nullptr);
      CHECK(box->where.h <= 108 * form.harness.tree().scale() + 1);
      CHECK(ui::problems_of(form.harness.tree()).empty());
    }
}

TEST_CASE("A long address is shown whole, on as many lines as it needs", "[screens]") {
  flow::InputView input;
  input.text = "神奈川県川崎市多摩区登戸1-2-3 メゾン𠮷田登戸 南棟 205号室";
  input.slot.part = flow::Part::line;
  for (const test::Variant& variant : test::all_variants()) {
    const Stand form(typing(variant.settings, input, FieldKind::address), variant.screen);
    const ui::Node* box = form.harness.tree().by_id("form.phone.line");
    INFO(variant.name);
    REQUIRE(box != nullptr);
    CHECK(box->where.h > 108 * form.harness.tree().scale());
    CHECK(ui::problems_of(form.harness.tree()).empty());
  }
}

TEST_CASE("The way to larger letters says its word beside every keyboard", "[screens]") {
  for (const test::Variant& variant : test::all_variants())
    for (const std::string_view name : {"form-name", "form-digits"}) {
      const Stand form(named(test::all_screens(variant.settings), name).view, variant.screen);
      const auto& word = book().in(variant.settings.language)[texts::TextKey::frame_text_size];
      const auto& drawn = form.harness.tree().texts();
      INFO(name << " " << variant.name);
      CHECK(std::ranges::count(drawn, word, &ui::DrawnText::text) == 1);
    }
}
