#include <random>

#include "tests/flow/visit.h"
#include "tests/support/catch.h"

using namespace tsudoi;
using namespace tsudoi::flow;
using namespace tsudoi::test;

namespace {

constexpr int kActions = 100'000;
constexpr std::uint32_t kSeed = 20261121;

/// Does at random whatever the screen offers, and now and then what it does not.
class Monkey {
 public:
  explicit Monkey(std::uint32_t seed) : random_(seed) {}

  Action next(const View& view) {
    if (one_in(25)) return anywhere();
    return std::visit([this](const auto& screen) { return on_screen(screen); }, view.screen);
  }
  bool one_in(unsigned many) { return random_() % many == 0; }

 private:
  template <class T>
  const T& any(const std::vector<T>& things) {
    return things[random_() % things.size()];
  }

  Action anywhere() {
    switch (random_() % 11) {
      case 0: return Back{};
      case 1: return SetLanguage{static_cast<Language>(random_() % kLanguages)};
      case 2: return Tick{};
      case 3: return ExtendTime{};
      case 4: return FixField{{}};
      case 5: return OpenSheet{Sheet::text_size};
      case 6: return Saved{};
      case 7: return StartForm{};
      case 8: return NextStep{};
      case 9: return Focus{{{"name"}, Part::written, 7}};
      default: return one_in(4) ? Action(StartOver{}) : Action(Touched{});
    }
  }

  Action on_screen(const HomeView& home) {
    if (!home.cards.empty() && one_in(3)) return OpenListing{any(home.cards).listing};
    return OpenBrowse{any(home.tiles)};
  }
  Action on_screen(const BrowseView& browse) {
    if (browse.keyboard && !one_in(4)) return key(*browse.keyboard);
    if (one_in(8)) return Focus{};
    if (!browse.filters.empty() && one_in(6)) return ToggleFilter{any(browse.filters).filter};
    if (browse.cards.empty()) return one_in(2) ? Action(ClearSearch{}) : Action(ShowAll{});
    return OpenListing{any(browse.cards).listing};
  }
  Action on_screen(const ListingView& listing) {
    if (one_in(6)) return Back{};
    if (!listing.roles.empty() && one_in(3)) return ChooseRole{any(listing.roles).role};
    if (!listing.sessions.empty() && one_in(3)) return ToggleSession{any(listing.sessions).index};
    if (!listing.next_steps.empty() && one_in(5))
      return OpenListing{any(listing.next_steps).listing};
    return StartForm{};
  }
  Action on_screen(const FormView& form) {
    if (one_in(10)) return NextStep{};
    if (form.keyboard && one_in(2)) return key(*form.keyboard);
    return form.fields.empty() ? Action(NextStep{}) : in_field(any(form.fields));
  }
  Action on_screen(const ConfirmView& confirm) {
    if (confirm.saving) return one_in(4) ? Action(NotSaved{}) : Action(Saved{{}, "CODE", {}, {1}});
    if (one_in(4)) return FixField{any(confirm.answers).field};
    return Confirm{};
  }
  Action on_screen(const SlipView&) {
    return one_in(3) ? Action(SeeNextSteps{}) : Action(Finish{});
  }
  Action on_screen(const OverTimeView&) {
    return one_in(2) ? Action(ExtendTime{}) : Action(StartOver{});
  }

  Action key(const KeyboardView& keyboard) {
    if (!keyboard.candidates.empty() && one_in(5))
      return ChooseCandidate{static_cast<std::uint16_t>(random_() % keyboard.candidates.size())};
    if (one_in(20)) return ReopenWord{};
    if (one_in(40)) return PressKey{{one_in(2) ? input::KeyRole::left : input::KeyRole::right, {}}};
    const auto rows = input::rows_of(keyboard.board, keyboard.typing);
    const input::KeyRow row = rows[random_() % rows.size()];
    return PressKey{input::press_of(row[random_() % row.size()], keyboard.shift)};
  }

  /// Mostly a right answer, so that the monkey reaches the end.
  Action in_field(const FieldView& field) {
    if (!field.inputs.empty()) return in_inputs(field);
    switch (field.kind) {
      case FieldKind::age_band:
        return ChooseAgeBand{field.id, static_cast<AgeBand>(random_() % 11)};
      case FieldKind::yes_no: return AnswerYesNo{field.id, YesNo::yes};
      case FieldKind::consent: return GiveConsent{field.id, one_in(9) ? YesNo::no : YesNo::yes};
      case FieldKind::date:
        return one_in(3) ? Action(TurnMonth{field.id, 1})
                         : Action(PickDate{field.id, any(field.days).date});
      default: return ChooseOption{field.id, any(field.options).option};
    }
  }
  Action in_inputs(const FieldView& field) {
    if (field.kind == FieldKind::team && one_in(4))
      return one_in(2) ? Action(AddMember{field.id}) : Action(RemoveMember{field.id, 0});
    const InputView& input = any(field.inputs);
    if (!input.focused) return Focus{input.slot};
    return PressKey{{input::KeyRole::character, right_key(input, field.kind)}};
  }
  static std::string right_key(const InputView& input, FieldKind kind) {
    const auto next = [&](std::string_view want) {
      const std::size_t at = input.text.size();
      return std::string(want.substr(at < want.size() ? at : 0, 1));
    };
    if (input.slot.part == Part::birth_year || kind == FieldKind::birth_year) return next("1980");
    if (input.slot.part == Part::postal_code) return next("2140014");
    if (input.typing == Typing::phone || input.typing == Typing::digits) return next("0449337133");
    return input.typing == Typing::email ? next("a@bc.jp") : "あ";
  }

  std::mt19937 random_;
};

/// Whatever the screen, home is two presses away at most.
bool home_is_reachable(const Visit& visit) {
  Visit copy = visit;
  copy.does(StartOver{});
  return copy.screen() == Screen::home && !copy.state.draft && !copy.state.slip;
}

}  // namespace

TEST_CASE("A monkey never breaks the journey and can always go home", "[flow]") {
  Visit visit;
  Monkey monkey(kSeed);
  std::size_t saves = 0, slips = 0;
  for (int i = 0; i < kActions; ++i) {
    if (monkey.one_in(200)) visit.wait_ms(61'000);
    visit.does(monkey.next(visit.view()));
    saves += visit.asked_for<SaveApplication>().size();
    slips += visit.state.slip.has_value();
    visit.effects.clear();
    if (i % 1000 == 0) REQUIRE(home_is_reachable(visit));
  }
  INFO("seed " << kSeed);
  CHECK(saves > 0);
  CHECK(slips > 0);
}
