// Memory of a process that forks for each image: what it holds, a fork must copy the tables of.
#pragma once

namespace tsudoi::powercut {

/// LMDB callocs 2 MB for each store that it opens and touches little of it. From the kernel these
/// pages are zero already; from the heap they are cleared, and copied at each fork. To be called
/// before the first store is opened: an allocator that has met such a piece keeps it.
void keep_heap_small();

}  // namespace tsudoi::powercut
