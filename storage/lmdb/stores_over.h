// Whether a store of this process takes no more writes: a flush failed, so that nobody knows what
// is on the disk, or its map is gone (F08). Nothing but opening it again mends that; whoever keeps
// a store open for long asks now and then, and opens it again or ends to be started again.
//
// Thread: any.
#pragma once

namespace tsudoi::lmdb {

bool is_one_over();

}  // namespace tsudoi::lmdb
