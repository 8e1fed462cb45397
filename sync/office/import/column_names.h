// The column names of all layouts, as published, and what they mean to us.
#pragma once

#include <optional>

#include "sync/office/import/layout.h"

namespace tsudoi {

/// What a header cell means; empty: nothing that we use.
std::optional<Column> column_named(std::string_view header);

}  // namespace tsudoi
