#include "tests/flow/dump.h"

#include <sstream>

namespace tsudoi::test {
namespace {

using namespace flow;

struct DumpAnswer {
  std::ostream& out;
  void operator()(std::monostate) const {}
  void operator()(const std::string& text) const { out << text; }
  void operator()(const PersonName& name) const { out << name.written << name.reading; }
  void operator()(const PostalAddress& at) const { out << at.postal_code << at.line; }
  void operator()(std::int64_t number) const { out << number; }
  void operator()(AgeBand band) const { out << name_of(band); }
  void operator()(const std::vector<OptionId>& chosen) const {
    for (const OptionId& id : chosen) out << id.value << ',';
  }
  void operator()(Date date) const { out << to_iso(date); }
  void operator()(bool yes) const { out << yes; }
  void operator()(const ConsentGiven& consent) const { out << consent.given; }
  void operator()(const Guardian& one) const { out << one.name.written << one.phone; }
  void operator()(const std::vector<TeamMember>& team) const {
    for (const TeamMember& member : team) out << member.name.written;
  }
};

void dump_draft(std::ostream& out, const Draft& draft) {
  out << draft.listing.id.value << ' ' << draft.form.id.value << ' ' << draft.role.value << ' '
      << draft.step << draft.fixing << '\n';
  for (const auto session : draft.sessions) out << session << ',';
  for (const auto& [id, answer] : draft.chosen) {
    out << id.value << '=';
    std::visit(DumpAnswer{out}, answer);
    out << '\n';
  }
  for (const auto& [slot, composer] : draft.typed)
    out << slot.field.value << int(slot.part) << int(slot.member) << '=' << composer.text() << '|'
        << composer.reading() << '|' << composer.composing() << '|' << composer.caret() << '\n';
  for (const Slot& slot : draft.reading_by_hand) out << slot.field.value << " by hand\n";
  for (const auto& [id, members] : draft.members) out << id.value << int(members) << '\n';
  for (const FieldId& id : draft.checked) out << id.value << " checked\n";
}

}  // namespace

std::string dump(const State& state) {
  std::ostringstream out;
  out << int(state.screen) << int(state.group) << ' ' << state.search.text() << '\n';
  for (const ListingId& id : state.trail) out << id.value << '>';
  out << state.role.value << '\n';
  for (const auto session : state.sessions) out << session << ',';
  if (state.focus) out << state.focus->field.value << int(state.focus->part) << '\n';
  out << int(state.board) << int(state.saving) << state.not_saved.has_value() << '\n';
  if (state.draft) dump_draft(out, *state.draft);
  if (state.slip) out << state.slip->code << state.slip->listing.id.value << '\n';
  return out.str();
}

}  // namespace tsudoi::test
