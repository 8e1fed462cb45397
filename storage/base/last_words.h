// What a program says when it must end at once, because there is no memory left to go on with: one
// plain sentence and exit code 1, in place of an abort. Stores are whole after any end.
//
// It also covers what no `catch` reaches: a destructor of an outside library that allocates (the
// JSON library's does), and other threads. Pinned by tests/failnth.
#pragma once

namespace tsudoi {

/// Once, first thing in main().
void prepare_last_words();

/// Says it. Needs no memory. -> the exit code
int say_no_memory();

}  // namespace tsudoi
