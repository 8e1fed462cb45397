// One resident at the kiosk: does actions, keeps the state, remembers what was asked of the world.
#pragma once

#include "kiosk/flow/session.h"
#include "kiosk/flow/step.h"
#include "tests/flow/town.h"

namespace tsudoi::test {

class Visit {
 public:
  explicit Visit(Town town = Town());

  void does(const flow::Action& action);
  void wait_ms(std::int64_t ms);  // nobody touches; the program ticks
  void type(std::initializer_list<const char*> keys);
  void press(input::KeyRole role);
  void focus(const char* field, flow::Part part = flow::Part::whole, std::uint8_t member = 0);

  /// Home -> listing -> the form's first step, with the first role and session if they must be
  /// chosen.
  void start_form(const ListingId& listing);
  /// Answers every field of the step shown, whatever its kind, with what is right.
  void answer_step();
  /// To the confirm screen.
  void answer_form();
  void is_saved(Promise promise = Promise::received);

  flow::View view() const { return flow::view_of(state, town.world(), now); }
  flow::Screen screen() const { return view().frame.screen; }
  template <class T>
  T shown() const {
    return std::get<T>(view().screen);
  }
  template <class T>
  std::vector<T> asked_for() const {
    std::vector<T> found;
    for (const flow::Effect& effect : effects)
      if (const T* one = std::get_if<T>(&effect)) found.push_back(*one);
    return found;
  }

  Town town;
  flow::State state;
  SteadyMs now{1'000'000};
  std::vector<flow::Effect> effects;

 private:
  void answer(const flow::FieldView& field);
  void answer_input(const flow::InputView& input, FieldKind kind);
};

}  // namespace tsudoi::test
