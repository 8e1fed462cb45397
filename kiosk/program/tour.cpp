// Draws every screen to PNG, by walking the journey as a resident would: every group, every kind of
// listing, every form with each of its steps empty and filled. Saves nothing: the store's answer is
// made up, from a key that is thrown away.
#include <algorithm>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <set>

#include "kiosk/app/published.h"
#include "kiosk/flow/session.h"
#include "kiosk/flow/step.h"
#include "kiosk/platform/offscreen.h"
#include "kiosk/program/options.h"
#include "kiosk/program/tour_world.h"
#include "kiosk/screens/draw.h"
#include "sync/frames.h"

namespace tsudoi {
namespace {

bool shows_problem(const flow::View& view) {
  const auto* form = std::get_if<flow::FormView>(&view.screen);
  return form != nullptr && std::ranges::any_of(form->fields, [](const auto& field) {
           return field.problem.has_value();
         });
}

/// How the screens are seen in one walk.
struct Look {
  Size2 size;
  flow::Settings settings;
  std::string name;  // "ja.1080x1920.normal.light"
};

class Tour {
 public:
  Tour(const std::filesystem::path& out, const texts::TextBook& book, ui::Stage& stage,
       flow::World world)
      : out_(out), book_(book), stage_(stage), world_(world), state_(flow::fresh_state({0})) {}

  Result<void> walk(const Look& look);
  int drawn() const { return drawn_; }

 private:
  void act(const flow::Action& action);
  Result<void> draw(const std::string& name);
  Result<void> walk_home();
  Result<void> walk_browse();
  Result<void> walk_listings();
  Result<void> walk_form();
  Result<void> walk_end();
  template <class T>
  T screen() const {
    return std::get<T>(flow::view_of(state_, world_, now_).screen);
  }

