#include "tests/flow/visit.h"

#include "storage/domain/characters.h"

namespace tsudoi::test {

using namespace flow;
using input::KeyRole;

Visit::Visit(Town built) : town(std::move(built)), state(fresh_state(now)) {}

void Visit::does(const Action& action) {
  now.value += 100;
  Stepped stepped = step(std::move(state), action, town.world(), now);
  state = std::move(stepped.state);
  for (Effect& effect : stepped.effects) effects.push_back(std::move(effect));
}

void Visit::wait_ms(std::int64_t ms) {
  now.value += ms - 100;
  does(Tick{});
}

void Visit::type(std::initializer_list<const char*> keys) {
  for (const char* key : keys) does(PressKey{{KeyRole::character, key}});
}

void Visit::press(KeyRole role) {
  does(PressKey{{role, {}}});
}

void Visit::focus(const char* field, Part part, std::uint8_t member) {
  does(Focus{{{field}, part, member}});
}

void Visit::start_form(const ListingId& listing) {
  does(OpenListing{listing});
  if (shown<ListingView>().can_start == CanStart::choose_role)
    does(ChooseRole{shown<ListingView>().roles.front().role});
  if (shown<ListingView>().can_start == CanStart::choose_session)
    does(ToggleSession{shown<ListingView>().sessions.back().index});
  does(StartForm{});
}

void Visit::answer_input(const InputView& input, FieldKind kind) {
  const auto type_text = [&](const std::string& text) {
    does(Focus{input.slot});
    for (std::size_t at = 0; at < text.size();) {
      const std::string key = first_characters(std::string_view(text).substr(at), 1);
      does(PressKey{{KeyRole::character, key}});
      at += key.size();
    }
  };
  switch (input.slot.part) {
    case Part::reading: return;  // fills itself
    case Part::postal_code: return type_text("214-0014");
    case Part::phone: return type_text("09012345678");
    case Part::birth_year: return type_text("2010");
    default: break;
  }
  if (kind == FieldKind::phone) return type_text("0449337133");
  if (kind == FieldKind::email) return type_text("hanako@example.jp");
  if (kind == FieldKind::birth_year) return type_text("1980");
  if (kind == FieldKind::number) return type_text("2");
  type_text("はなこ");
}

void Visit::answer(const FieldView& field) {
  for (const InputView& input : field.inputs) answer_input(input, field.kind);
  switch (field.kind) {
    case FieldKind::choice:
    case FieldKind::choices: return does(ChooseOption{field.id, field.options.front().option});
    case FieldKind::age_band: return does(ChooseAgeBand{field.id, AgeBand::forties});
    case FieldKind::yes_no: return does(AnswerYesNo{field.id, YesNo::no});
    case FieldKind::consent: return does(GiveConsent{field.id, YesNo::yes});
    case FieldKind::date: return does(PickDate{field.id, day("2026-12-01")});
    default: return;
  }
}

void Visit::answer_step() {
  for (const FieldView& field : shown<FormView>().fields) answer(field);
  does(NextStep{});
}

void Visit::answer_form() {
  for (int step = 0; step < 9 && screen() == Screen::form; ++step) answer_step();
}

void Visit::is_saved(Promise promise) {
  does(Saved{PublicId{}, "4K7-29F-QX0", promise, Bytes{1, 2, 3}});
}

}  // namespace tsudoi::test
