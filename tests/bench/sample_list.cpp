#include "tests/bench/sample_list.h"

#include <cstdio>
#include <cstdlib>

#include "kiosk/flow/session.h"
#include "storage/base/crypto.h"
#include "storage/base/files.h"
#include "sync/office/import/events.h"
#include "sync/office/import/facilities.h"
#include "sync/office/import/forms.h"

namespace tsudoi {
namespace {

constexpr std::size_t kFileBytesMax = 4 << 20;
constexpr std::int64_t kFrameMs = 16;
constexpr float kWheelSteps = 0.25f;  // 24 pixels a frame: a list that was thrown, half-way
constexpr const char* kCentre = "sakura-shimin";

template <class T>
T must(Result<T> result) {
  if (result.ok()) return std::move(result).value();
  std::fprintf(stderr, "%s\n", sentence_for(result.error()).c_str());
  std::exit(2);
}

std::filesystem::path sample(const std::string& name) {
  return std::filesystem::path(TSUDOI_SAMPLE_DIR) / name;
}
Bytes bytes_of(const std::string& name) {
  return must(read_file(sample(name), kFileBytesMax));
}

/// What the sample calls today, in the morning.
LocalTime sample_now() {
  return {date_from_iso("2026-11-21").value(), Minutes{10 * 60}};
}

ImportOptions options_for(const std::string& name) {
  ImportOptions options;
  options.publisher = "sample";
  options.file_name = name;
  options.as_of = sample_now().date;
  return options;
}

/// As the office publishes it, pictures by their hashes.
flow::Published sample_town(std::map<ByteArray<32>, Bytes>& pictures) {
  flow::Published town;
  for (auto& [listing, fate, shown, stem] :
       must(import_events(bytes_of("events.csv"), options_for("events.csv"), {})).listings) {
    if (!stem.empty()) {
      Bytes bytes = bytes_of("pictures/" + stem + ".png");
      listing.picture = ContentHash{crypto::hash(bytes)};
      pictures.emplace(listing.picture->value, std::move(bytes));
    }
    town.listings.push_back(std::move(listing));
  }
  for (auto& imported :
       must(import_facilities(bytes_of("facilities.csv"), options_for("facilities.csv"), {}))
           .centres)
    town.centres.push_back(std::move(imported.centre));
  town.forms = must(read_forms(text_of(bytes_of("forms.toml")), "forms.toml")).forms;
  return town;
}

}  // namespace

SampleList::SampleList(ui::Stage& stage)
    : stage_(stage),
      book_(must(texts::TextBook::load(TSUDOI_TEXTS_DIR))),
      catalogue_(std::make_unique<flow::Catalogue>(sample_town(pictures_))),
      state_(flow::fresh_state(now_)) {
  stage_.set_picture_source([this](const ByteArray<32>& hash) -> std::optional<Bytes> {
    const auto at = pictures_.find(hash);
    return at == pictures_.end() ? std::nullopt : std::optional(at->second);
  });
  state_.screen = flow::Screen::browse;
}

flow::View SampleList::view() const {
  flow::World world;
  world.catalogue = catalogue_.get();
  world.seats_left = &seats_left_;
  world.converter = &converter_;
  world.own_centre = {kCentre};
  world.now = from_tokyo(sample_now());
  world.sync = {world.now, 0};
  return flow::view_of(state_, world, now_);
}

ui::FrameResult SampleList::frame() {
  const bool down = frames_++ / kFramesEachWay % 2 == 0;
  now_.value += kFrameMs;
  const flow::View shown = view();
  stage_.set(screens::ui_settings_of(shown.frame.settings));
  const ui::PointerEvent wheel{
      ui::PointerEvent::Kind::wheel, {500, 900}, down ? -kWheelSteps : kWheelSteps};
  return stage_.frame({&wheel, 1}, now_, [&](ui::Ui& ui) { screens::draw(shown, book_, ui); });
}

}  // namespace tsudoi
