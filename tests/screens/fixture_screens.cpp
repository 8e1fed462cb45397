#include "tests/screens/fixtures.h"

namespace tsudoi::test {

namespace {

flow::HomeView home(Language l) {
  flow::HomeView view;
  view.cards = sample_cards(l);
  view.cards.resize(2);
  view.tiles.assign(flow::kHomeTiles.begin(), flow::kHomeTiles.end());
  return view;
}

flow::KeyboardView keyboard(input::Board board) {
  flow::KeyboardView view;
  view.board = board;
  if (board == input::Board::kana)
    view.candidates = {"花子",   "華子",   "はな子", "英子", "葉奈子",
                       "はなこ", "ハナコ", "花𠮷",   "髙﨑"};
  return view;
}

flow::BrowseView browse(Language l) {
  flow::BrowseView view;
  view.group = flow::Group::events;
  for (std::size_t i = 0; i < flow::kFilters; ++i)
    view.filters.push_back({static_cast<flow::Filter>(i), false});
  view.cards = sample_cards(l);
  return view;
}

flow::FormView form(Language l, std::vector<flow::FieldView> fields, flow::Words title) {
  flow::FormView view;
  view.steps = sample_confirm(l).steps;
  view.steps[1].state = flow::StepState::current;
  view.steps[2].state = view.steps[3].state = flow::StepState::ahead;
  view.step_title = std::move(title);
  view.fields = std::move(fields);
  return view;
}

flow::PrivacyView privacy(Language l) {
  return {said(l, "お申込みの ご連絡だけに 使います。", "Only to answer this sign-up."),
          said(l, "催しが おわってから 3か月", "Three months after the event"),
          said(l, "多摩市民館の 担当者", "Staff of Tama Civic Hall")};
}

/// Collects fixtures with the frame that each screen has.
class Album {
 public:
  explicit Album(const flow::Settings& settings) : settings_(settings) {}

  flow::FrameView& add(std::string name, flow::Screen screen, flow::ScreenView view) {
    all_.push_back({std::move(name), {frame_of(screen, settings_), std::move(view)}});
    return all_.back().view.frame;
  }
  std::vector<Fixture> take() { return std::move(all_); }

