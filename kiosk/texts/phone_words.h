// A phone number as screens tell it: the rule is the domain's, the office's pages have it too.
#pragma once

#include "storage/domain/phone.h"

namespace tsudoi::texts {

using tsudoi::grouped_phone;

}  // namespace tsudoi::texts
