// What has to be in sight, whole, before anything is scrolled.
#include <algorithm>
#include <iterator>

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
  std::vector<test::Variant> variants = test::all_variants();
  std::ranges::copy(test::reach_variants(), std::back_inserter(variants));
  for (const test::Variant& variant : variants)
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

TEST_CASE("Of a long search the end stands in the box, and the caret while it is typed",
          "[screens]") {
  for (const test::Variant& variant : test::all_variants({1280, 800}))
    for (const bool focused : {true, false}) {
      flow::View view = named(test::all_screens(variant.settings), "browse-search").view;
      auto& browse = std::get<flow::BrowseView>(view.screen);
      browse.search.text =
          "はじめての書道と夜の読書会とエリアミーティングとこうえんの花いっぱい活動";
      browse.search.caret = browse.search.text.size();
      browse.search.focused = focused;
      if (!focused) browse.keyboard.reset();
      const Stand drawn(view, variant.screen);
      const auto& texts = drawn.harness.tree().texts();
      const auto text = std::ranges::find(texts, browse.search.text, &ui::DrawnText::text);
      const ui::Node* box = drawn.harness.tree().by_id("browse.search");
      INFO(variant.name);
      REQUIRE((text != texts.end() && box != nullptr));
      const float end = text->room.x + text->needed.w;
      CHECK((end > box->where.x && end <= box->where.right() - 16));
      CHECK(ui::problems_of(drawn.harness.tree()).empty());
    }
}

TEST_CASE("A long e-mail address is shown whole while it is typed", "[screens]") {
  flow::InputView input;
  input.text = "hanako.watanabe-noborito.flowers@volunteers.example.or.jp";
  input.typing = flow::Typing::email;
  for (const test::Variant& variant : test::all_variants()) {
    const Stand form(typing(variant.settings, input, FieldKind::email), variant.screen);
    const ui::Node* box = form.harness.tree().by_id("form.phone");
    INFO(variant.name);
    REQUIRE(box != nullptr);
    CHECK(box->visible.h >= box->where.h - 1);
    CHECK(ui::problems_of(form.harness.tree()).empty());
  }
}

TEST_CASE("What is typed into is wholly in view while the keyboard is up, in low reach too",
          "[screens]") {
  std::vector<test::Variant> variants = test::reach_variants();
  std::ranges::copy(test::all_variants({1280, 800}), std::back_inserter(variants));
  for (const test::Variant& variant : variants)
    for (const std::string_view name : {"form-name", "form-digits", "form-year", "form-email"}) {
      flow::View view = named(test::all_screens(variant.settings), name).view;
      flow::FieldView& field = std::get<flow::FormView>(view.screen).fields.at(0);
      field.help.text = "西暦でも、昭和や平成でも 入れられます。分からないときは そのままで。";
      field.problem = field.inputs.at(0).problem = Problem::year_out_of_range;
      field.inputs[0].focused = true;
      Stand form(view, variant.screen);
      form.harness.settle();
      const auto& nodes = form.harness.tree().nodes();
      const auto typed = std::ranges::find_if(nodes, &ui::Node::focused);
      INFO(name << " " << variant.name);
      REQUIRE(typed != nodes.end());
      CHECK(typed->visible.h >= typed->where.h - 1);
    }
}

TEST_CASE("Who of a team is asked about is said whole, beside the way to take them off or above",
          "[screens]") {
  for (const test::Variant& variant : test::all_variants()) {
    const Stand form(named(test::all_screens(variant.settings), "form-team").view, variant.screen);
    const auto& words = book().in(variant.settings.language);
    const auto name = words(texts::TextKey::form_member, {{"n", "1"}});
    const auto& drawn = form.harness.tree().texts();
    const auto said = std::ranges::find(drawn, name, &ui::DrawnText::text);
    INFO(variant.name);
    REQUIRE(said != drawn.end());
    CHECK_FALSE(said->cut);
  }
}

TEST_CASE("The three sizes of text are whole in their sheet", "[screens]") {
  for (const test::Variant& variant : test::all_variants()) {
    const Stand sheet(named(test::all_screens(variant.settings), "sheet-size").view,
                      variant.screen);
    for (const char* id : {"text_size.normal", "text_size.large", "text_size.largest"}) {
      const ui::Node* size = sheet.harness.tree().by_id(id);
      INFO(variant.name << " " << id);
      REQUIRE(size != nullptr);
      CHECK(size->visible.h >= size->where.h - 1);
    }
  }
}

TEST_CASE("Larger letters and stronger contrast say their words beside every keyboard",
          "[screens]") {
  using texts::TextKey;
  for (const test::Variant& variant : test::all_variants())
    for (const std::string_view name : {"home", "form-name", "form-digits"})
      for (const TextKey key : {TextKey::frame_text_size, TextKey::frame_contrast}) {
        const Stand form(named(test::all_screens(variant.settings), name).view, variant.screen);
        const auto& word = book().in(variant.settings.language)[key];
        const auto& drawn = form.harness.tree().texts();
        INFO(name << " " << variant.name << " " << word);
        CHECK(std::ranges::count(drawn, word, &ui::DrawnText::text) == 1);
      }
}
