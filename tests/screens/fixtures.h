// Screens as residents would see them on one afternoon: views with long titles, rare kanji, every
// kind of field. No store, no clock.
#pragma once

#include <string>
#include <vector>

#include "kiosk/flow/view.h"

namespace tsudoi::test {

struct Fixture {
  std::string name;  // "form-name"
  flow::View view;
};

/// Every screen in `settings`, with the office's words in Japanese or English.
std::vector<Fixture> all_screens(const flow::Settings& settings);

// ---- Their parts
flow::FrameView frame_of(flow::Screen screen, const flow::Settings& settings);
std::vector<flow::CardView> sample_cards(Language language);
flow::ListingView sample_listing(Language language);
std::vector<flow::FieldView> name_fields(Language language);
std::vector<flow::FieldView> contact_fields(Language language);
std::vector<flow::FieldView> chosen_fields(Language language);
std::vector<flow::FieldView> date_fields(Language language);
std::vector<flow::FieldView> team_fields(Language language);
std::vector<flow::FieldView> consent_fields(Language language);
flow::ConfirmView sample_confirm(Language language);
flow::SlipView sample_slip(Language language, Promise promise);

/// The words of an office that translated everything.
flow::Words said(Language language, std::string ja, std::string en);

}  // namespace tsudoi::test
