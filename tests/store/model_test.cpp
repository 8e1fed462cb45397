// Random intents against the stores and against plain maps; the whole states are compared after
// each one.
#include "tests/store/model.h"

#include "tests/store/scene.h"

using namespace tsudoi;
using namespace tsudoi::test;

namespace {

constexpr int kIntents = 120;

class Visitors {
 public:
  explicit Visitors(std::uint64_t seed) : chance_(make_seeded_random(seed)), world_(seed) {
    Listing listing = shodo();
    listing.roles.front().capacity = kModelSeats;
    world_.publish({listing});
    kiosk_.emplace(world_.new_kiosk("kiosk", {"tama"}));
    sync();
  }

  /// One intent on both sides; its name.
  std::string act() {
    switch (below(12)) {
      case 0:
      case 1:
      case 2: return sign_up();
      case 3: return withdraw();
      case 4:
      case 5: return attend();
      case 6: return count_heads();
      case 7: return undo();
      case 8: return freeze();
      case 9: return lose_answer();
      case 10: return sync();
      default: return reopen();
    }
  }

  const Remembered& expected() const { return model_.remembered(); }
  Remembered found() { return remembered_by(*kiosk_, world_.office()); }

 private:
  std::size_t below(std::size_t bound) { return read_be32(chance_->array<4>()) % bound; }
  const PublicId& one_of(const std::vector<PublicId>& ids) { return ids[below(ids.size())]; }

  /// The entry that the store has saved; none when it answered that this was done already.
  static std::optional<PublicId> id_in(const SavedOr& answer) {
    if (const auto* refusal = std::get_if<Refusal>(&answer)) {
      REQUIRE(*refusal == Refusal::already_done);
      return std::nullopt;
    }
    return std::get<SavedEntry>(answer).id;
  }

  std::string sign_up() {
    const SavedEntry saved = must(kiosk_->sign_up(sign_up_for(shodo(), hanako())));
    entries_[saved.id] = saved.entry;
    model_.sign_up(saved.id);
    return "sign up";
  }

  std::string withdraw() {
    if (model_.applied().empty()) return "nobody to withdraw";
    const PublicId& application = one_of(model_.applied());
    const auto saved = id_in(must(kiosk_->withdraw(application)));
    REQUIRE(saved.has_value() == !model_.is_withdrawn(application));
    if (saved) model_.withdraw(application);
    return "withdraw";
  }

  std::string attend() {
    if (model_.applied().empty()) return "nobody to attend";
    const PublicId& who = one_of(model_.applied());
    const EntryId& entry = entries_.at(who);
    const OwnEntry subject{entry.epoch, entry.counter};
    const auto saved = id_in(must(kiosk_->attend({shodo().id, 0, subject, SeenBy::code})));
    REQUIRE(saved.has_value() == !model_.is_in(who));
    if (saved) model_.attend(*saved, who);
    return "attend";
  }

  std::string count_heads() {
    const auto heads = static_cast<std::int32_t>(below(9)) - 2;
    const SavedEntry saved =
        must(kiosk_->count_heads({shodo().id, 0, {{AgeBand::forties, heads}}}));
    model_.count_heads(saved.id, heads);
    return "count heads";
  }

  std::string undo() {
    if (model_.seen_or_counted().empty()) return "nothing to undo";
    const PublicId& id = one_of(model_.seen_or_counted());
    const auto saved = id_in(must(kiosk_->undo(id, UndoReason::mistake)));
    REQUIRE(saved.has_value() == !model_.is_undone(id));
    if (saved) model_.undo(id);
    return "undo";
  }

  std::string freeze() {
    must(next_ask(*kiosk_, world_.seams()));
    model_.freeze();
    return "freeze";
  }

  std::string lose_answer() {
    world_.line().lose_answers = 1;
    const auto tried = sync_once(*kiosk_, world_.line(), world_.seams());
    REQUIRE(tried.error().code == ErrorCode::line_down);
    model_.lose_answer();
    return "sync with a lost answer";
  }

  std::string sync() {
    must(sync_once(*kiosk_, world_.line(), world_.seams()));
    model_.sync();
    return "sync";
  }

  std::string reopen() {
    kiosk_.reset();
    kiosk_.emplace(world_.open_kiosk("kiosk"));
    world_.reopen_office();
    model_.reopen();
    return "reopen";
  }

  std::unique_ptr<Random> chance_;
  World world_;
  std::optional<KioskStore> kiosk_;
  Model model_;
  std::map<PublicId, EntryId> entries_;
};

void live(std::uint64_t seed) {
  Visitors visitors(seed);
  std::string story = "seed " + std::to_string(seed) + ":";
  for (int i = 0; i < kIntents; ++i) {
    story += " " + visitors.act() + ",";
    const Remembered found = visitors.found();
    INFO(story << "\nexpected " << words_of(visitors.expected()) << "found " << words_of(found));
    REQUIRE(found == visitors.expected());
  }
}

}  // namespace

TEST_CASE("Whatever people do and the line loses, both stores remember what plain maps would",
          "[store][model]") {
  const std::uint64_t seeds = is_long_run() ? 200 : 3;
  for (std::uint64_t seed = 1; seed <= seeds; ++seed) live(seed);
}
