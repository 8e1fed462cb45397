// Answers that come whole: from a card, or as a line of JSON. They go where fingers would have put
// them, so that everything after is the same.
#include "kiosk/flow/draft.h"
#include "kiosk/flow/journey.h"

namespace tsudoi::flow {
namespace {

class Filler {
 public:
  Filler(Draft& draft, const Field& field) : draft_(draft), field_(field) {}

  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { type(Part::whole, text); }
  void operator()(std::int64_t number) const { type(Part::whole, std::to_string(number)); }
  void operator()(const PersonName& name) const { type_name(name, 0); }
  void operator()(const PostalAddress& address) const {
    type(Part::postal_code, address.postal_code);
    type(Part::line, address.line);
  }
  void operator()(const Guardian& guardian) const {
    type_name(guardian.name, 0);
    type(Part::phone, guardian.phone);
  }
  void operator()(const std::vector<TeamMember>& team) const {
    const auto count = std::min(team.size(), members_max(field_));
    draft_.members[field_.id] = static_cast<std::uint8_t>(count);
    for (std::uint8_t i = 0; i < count; ++i) {
      type_name(team[i].name, i);
      if (team[i].birth_year) type(Part::birth_year, std::to_string(*team[i].birth_year), i);
    }
  }
  template <class Chosen>
  void operator()(const Chosen& chosen) const {
    draft_.chosen[field_.id] = chosen;
  }

 private:
  void type_name(const PersonName& name, std::uint8_t member) const {
    type(Part::written, name.written, member);
    if (name.reading.empty()) return;
    type(Part::reading, name.reading, member);
    draft_.reading_by_hand.insert({field_.id, Part::reading, member});
  }
  void type(Part part, const std::string& text, std::uint8_t member = 0) const {
    const auto spec = spec_of(field_, part);
    if (!spec) return;
    auto& composer = draft_.typed[{field_.id, part, member}];
    composer = input::Composer(spec->characters_max);
    composer.set_text(text);
  }

  Draft& draft_;
  const Field& field_;
};

}  // namespace

void on(Journey& journey, const Fill& action) {
  Draft* draft = journey.open_draft();
  if (draft == nullptr) return;
  unfocus(journey);
  for (const auto& [id, answer] : action.answers)
    if (const Field* field = field_of(draft->form, id)) std::visit(Filler(*draft, *field), answer);
}

}  // namespace tsudoi::flow
