// Draws every screen to PNG, by walking the journey as a resident would. Saves nothing: the store's
// answer is made up, from a key that is thrown away.
#include <cstdio>

#include "kiosk/app/kiosk.h"
#include "kiosk/flow/session.h"
#include "kiosk/platform/offscreen.h"
#include "kiosk/program/options.h"
#include "kiosk/program/tour_world.h"
#include "kiosk/screens/draw.h"

namespace tsudoi {
namespace {

class Tour {
 public:
  Tour(const TourOptions& options, const texts::TextBook& book, ui::Stage& stage, flow::World world)
      : options_(options),
        book_(book),
        stage_(stage),
        world_(world),
        state_(flow::fresh_state({0})) {}

  Result<void> walk();
  int drawn() const { return drawn_; }

 private:
  void act(const flow::Action& action);
  Result<void> draw(const char* name);
  Result<void> walk_browse();
  Result<void> walk_form();
  Result<void> walk_end();

  const TourOptions& options_;
  const texts::TextBook& book_;
  ui::Stage& stage_;
  flow::World world_;
  flow::State state_;
  SteadyMs now_{0};
  int drawn_ = 0;
};

void Tour::act(const flow::Action& action) {
  auto stepped = flow::step(std::move(state_), action, world_, now_);
  state_ = std::move(stepped.state);
}

Result<void> Tour::draw(const char* name) {
  std::array<char, 8> number{};
  std::snprintf(number.data(), number.size(), "%02d-", ++drawn_);
  const auto file = options_.out / (number.data() + std::string(name) + "." + options_.language +
                                    "." + options_.size + ".png");
  const flow::View view = flow::view_of(state_, world_, now_);
  stage_.set(screens::ui_settings_of(view.frame.settings));
  return platform::draw_to_png(
      stage_, [&](ui::Ui& ui) { screens::draw(view, book_, ui); }, file);
}

Result<void> Tour::walk() {
  act(flow::SetLanguage{*language_from_tag(options_.language)});
  TRY(draw("home"));
  act(flow::OpenSheet{flow::Sheet::language});
  TRY(draw("languages"));
  act(flow::OpenSheet{flow::Sheet::text_size});
  TRY(draw("text-size"));
  act(flow::OpenSheet{flow::Sheet::none});
  TRY(walk_browse());
  TRY(walk_form());
  return walk_end();
}

Result<void> Tour::walk_browse() {
  act(flow::OpenBrowse{flow::Group::all});
  TRY(draw("browse"));
  act(flow::Focus{{}});
  act(flow::PressKey{{input::KeyRole::character, "し"}});
  TRY(draw("search"));
  act(flow::ClearSearch{});
  act(flow::Unfocus{});
  act(flow::OpenListing{tour_listing()});
  return draw("listing");
}

/// Each step empty first, as a resident meets it, then filled.
Result<void> Tour::walk_form() {
  act(flow::StartForm{});
  TRY(draw("form-empty"));
  act(flow::NextStep{});
  TRY(draw("form-problem"));
  act(flow::Fill{tour_answers()});
  for (std::size_t i = 0; i < kFormLimits.steps_max && state_.screen == flow::Screen::form; ++i) {
    TRY(draw("form"));
    act(flow::NextStep{});
  }
  return draw("confirm");
}

Result<void> Tour::walk_end() {
  const auto random = make_seeded_random(1);
  const auto key = crypto::SigningKey::make(*random);
  for (const Promise promise : {Promise::confirmed, Promise::received}) {
    const flow::State before = state_;
    const PublicId id{random->array<16>()};
    const Slip slip{{random->array<16>()}, id, {}, promise, world_.now};
    act(flow::Confirm{});
    act(flow::Saved{id, slip_code_of(id), promise, make_slip(slip, key)});
    TRY(draw(promise == Promise::confirmed ? "slip-confirmed" : "slip-received"));
    if (promise == Promise::confirmed) state_ = before;
  }
  act(flow::Finish{});
  act(flow::OpenListing{tour_listing()});
  now_ = {now_.value + flow::kIdleMsMax + 1000};
  return draw("over-time");
}

/// What the store has, with the listing that shows every kind of field.
Result<flow::Published> catalogue_for(const TourOptions& options, const Ground& ground,
                                      Date today) {
  flow::Published all = tour_catalogue(today);
  if (options.common.data.empty()) return all;
  TRY_ASSIGN(const auto store, KioskStore::open(options.common.data, OpenTo::look, ground.seams()));
  TRY_ASSIGN(const auto listings, store.catalogue(CatalogueKind::listing));
  for (const Bytes& bytes : listings) {
    TRY_ASSIGN(Listing listing, codec::decode<Listing>(bytes));
    all.listings.push_back(std::move(listing));
  }
  return all;
}

Result<int> tour_with(const TourOptions& options) {
  const Ground ground = ground_of(options.common);
  const auto size = size_from(options.size);
  if (!size) return fail(ErrorCode::wrong_use, "--size wants WxH, for example 1080x1920");
  if (!language_from_tag(options.language))
    return fail(ErrorCode::wrong_use, "no language " + options.language);
  std::error_code problem;
  std::filesystem::create_directories(options.out, problem);
  if (problem) return fail(ErrorCode::disk_read_only, options.out.string());
  TRY_ASSIGN(const auto book, texts::TextBook::load(texts_folder()));
  TRY_ASSIGN(const auto stage, ui::Stage::create({size->w, size->h}));
  flow::World world;
  world.now = ground.clock->now();
  TRY_ASSIGN(auto published, catalogue_for(options, ground, world.today()));
  const flow::Catalogue catalogue(std::move(published));
  const flow::SeatsLeft seats{{{tour_listing(), {"participant"}}, 4}};
  const input::KanaConverter converter;
  world.catalogue = &catalogue;
  world.seats_left = &seats;
  world.converter = &converter;
  world.own_centre = {"shimin"};
  world.sync = {UnixSeconds{world.now.value - 420}, 0};
  Tour tour(options, book, *stage, world);
  TRY(tour.walk());
  std::printf("%d screens drawn in %s\n", tour.drawn(), options.out.c_str());
  return static_cast<int>(ExitCode::done);
}

}  // namespace

int draw_tour(const TourOptions& options) {
  const auto outcome = tour_with(options);
  return outcome.ok() ? *outcome : refuse(outcome.error());
}

}  // namespace tsudoi