 private:
  flow::Settings settings_;
  std::vector<Fixture> all_;
};

void add_finding(Album& album, Language l) {
  using flow::Screen;
  album.add("home", Screen::home, home(l));
  auto empty = home(l);
  empty.cards.clear();
  album.add("home-quiet", Screen::home, empty).standing.office_reached.reset();
  album.add("home-enrol-again", Screen::home, home(l)).standing.must_enrol = true;
  album.add("home-was-damaged", Screen::home, home(l)).standing.troubles.add(Trouble::was_damaged);
  album.add("home-no-saving", Screen::home, home(l)).standing.no_saving = ErrorCode::disk_full;
  album.add("home-before-first-listing", Screen::home, flow::HomeView{}).title = {};
  album.add("home-clock-wrong", Screen::home, home(l)).clock = ClockTrust::uncertain;
  album.add("sheet-language", Screen::home, home(l)).sheet = flow::Sheet::language;
  album.add("sheet-size", Screen::home, home(l)).sheet = flow::Sheet::text_size;
  album.add("sheet-standing", Screen::home, home(l)).sheet = flow::Sheet::standing;
  auto& bad = album.add("sheet-standing-bad", Screen::home, home(l));
  bad.sheet = flow::Sheet::standing;
  bad.standing.troubles.bits = (1 << kTroubles) - 1;
  bad.standing.must_enrol = bad.standing.was_set_back = true;
  auto& list = album.add("browse", Screen::browse, browse(l));
  list.title = {};
  list.group = flow::Group::events;
  auto search = browse(l);
  search.search.text = "しょどう";
  search.search.caret = search.search.text.size();
  search.search.focused = true;
  search.keyboard = keyboard(input::Board::kana);
  search.filters[3].on = true;
  album.add("browse-search", Screen::browse, search).title = {};
  search.cards.clear();
  search.keyboard.reset();
  album.add("browse-none", Screen::browse, search).title = {};
  auto listing = sample_listing(l);
  album.add("listing", Screen::listing, listing).title = listing.card.title;
  listing.card = sample_cards(l)[5];
  listing.roles.clear();
  listing.can_start = flow::CanStart::no;
  listing.card.title.in_japanese = true;
  album.add("listing-long", Screen::listing, listing).title = listing.card.title;
}

void add_form(Album& album, Language l, const std::string& name, flow::FormView view) {
  album.add(name, flow::Screen::form, std::move(view)).title = sample_cards(l)[0].title;
}

void add_forms(Album& album, Language l) {
  auto name = form(l, name_fields(l), said(l, "お名前を おしえてください", "What is your name?"));
  name.privacy = privacy(l);
  name.keyboard = keyboard(input::Board::kana);
  add_form(album, l, "form-name", name);
  name.keyboard = keyboard(input::Board::letters);
  add_form(album, l, "form-letters", name);
  name.keyboard = keyboard(input::Board::romaji);
  add_form(album, l, "form-romaji", name);
  auto phone = form(l, {contact_fields(l)[0]}, said(l, "連絡先", "How can we reach you?"));
  phone.keyboard = keyboard(input::Board::digits);
  phone.keyboard->typing = flow::Typing::phone;
  add_form(album, l, "form-digits", phone);
  auto year = form(l, {contact_fields(l)[3]}, said(l, "あなたのこと", "About you"));
  year.fields[0].inputs[0].focused = true;
  year.keyboard = keyboard(input::Board::digits);
  year.keyboard->typing = l == Language::japanese ? flow::Typing::year : flow::Typing::digits;
  add_form(album, l, "form-year", year);
  auto mail = form(l, {contact_fields(l)[1]}, said(l, "連絡先", "How can we reach you?"));
  mail.keyboard = keyboard(input::Board::letters);
  mail.keyboard->typing = flow::Typing::email;
  add_form(album, l, "form-email", mail);
  add_form(album, l, "form-contact", form(l, contact_fields(l), said(l, "連絡先", "Contact")));
  add_form(album, l, "form-choices",
           form(l, chosen_fields(l), said(l, "あなたのこと", "About you")));
  add_form(album, l, "form-date", form(l, date_fields(l), said(l, "ご希望の日", "Your day")));
  add_form(album, l, "form-team", form(l, team_fields(l), said(l, "チーム", "Your team")));
  add_form(album, l, "form-consent",
           form(l, consent_fields(l), said(l, "おねがい", "Before you go")));
}

void add_ends(Album& album, Language l) {
  using flow::Screen;
  auto confirm = sample_confirm(l);
  album.add("confirm", Screen::confirm, confirm).title = confirm.card.title;
  confirm.not_saved = ErrorCode::disk_full;
  confirm.answers.resize(2);
  confirm.answers[1].problem = Problem::phone_digits;
  album.add("confirm-not-saved", Screen::confirm, confirm).title = confirm.card.title;
  album.add("slip", Screen::slip, sample_slip(l, Promise::confirmed)).seconds_left = 42;
  album.add("slip-received", Screen::slip, sample_slip(l, Promise::received)).seconds_left = 9;
  album.add("slip-noted", Screen::slip, sample_slip(l, Promise::noted)).seconds_left = 1;
  album.add("over-time", Screen::over_time, flow::OverTimeView{20}).seconds_left = 20;
}

}  // namespace

std::vector<Fixture> all_screens(const flow::Settings& settings) {
  Album album(settings);
  add_finding(album, settings.language);
  add_forms(album, settings.language);
  add_ends(album, settings.language);
  return album.take();
}

}  // namespace tsudoi::test
