#include "kiosk/program/full_use.h"

#include <iconv.h>

#include <array>

#include "kiosk/program/tour_world.h"

namespace tsudoi {
namespace {

void visit_form(Kiosk& kiosk, const std::function<void()>& show) {
  const flow::View view = kiosk.view();
  const auto& listing = std::get<flow::ListingView>(view.screen);
  if (listing.can_start == flow::CanStart::choose_role)
    kiosk.act(flow::ChooseRole{listing.roles.front().role});
  for (const flow::SessionView& session : listing.sessions)
    if (session.can_choose && listing.can_start != flow::CanStart::yes)
      kiosk.act(flow::ToggleSession{session.index});
  kiosk.act(flow::StartForm{});
  if (kiosk.state().screen != flow::Screen::form) return;
  show();
  kiosk.act(flow::Fill{tour_answers(kiosk.state().draft->form, kiosk.world().today())});
  for (std::size_t i = 0; i <= kFormLimits.steps_max; ++i) {
    show();
    kiosk.act(flow::NextStep{});
  }
}

/// One character, or two that are written as one; empty where the table has none.
std::string character_at(iconv_t table, std::array<char, 3> code, std::size_t bytes) {
  std::array<char, 16> out{};
  char* from = code.data();
  char* to = out.data();
  std::size_t room = out.size();
  ::iconv(table, nullptr, nullptr, nullptr, nullptr);
  const bool is_there = ::iconv(table, &from, &bytes, &to, &room) != std::size_t(-1) &&
                        ::iconv(table, nullptr, nullptr, &to, &room) != std::size_t(-1);
  return is_there ? std::string(out.data(), to) : std::string();
}

/// One row of the table: 94 places. `plane` 1 or 2.
std::string row_of(iconv_t table, int plane, int row) {
  constexpr int kFirst = 0xa1;
  constexpr int kLast = 0xfe;
  std::string words;
  for (int cell = kFirst; cell <= kLast; ++cell) {
    const auto high = static_cast<char>(row);
    const auto low = static_cast<char>(cell);
    words += plane == 1 ? character_at(table, {high, low, 0}, 2)
                        : character_at(table, {static_cast<char>(0x8f), high, low}, 3);
  }
  return words;
}

}  // namespace

void visit_screens(Kiosk& kiosk, const std::function<void()>& show) {
  const auto see = [&](const flow::Action& action) {
    kiosk.act(action);
    show();
  };
  for (const Language language : {Language::japanese, Language::english}) {
    see(flow::SetLanguage{language});
    for (const flow::Group group : flow::kHomeTiles) {
      see(flow::OpenBrowse{group});
      kiosk.act(flow::StartOver{});
      kiosk.act(flow::SetLanguage{language});
    }
    for (const Listing& listing : kiosk.catalogue().listings()) {
      see(flow::OpenListing{listing.id});
      visit_form(kiosk, show);
      kiosk.act(flow::StartOver{});
      kiosk.act(flow::SetLanguage{language});
    }
  }
  see(flow::StartOver{});
}

std::vector<std::string> pages_of_characters() {
  constexpr int kRowsOfPage = 8;
  std::vector<std::string> pages;
  const iconv_t table = ::iconv_open("UTF-8", "EUC-JISX0213");
  if (table == iconv_t(-1)) return pages;
  int rows = 0;
  for (const int plane : {1, 2})
    for (int row = 0xa1; row <= 0xfe; ++row) {
      const std::string words = row_of(table, plane, row);
      if (words.empty()) continue;
      if (rows++ % kRowsOfPage == 0) pages.emplace_back();
      pages.back() += words + "\n";
    }
  ::iconv_close(table);
  return pages;
}

void draw_characters(ui::Ui& ui, const std::string& page, ui::Weight weight) {
  const ui::TextStyle style{.step = ui::TextStep::caption, .weight = weight};
  ui.text({0, 0, ui.screen().w, 0}, style, page);
}

}  // namespace tsudoi
