// The shipped zstd dictionary for personal parts (assets/dictionary/personal-1.zdict): common
// names, readings and the shape of answers. It is part of the format: a new one is a new version of
// the personal part, and old ones stay.
#pragma once

#include "storage/base/bytes.h"

namespace tsudoi::codec {

ByteView personal_dictionary();

}  // namespace tsudoi::codec
