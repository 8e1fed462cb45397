#include "tests/sim/truth.h"

#include "tests/sim/ground.h"

namespace tsudoi::sim {

void Truth::save(Journal& journal, const PublicId& id, const SavedOnce& what) {
  if (!saved_.emplace(id, what).second) broken("I3: two entries have one identity");
  journal.push_back(id);
  newest_.push_back(id);
  saved_.at(id).is_of_lost_time = is_lost_time_;
  if (is_sign_up(what.kind)) sign_ups_.push_back(id);
}

void Truth::begin_lost_time() {
  is_lost_time_ = true;
  for (const PublicId& id : newest_) saved_.at(id).is_of_lost_time = true;
}

}  // namespace tsudoi::sim
