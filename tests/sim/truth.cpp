#include "tests/sim/truth.h"

#include "tests/sim/ground.h"

namespace tsudoi::sim {

void Truth::save(Journal& journal, const PublicId& id, const SavedOnce& what) {
  if (!saved_.emplace(id, what).second) broken("I3: two entries have one identity");
  journal.push_back(id);
  if (is_sign_up(what.kind)) sign_ups_.push_back(id);
}

}  // namespace tsudoi::sim
