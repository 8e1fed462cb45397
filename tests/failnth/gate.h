// Inside the program under test: says which call fails.
//
// Thread: any. Allocates nothing and calls nothing that is watched.
#pragma once

#include "tests/failnth/control.h"

namespace tsudoi::failnth {

/// Of the descriptor that the test gave; null before there is one.
Control* control();

/// Counts the call, if the fault that is wanted could be of its kind. -> whether it fails now
bool strikes(Call call);

/// errno for a call that fails.
int error_number(Fault fault);

}  // namespace tsudoi::failnth