  const std::filesystem::path& out_;
  const texts::TextBook& book_;
  ui::Stage& stage_;
  flow::World world_;
  flow::State state_;
  SteadyMs now_{0};
  std::string look_;  // its name
  int drawn_ = 0;
  bool ended_ = false;  // one end is like the other
};

void Tour::act(const flow::Action& action) {
  auto stepped = flow::step(std::move(state_), action, world_, now_);
  state_ = std::move(stepped.state);
}

Result<void> Tour::draw(const std::string& name) {
  std::array<char, 8> number{};
  std::snprintf(number.data(), number.size(), "%03d-", ++drawn_);
  const auto file = out_ / (number.data() + name + "." + look_ + ".png");
  const flow::View view = flow::view_of(state_, world_, now_);
  stage_.forget();  // what was scrolled for the picture before
  stage_.set(screens::ui_settings_of(view.frame.settings));
  return platform::draw_to_png(
      stage_, [&](ui::Ui& ui) { screens::draw(view, book_, ui); }, file);
}

Result<void> Tour::walk(const Look& look) {
  look_ = look.name;
  act(flow::SetLanguage{look.settings.language});
  act(flow::SetTextSize{look.settings.text_size});
  act(flow::SetContrast{look.settings.contrast});
  TRY(walk_home());
  TRY(walk_browse());
  return walk_listings();
}

Result<void> Tour::walk_home() {
  const flow::World with_listings = world_;
  const flow::Catalogue nothing({});
  world_.catalogue = &nothing;
  world_.sync = {};
  TRY(draw("home-before-first-sync"));
  world_ = with_listings;
  TRY(draw("home"));
  act(flow::OpenSheet{flow::Sheet::language});
  TRY(draw("languages"));
  act(flow::OpenSheet{flow::Sheet::text_size});
  TRY(draw("text-size"));
  act(flow::OpenSheet{flow::Sheet::standing});
  TRY(draw("standing"));
  act(flow::OpenSheet{flow::Sheet::none});
  act(flow::SetReach{flow::Reach::low});
  TRY(draw("home-low"));
  act(flow::SetReach{flow::Reach::normal});
  return {};
}

Result<void> Tour::walk_browse() {
  for (const flow::Group group : flow::kHomeTiles) {
    act(flow::OpenBrowse{group});
    TRY(draw("browse"));
    act(flow::StartOver{});
  }
  act(flow::OpenBrowse{flow::Group::all});
  act(flow::Focus{{}});
  act(flow::PressKey{{input::KeyRole::character, "し"}});
  TRY(draw("search"));
  for (int i = 0; i < 8; ++i) act(flow::PressKey{{input::KeyRole::character, "ん"}});
  act(flow::Unfocus{});
  TRY(draw("search-nothing"));
  act(flow::StartOver{});
  return {};
}

/// One listing for each kind, and for each form one where it can be filled in now.
Result<void> Tour::walk_listings() {
  std::set<ListingKind> kinds;
  std::set<FormId> forms;
  for (const Listing& listing : world_.catalogue->listings()) {
    act(flow::OpenListing{listing.id});
    const bool opens =
        !listing.form.empty() && screen<flow::ListingView>().can_start != flow::CanStart::no;
    const bool new_kind = kinds.insert(listing.kind).second;
    const bool new_form = opens && forms.insert(listing.form).second;
    if (new_kind || new_form) TRY(draw("listing"));
    if (new_form) TRY(walk_form());
    act(flow::StartOver{});
  }
  return {};
}

/// Each step empty first, as a resident meets it, then filled.
Result<void> Tour::walk_form() {
  if (screen<flow::ListingView>().can_start == flow::CanStart::choose_role)
    act(flow::ChooseRole{screen<flow::ListingView>().roles.front().role});
  for (const flow::SessionView& session : screen<flow::ListingView>().sessions)
    if (session.can_choose && screen<flow::ListingView>().can_start != flow::CanStart::yes)
      act(flow::ToggleSession{session.index});
  act(flow::StartForm{});
  if (state_.screen != flow::Screen::form) return {};
  TRY(draw("form-empty"));
  const flow::State before = state_;
  act(flow::NextStep{});
  if (shows_problem(flow::view_of(state_, world_, now_))) TRY(draw("form-problem"));
  state_ = before;
  act(flow::Fill{tour_answers(state_.draft->form, world_.today())});
  for (std::size_t i = 0; i < kFormLimits.steps_max && state_.screen == flow::Screen::form; ++i) {
    TRY(draw("form"));
    act(flow::NextStep{});
  }
  if (state_.screen != flow::Screen::confirm)
    return fail(ErrorCode::refused, "the answers do not fit form " + state_.draft->form.id.value);
  TRY(draw("confirm"));
  const bool ends_here = state_.draft->listing.kind == ListingKind::event && !ended_;
  ended_ = ended_ || ends_here;
  return ends_here ? walk_end() : Result<void>();
}

Result<void> Tour::walk_end() {
  const flow::State before = state_;
  act(flow::Confirm{});
  act(flow::NotSaved{ErrorCode::disk_full});
  TRY(draw("not-saved"));
  const auto random = make_seeded_random(1);
  const auto key = crypto::SigningKey::make(*random);
  for (const Promise promise : {Promise::confirmed, Promise::received, Promise::noted}) {
    state_ = before;
    const PublicId id{random->array<16>()};
    const Slip slip{{random->array<16>()}, id, {}, promise, world_.now};
    act(flow::Confirm{});
    act(flow::Saved{id, slip_code_of(id), promise, make_slip(slip, key)});
    TRY(draw("slip"));
  }
  act(flow::SeeNextSteps{});
  const SteadyMs begun = now_;
  now_ = {now_.value + flow::kIdleMsMax + 1000};
  TRY(draw("over-time"));
  now_ = begun;
  return {};
}

Result<Look> look_of(const std::string& size, const std::string& language,
                     const std::string& text_size, const std::string& theme) {
  Look look;
  look.name = language + "." + size + "." + text_size + "." + theme;
  const auto pixels = size_from(size);
  if (!pixels) return fail(ErrorCode::wrong_use, "--size wants WxH, for example 1080x1920");
  look.size = *pixels;
  const auto known = language_from_tag(language);
  if (!known) return fail(ErrorCode::wrong_use, "no language " + language);
  look.settings.language = *known;
  constexpr std::array<std::string_view, 3> kSizes{"normal", "large", "largest"};
  const auto step = std::ranges::find(kSizes, text_size);
  if (step == kSizes.end()) return fail(ErrorCode::wrong_use, "--text is normal, large or largest");
  look.settings.text_size = static_cast<flow::TextSize>(step - kSizes.begin());
  if (theme != "light" && theme != "contrast")
    return fail(ErrorCode::wrong_use, "--theme is light or contrast");
  if (theme == "contrast") look.settings.contrast = flow::Contrast::high;
  return look;
}

Result<std::vector<Look>> looks_of(const TourOptions& options) {
  std::vector<Look> looks;
  for (const std::string& size : options.sizes)
    for (const std::string& language : options.languages)
      for (const std::string& text_size : options.text_sizes)
        for (const std::string& theme : options.themes) {
          TRY_ASSIGN(Look look, look_of(size, language, text_size, theme));
          looks.push_back(std::move(look));
        }
  return looks;
}

/// What a kiosk holds, or without one a town of the tour's own.
struct Shown {
  flow::Published published;
  flow::SeatsLeft seats;
  CentreId centre;
  UnixSeconds now;
  flow::SyncStatus sync;
  ClockTrust clock = ClockTrust::trusted;
  std::optional<KioskStore> store = {};  // the pictures
};

Result<Shown> shown_by(const TourOptions& options, const Ground& ground) {
  if (options.common.data.empty()) {
    const UnixSeconds now = ground.clock->now();
    flow::SyncStatus sync;
    sync.office_reached = UnixSeconds{now.value - 420};
    return Shown{tour_town(tokyo_time(now).date), tour_seats(), tour_centre(), now, sync};
  }
  TRY_ASSIGN(auto store, KioskStore::open(options.common.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(auto published, published_in(store));
  TRY_ASSIGN(auto seats, seats_left_in(store));
  TRY_ASSIGN(const auto sync, sync_status_of(store));
  return Shown{
      std::move(published), std::move(seats), store.identity().bundle.centre, store.now(), sync,
      store.clock_trust(),  std::move(store)};
}

Result<std::unique_ptr<ui::Stage>> stage_for(const Look& look, const Shown& shown) {
  TRY_ASSIGN(auto stage, ui::Stage::create({look.size.w, look.size.h}));
  if (shown.store)
    stage->set_picture_source([&store = *shown.store](const ByteArray<32>& hash) {
      auto bytes = store.picture({hash});
      return bytes.ok() ? std::move(*bytes) : std::nullopt;
    });
  return stage;
}

}  // namespace

Result<void> draw_tour(const TourOptions& options) {
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(const auto looks, looks_of(options));
  TRY_ASSIGN(const auto book, texts::TextBook::load(texts_folder()));
  TRY_ASSIGN(auto shown, shown_by(options, ground));
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  if (problem) return fail(ErrorCode::disk_read_only, options.out.string());
  const flow::Catalogue catalogue(std::move(shown.published));
  const input::KanaConverter converter;
  flow::World world;
  world.now = shown.now;
  world.clock = shown.clock;
  world.catalogue = &catalogue;
  world.seats_left = &shown.seats;
  world.converter = &converter;
  world.own_centre = shown.centre;
  world.sync = shown.sync;
  int drawn = 0;
  for (const Look& look : looks) {
    TRY_ASSIGN(const auto stage, stage_for(look, shown));
    Tour tour(options.out, book, *stage, world);
    TRY(tour.walk(look));
    drawn += tour.drawn();
  }
  std::printf("%d screens drawn in %s\n", drawn, options.out.c_str());
  say(options.common, {{"screens", drawn}});
  return {};
}

}  // namespace tsudoi
