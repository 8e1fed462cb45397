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

class Tour {
 public:
  Tour(const TourOptions& options, const texts::TextBook& book, ui::Stage& stage, flow::World world)
      : options_(options),
        book_(book),
        stage_(stage),
        world_(world),
        state_(flow::fresh_state({0})) {}

  Result<void> walk(const flow::Settings& settings);
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

  const TourOptions& options_;
  const texts::TextBook& book_;
  ui::Stage& stage_;
  flow::World world_;
  flow::State state_;
  SteadyMs now_{0};
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
  const auto file =
      options_.out / (number.data() + name + "." + options_.language + "." + options_.size + "." +
                      options_.text_size + "." + options_.theme + ".png");
  const flow::View view = flow::view_of(state_, world_, now_);
  stage_.set(screens::ui_settings_of(view.frame.settings));
  return platform::draw_to_png(
      stage_, [&](ui::Ui& ui) { screens::draw(view, book_, ui); }, file);
}

Result<void> Tour::walk(const flow::Settings& settings) {
  act(flow::SetLanguage{settings.language});
  act(flow::SetTextSize{settings.text_size});
  act(flow::SetContrast{settings.contrast});
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

/// One listing for each kind, and for each form.
Result<void> Tour::walk_listings() {
  std::set<ListingKind> kinds;
  std::set<FormId> forms;
  for (const Listing& listing : world_.catalogue->listings()) {
    const bool new_kind = kinds.insert(listing.kind).second;
    const bool new_form = !listing.form.empty() && forms.insert(listing.form).second;
    if (!new_kind && !new_form) continue;
    act(flow::OpenListing{listing.id});
    TRY(draw("listing"));
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

Result<flow::Settings> settings_of(const TourOptions& options) {
  flow::Settings settings;
  const auto language = language_from_tag(options.language);
  if (!language) return fail(ErrorCode::wrong_use, "no language " + options.language);
  settings.language = *language;
  constexpr std::array<std::string_view, 3> kSizes{"normal", "large", "largest"};
  const auto size = std::find(kSizes.begin(), kSizes.end(), options.text_size);
  if (size == kSizes.end()) return fail(ErrorCode::wrong_use, "--text is normal, large or largest");
  settings.text_size = static_cast<flow::TextSize>(size - kSizes.begin());
  if (options.theme != "light" && options.theme != "contrast")
    return fail(ErrorCode::wrong_use, "--theme is light or contrast");
  if (options.theme == "contrast") settings.contrast = flow::Contrast::high;
  return settings;
}

/// What a kiosk holds, or without one a town of the tour's own.
struct Shown {
  flow::Published published;
  flow::SeatsLeft seats;
  CentreId centre;
  std::optional<KioskStore> store = {};  // the pictures
};

Result<Shown> shown_by(const TourOptions& options, const Ground& ground) {
  if (options.common.data.empty())
    return Shown{tour_town(tokyo_time(ground.clock->now()).date), tour_seats(), tour_centre()};
  TRY_ASSIGN(auto store, KioskStore::open(options.common.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(auto published, published_in(store));
  TRY_ASSIGN(auto seats, seats_left_in(store));
  const CentreId centre = store.identity().bundle.centre;
  return Shown{std::move(published), std::move(seats), centre, std::move(store)};
}

Result<std::unique_ptr<ui::Stage>> stage_for(const TourOptions& options) {
  const auto size = size_from(options.size);
  if (!size) return fail(ErrorCode::wrong_use, "--size wants WxH, for example 1080x1920");
  return ui::Stage::create({size->w, size->h});
}

}  // namespace

Result<void> draw_tour(const TourOptions& options) {
  const Ground ground = ground_of(options.common);
  TRY_ASSIGN(const auto settings, settings_of(options));
  TRY_ASSIGN(const auto stage, stage_for(options));
  TRY_ASSIGN(const auto book, texts::TextBook::load(texts_folder()));
  TRY_ASSIGN(auto shown, shown_by(options, ground));
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  if (problem) return fail(ErrorCode::disk_read_only, options.out.string());
  if (shown.store)
    stage->set_picture_source([&store = *shown.store](const ByteArray<32>& hash) {
      auto bytes = store.picture({hash});
      return bytes.ok() ? std::move(*bytes) : std::nullopt;
    });
  const flow::Catalogue catalogue(std::move(shown.published));
  const input::KanaConverter converter;
  flow::World world;
  world.now = ground.clock->now();
  world.catalogue = &catalogue;
  world.seats_left = &shown.seats;
  world.converter = &converter;
  world.own_centre = shown.centre;
  world.sync = {UnixSeconds{world.now.value - 420}, 0};
  Tour tour(options, book, *stage, world);
  TRY(tour.walk(settings));
  std::printf("%d screens drawn in %s\n", tour.drawn(), options.out.c_str());
  say(options.common, {{"screens", tour.drawn()}});
  return {};
}

}  // namespace tsudoi
